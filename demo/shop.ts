import { createRequire } from 'node:module';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { cors } from 'hono/cors';
import { createSandbox, type Sandbox } from 'iamport-elements/sandbox';
import {
  completeHandler,
  IamportClient,
  OrderRefusal,
  prepareHandler,
  returnHandler,
  type Shop as ServerShop,
  verifyPayment,
  webhookHandler,
} from 'iamport-elements/server';
import { findProduct, nameOf, type Product } from './catalogue.js';
import type { Database } from './database.js';
import { Orders, type Road } from './orders.js';
import { createPlayground } from './playground.js';
import { type Language, texts } from './texts.js';
import { cataloguePage, notFoundPage, productPage } from './views/catalogue.js';
import type { View } from './views/layout.js';
import { orderPage } from './views/order.js';
import { resultPage } from './views/result.js';
import { statusPage } from './views/status.js';

/** A payment service that is reached over HTTP: a sandbox in another process. */
export interface PaymentService {
  /** Without a slash at the end. */
  readonly url: string;
  readonly impKey: string;
  readonly impSecret: string;
}

/** What a shop stands on. */
export interface ShopOptions {
  readonly database: Database;
  /** Its own address, without a slash at the end. */
  readonly url: string;
  /** Default: the sandbox under its own `/sandbox`. */
  readonly service?: PaymentService | null;
}

/** What a shop did about the time when it was not there. */
export interface Recovery {
  /** How many payments it asked about. */
  readonly asked: number;
  /** The orders of which it released the goods. */
  readonly released: readonly string[];
}

/** The shop with its orders, and the sandbox that stands in for the payment service. */
export interface Shop {
  readonly app: Hono;
  readonly orders: Orders;
  readonly sandbox: Sandbox;
  /** Catches up with what happened while no shop ran; never rejects. */
  recover(): Promise<Recovery>;
}

const script = createRequire(import.meta.url).resolve('iamport-elements/iamport-elements.js');

