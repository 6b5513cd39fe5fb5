import { createRequire } from 'node:module';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createSandbox, type Sandbox } from 'iamport-elements/sandbox';
import { findProduct } from './catalogue.js';
import { Orders } from './orders.js';
import { completePayment } from './payments.js';
import type { Language } from './texts.js';
import { cataloguePage, notFoundPage, productPage } from './views/catalogue.js';
import type { View } from './views/layout.js';
import { orderPage } from './views/order.js';
import { resultPage } from './views/result.js';
import { statusPage } from './views/status.js';

/** The shop with its orders, and the sandbox that stands in for the payment service. */
export interface Shop {
  readonly app: Hono;
  readonly orders: Orders;
  readonly sandbox: Sandbox;
}

const script = createRequire(import.meta.url).resolve('iamport-elements/iamport-elements.js');

/** Makes the shop; it holds no port. */
export function createShop(): Shop {
  const app = new Hono();
  const orders = new Orders();
  const sandbox = createSandbox({ base: '/sandbox' });

  app.get('/', (c) => c.html(cataloguePage(viewOf(c))));

  app.get('/products/:id', (c) => {
    const product = findProduct(c.req.param('id'));
    return product ? c.html(productPage(viewOf(c), product)) : c.notFound();
  });

  app.post('/orders', async (c) => {
    const form = await c.req.parseBody();
    const product = findProduct(String(form.product));
    const quantity = Number(form.quantity ?? 1);
    if (!product || !Number.isInteger(quantity) || quantity < 1 || quantity > 5) return c.notFound();
    return c.redirect(`/orders/${orders.create(product, quantity).merchantUid}`, 303);
  });

  app.get('/orders/:merchantUid', (c) => {
    const order = orders.find(c.req.param('merchantUid'));
    if (!order) return c.notFound();
    // An order that has its payment must not show a way to pay it again, not even after the Back button.
    if (order.status !== 'waiting') return c.redirect(`/orders/${order.merchantUid}/status`, 303);
    return c.html(orderPage(viewOf(c), order));
  });

  app.get('/orders/:merchantUid/status', (c) => {
    const order = orders.find(c.req.param('merchantUid'));
    if (!order) return c.notFound();
    return c.html(statusPage(viewOf(c), order, order.impUid ? sandbox.payments.find(order.impUid) : undefined));
  });

  app.get('/result', (c) => c.html(resultPage(viewOf(c))));

  app.post('/payments/complete', async (c) => {
    const form = await c.req.parseBody();
    const [impUid, merchantUid] = [form.imp_uid, form.merchant_uid].map((value) => String(value ?? ''));
    const { status, body } = completePayment(sandbox, orders, { impUid, merchantUid });
    return c.json(body, status);
  });

  app.all('/sandbox', (c) => sandbox.fetch(c.req.raw));
  app.all('/sandbox/*', (c) => sandbox.fetch(c.req.raw));
  app.get('/iamport-elements.js', serveStatic({ path: script }));
  app.get('/iamport-elements.js.map', serveStatic({ path: `${script}.map` }));
  app.get('/public/*', serveStatic({ root: import.meta.dirname }));
  app.notFound((c) => c.html(notFoundPage(viewOf(c)), 404));

  return { app, orders, sandbox };
}

function viewOf(c: Context): View {
  return { language: languageOf(c), url: new URL(c.req.url) };
}

/** The language that was switched to, else the browser's. */
function languageOf(c: Context): Language {
  const chosen = c.req.query('lang');
  if (chosen === 'ko' || chosen === 'en') {
    setCookie(c, 'lang', chosen, { sameSite: 'Lax' });
    return chosen;
  }
  const kept = getCookie(c, 'lang');
  if (kept === 'ko' || kept === 'en') return kept;
  return /^(?:ko|\*|$)/i.test(c.req.header('accept-language') ?? '') ? 'ko' : 'en';
}
