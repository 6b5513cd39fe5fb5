import { type Context, Hono } from 'hono';
import { channelsFor, createSandbox, pgs, type Sandbox } from 'iamport-elements/sandbox';
import { adviceFor } from './advice.js';
import { choicesOf, devices, type PlayedDevice, serviceOf } from './choices.js';
import type { Orders } from './orders.js';
import type { View } from './views/layout.js';
import { playgroundPage } from './views/playground.js';
import { recordsView } from './views/records.js';
import { returnStage, tagStage } from './views/stage.js';

/** What the playground stands on. */
export interface PlaygroundOptions {
  readonly orders: Orders;
  /** The shop's own: payments of the playground are among its payments. */
  readonly sandbox: Sandbox;
  readonly noticeUrl: string;
  readonly viewOf: (c: Context) => View;
}

/** The page to try the tag on, and all that it is made of. */
export function createPlayground({ orders, sandbox, noticeUrl, viewOf }: PlaygroundOptions): Hono {
  const routes = new Hono();
  const services = new Map<string, Sandbox>();

  routes.get('/', (c) => c.html(playgroundPage(viewOf(c), choicesOf(c.req.query(), viewOf(c).language))));

  routes.get('/stage', (c) => {
    const view = viewOf(c);
    return c.html(tagStage(view, choicesOf(c.req.query(), view.language)));
  });

  routes.get('/result', (c) => {
    const view = viewOf(c);
    return c.html(returnStage(view, choicesOf(c.req.query(), view.language).language));
  });

  routes.get('/advice/:code', async (c) => {
    const code = c.req.param('code');
    const advice = /^[a-z-]{1,40}$/.test(code) ? await adviceFor(code, viewOf(c).language) : null;
    return advice ? c.json(advice) : c.notFound();
  });

  routes.get('/records/:merchantUid', async (c) => {
    const order = await orders.find(c.req.param('merchantUid'));
    if (!order) return c.notFound();
    const history = await orders.history(order.merchantUid);
    return c.html(recordsView(viewOf(c), order, history, sandbox.payments.findByMerchantUid(order.merchantUid)));
  });

  routes.all('/service/:device/:pg/*', (c) => {
    const { device = '', pg = '' } = c.req.param() as Record<string, string>;
    const played = Object.hasOwn(devices, device) ? devices[device as PlayedDevice] : undefined;
    if (!(played || device === 'browser') || !pgs.some(({ code }) => code === pg)) return c.notFound();
    const headers = new Headers(c.req.raw.headers);
    if (played) headers.set('user-agent', played);
    return serviceAt(serviceOf(pg, device as PlayedDevice)).fetch(new Request(c.req.raw, { headers }));
  });

  function serviceAt(base: string): Sandbox {
    const pg = base.split('/').pop() ?? '';
    const channels = channelsFor(pg);
    const service = services.get(base) ?? createSandbox({ base, channels, payments: sandbox.payments, noticeUrl });
    services.set(base, service);
    return service;
  }

  return routes;
}