/** Makes the shop; it holds no port. */
export function createShop({ database, url, service = null }: ShopOptions): Shop {
  const app = new Hono();
  const orders = new Orders(database);
  const noticeUrl = `${url}/payments/webhook`;
  const sandbox = createSandbox({ base: '/sandbox', noticeUrl });
  const { impKey, impSecret } = service ?? { impKey: 'demo', impSecret: 'demo' };
  const client = new IamportClient({ impKey, impSecret, baseUrl: service?.url ?? `${url}/sandbox` });
  const report = (error: unknown): void => console.error(error);

  const viewOf = (c: Context): View => ({
    language: languageOf(c),
    url: new URL(c.req.url),
    sandbox: service?.url ?? '/sandbox',
    playground: service === null,
  });

  /** What the library's handlers need, for payments that are heard of on this road. */
  const heardBy = (road: Road): ServerShop => ({
    client,
    report,
    orders: {
      settle: async (payment, decide) => {
        const decision = await orders.by(road).settle(payment, decide);
        // The payment is settled, whatever becomes of the goods: the next release takes along what is left.
        if (decision?.verdict === 'paid') await orders.release().catch(report);
        return decision;
      },
    },
  });

  // A tag that was copied from the playground pays on any page.
  for (const path of ['/orders/prepare', '/payments/complete']) app.use(path, cors());

  app.get('/', (c) => c.html(cataloguePage(viewOf(c))));

  app.get('/products/:id', (c) => {
    const product = findProduct(c.req.param('id'));
    return product ? c.html(productPage(viewOf(c), product)) : c.notFound();
  });

  app.post('/orders', async (c) => {
    const { product, quantity = '1' }: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
    const wanted = wantedFrom({ product: String(product), quantity: String(quantity) });
    if (!wanted || isShort(wanted)) return c.notFound();
    const { merchantUid } = await orders.create(wanted.product, wanted.quantity);
    return c.redirect(`/orders/${merchantUid}`, 303);
  });

  app.post('/orders/prepare', (c) => {
    // A tag on another site's page says which: nothing else of the buyer is known here.
    const asked = c.req.query('language');
    const language = asked === 'ko' || asked === 'en' ? asked : languageOf(c);
    const create = async (fields: Readonly<Partial<Record<string, string>>>) => {
      const wanted = wantedFrom(fields);
      if (!wanted) throw new OrderRefusal(texts[language].notSold);
      const { product, quantity } = wanted;
      if (isShort(wanted)) throw new OrderRefusal(texts[language].soldOut(product.stock ?? 0));
      const { merchantUid, amount } = await orders.create(product, quantity);
      return { merchantUid, amount, name: nameOf(product, quantity, language) };
    };
    return prepareHandler(heardBy('verify'), { create })(c.req.raw);
  });

  app.get('/orders/:merchantUid', async (c) => {
    const order = await orders.find(c.req.param('merchantUid'));
    if (!order) return c.notFound();
    // An order that has its payment must not show a way to pay it again, not even after the Back button.
    if (order.status !== 'open') return c.redirect(`/orders/${order.merchantUid}/status`, 303);
    return c.html(orderPage(viewOf(c), order));
  });

  app.get('/orders/:merchantUid/status', async (c) => {
    const order = await orders.find(c.req.param('merchantUid'));
    if (!order) return c.notFound();
    const history = await orders.history(order.merchantUid);
    const isRemembered = (impUid: string) => service !== null || sandbox.payments.find(impUid) !== undefined;
    return c.html(statusPage(viewOf(c), order, history, isRemembered));
  });

  // The status page asks whether it has become old.
  app.get('/orders/:merchantUid/state', async (c) => {
    const order = await orders.find(c.req.param('merchantUid'));
    return order ? c.json({ status: order.status }) : c.json({ status: null }, 404);
  });

  app.get('/result', (c) => c.html(resultPage(viewOf(c))));

  app.all('/payments/complete', (c) => completeHandler(heardBy('verify'))(c.req.raw));
  app.all('/payments/webhook', (c) => webhookHandler(heardBy('webhook'))(c.req.raw));
  app.all('/payments/return', (c) =>
    returnHandler(heardBy('return'), {
      to: ({ merchantUid }) => `/orders/${encodeURIComponent(merchantUid ?? 'unknown')}/status`,
    })(c.req.raw),
  );

  if (service === null) app.route('/playground', createPlayground({ orders, sandbox, noticeUrl, viewOf }));
  app.all('/sandbox', (c) => sandbox.fetch(c.req.raw));
  app.all('/sandbox/*', (c) => sandbox.fetch(c.req.raw));
  app.get('/iamport-elements.js', serveStatic({ path: script }));
  app.get('/iamport-elements.js.map', serveStatic({ path: `${script}.map` }));
  app.get('/public/*', serveStatic({ root: import.meta.dirname }));
  app.notFound((c) => c.html(notFoundPage(viewOf(c)), 404));

  async function recover(): Promise<Recovery> {
    try {
      const unsettled = await orders.unsettled();
      for (const names of unsettled) await verifyPayment({ client, orders: orders.by('start') }, names).catch(report);
      return { asked: unsettled.length, released: await orders.release() };
    } catch (error) {
      report(error);
      return { asked: 0, released: [] };
    }
  }

  return { app, orders, sandbox, recover };
}

/** So many of a product. */
interface Wanted {
  readonly product: Product;
  readonly quantity: number;
}

/** What a form asks for; null where the shop has no such thing, or not in such a number. */
function wantedFrom({ product: id = '', quantity = '1' }: Readonly<Partial<Record<string, string>>>): Wanted | null {
  const product = findProduct(id);
  return product && /^[1-5]$/.test(quantity) ? { product, quantity: Number(quantity) } : null;
}

/** There are not so many left. */
const isShort = ({ product: { stock = Number.POSITIVE_INFINITY }, quantity }: Wanted): boolean => quantity > stock;

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
