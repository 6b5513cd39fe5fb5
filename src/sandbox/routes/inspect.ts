import { Hono } from 'hono';
import { isRecord } from '../message.js';
import { isScenarioName, scenarioNames } from '../scenarios.js';
import type { Service } from './context.js';

/** What a test may see and change over HTTP. */
export function inspectRoutes(service: Service): Hono {
  const routes = new Hono({ strict: false });

  routes.get('/inspect/payments', (c) => {
    const merchantUid = c.req.query('merchant_uid');
    const all = service.payments.list();
    return c.json(merchantUid === undefined ? all : all.filter((payment) => payment.merchant_uid === merchantUid));
  });

  routes.get('/inspect/payments/:impUid', (c) => {
    const payment = service.payments.find(c.req.param('impUid'));
    return payment ? c.json(payment) : c.json({ error: 'no such payment' }, 404);
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

  return routes;
}
