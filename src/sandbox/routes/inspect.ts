import { type Context, Hono } from 'hono';
import { isRestFaultName, restFaultNames } from '../faults.js';
import { cancelAtConsole, depositInto } from '../merchant.js';
import { isRecord } from '../message.js';
import type { SandboxPayment } from '../payment.js';
import { RestError } from '../rest-error.js';
import { inputs, parseInput, readInput } from '../rest-input.js';
import { isScenarioName, scenarioNames } from '../scenarios.js';
import type { Service } from './context.js';

/** What a test may see and change over HTTP. */
export function inspectRoutes(service: Service): Hono {
  const { notices } = service;
  const routes = new Hono({ strict: false });

  routes.onError((error, c) => {
    if (!(error instanceof RestError)) throw error;
    return c.json({ error: error.message }, error.status);
  });

  routes.get('/inspect/payments', (c) => {
    const merchantUid = c.req.query('merchant_uid');
    const all = service.payments.list();
    return c.json(merchantUid === undefined ? all : all.filter((payment) => payment.merchant_uid === merchantUid));
  });

  routes.get('/inspect/payments/:impUid', (c) => {
    const payment = service.payments.find(c.req.param('impUid'));
    return payment ? c.json(payment) : c.json({ error: 'no such payment' }, 404);
  });

  // Money arrives in the virtual account.
  routes.post('/inspect/payments/:impUid/deposit', async (c) => {
    const { amount } = parseInput(inputs.deposit, await readInput(c.req.raw));
    return done(c, (payment) => depositInto(notices, payment, amount));
  });

  // The merchant cancels in the vendor's console.
  routes.post('/inspect/payments/:impUid/cancel', async (c) => {
    const { amount, reason } = parseInput(inputs.cancel, await readInput(c.req.raw));
    return done(c, (payment) => cancelAtConsole(notices, payment, { amount: amount ?? 0, reason: reason || null }));
  });

  routes.delete('/inspect/payments', (c) => {
    service.payments.clear();
    return c.body(null, 204);
  });

  routes.get('/inspect/scenario', (c) => c.json({ scenario: service.scenario }));

  routes.put('/inspect/scenario', async (c) => {
    const body: unknown = await c.req.json().catch(() => null);
    const scenario = isRecord(body) ? body.scenario : undefined;
    if (scenario !== null && !isScenarioName(scenario))
      return c.json({ error: 'no such scenario', scenarioNames }, 400);
    service.scenario = scenario;
    return c.json({ scenario });
  });

  routes.get('/inspect/fault', (c) => c.json(service.fault ?? { name: null }));

  routes.put('/inspect/fault', async (c) => {
    const body: unknown = await c.req.json().catch(() => null);
    const { name, times } = isRecord(body) ? body : {};
    if (name !== null && !isRestFaultName(name)) return c.json({ error: 'no such fault', restFaultNames }, 400);
    if (times !== undefined && !(Number.isInteger(times) && Number(times) > 0))
      return c.json({ error: 'times is a whole number above 0' }, 400);
    service.fault = name === null ? null : { name, ...(times !== undefined && { times: Number(times) }) };
    return c.json(service.fault ?? { name: null });
  });

  // With `?settled` the answer waits until none is under way.
  routes.get('/inspect/notices', async (c) => {
    if (c.req.query('settled') !== undefined) await notices.settled();
    return c.json(notices.list());
  });

  routes.delete('/inspect/notices', (c) => {
    notices.clear();
    return c.body(null, 204);
  });

  function done(c: Context, act: (payment: SandboxPayment) => string | null): Response {
    const payment = service.payments.find(c.req.param('impUid') ?? '');
    if (!payment) return c.json({ error: 'no such payment' }, 404);
    const refusal = act(payment);
    return refusal === null ? c.json(payment) : c.json({ error: refusal }, 409);
  }

  return routes;
}
