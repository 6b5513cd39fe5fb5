import type { MiddlewareHandler } from 'hono';
import { type Fault, type FaultName, faultNames, faults, isFaultName } from '../faults.js';
import { unauthorized } from '../rest-error.js';
import type { Service } from './context.js';

/**
 * Lets one place misbehave: as its address asks, where `fault` names how, `times` says how often and `retry` how often it
 * has, or as the service's own fault does.
 */
export function faulty(service: Service, place: Fault['place']): MiddlewareHandler {
  return async (c, next) => {
    const { fault: name, times = Number.POSITIVE_INFINITY, retry = 0 } = c.req.query();
    if (name !== undefined && !isFaultName(name))
      return c.text(`There is no fault "${name}", only ${faultNames.join(', ')}.`, 400);
    const isOver = Number(retry) >= Number(times);
    const fault = name === undefined ? spend(service, place) : isOver ? null : faultAt(place, name);
    if (!fault) return next();
    await pause(fault.delay ?? 0);
    if (fault.status === 401) throw unauthorized();
    if (fault.status)
      return c.html(`<!doctype html><title>${fault.status}</title><p>${fault.status}</p>`, fault.status);
    await next();
    const text = await c.res.text();
    c.res = new Response(text.slice(0, text.length * (fault.part ?? 1)), c.res);
    if (fault.type) c.header('content-type', fault.type);
    c.header('cache-control', 'no-store');
  };
}

function faultAt(place: Fault['place'], name: FaultName): Fault | null {
  const fault: Fault = faults[name];
  return fault.place === place ? fault : null;
}

// The service's fault, which one more call has met.
function spend(service: Service, place: Fault['place']): Fault | null {
  const standing = service.fault;
  const fault = standing && faultAt(place, standing.name);
  if (standing?.times !== undefined && fault) {
    standing.times -= 1;
    if (standing.times <= 0) service.fault = null;
  }
  return fault;
}

// Nothing is left behind by a wait without an end: neither a timer nor, once the server closes, a connection.
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (Number.isFinite(milliseconds)) setTimeout(resolve, milliseconds);
  });
}
