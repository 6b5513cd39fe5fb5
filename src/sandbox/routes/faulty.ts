import type { MiddlewareHandler } from 'hono';
import { type Fault, faultNames, faults, isFaultName } from '../faults.js';

/** Lets one place misbehave as its address asks: `fault` names how, `times` says how often, `retry` how often it has. */
export function faulty(place: Fault['place']): MiddlewareHandler {
  return async (c, next) => {
    const { fault: name, times = Number.POSITIVE_INFINITY, retry = 0 } = c.req.query();
    if (name === undefined) return next();
    if (!isFaultName(name)) return c.text(`There is no fault "${name}", only ${faultNames.join(', ')}.`, 400);
    const fault: Fault = faults[name];
    if (fault.place !== place || Number(retry) >= Number(times)) return next();
    await pause(fault.delay ?? 0);
    if (fault.status) return c.html(`<!doctype html><title>${name}</title><p>${name}</p>`, fault.status);
    await next();
    const text = await c.res.text();
    c.res = new Response(text.slice(0, text.length * (fault.part ?? 1)), c.res);
    if (fault.type) c.header('content-type', fault.type);
    c.header('cache-control', 'no-store');
  };
}

// Nothing is left behind by a wait without an end: neither a timer nor, once the server closes, a connection.
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (Number.isFinite(milliseconds)) setTimeout(resolve, milliseconds);
  });
}
