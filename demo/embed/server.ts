import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Sandbox } from 'iamport-elements/sandbox';
import { serveSandbox } from 'iamport-elements/sandbox/node';
import { completeHandler, IamportClient, prepareHandler, type Shop, webhookHandler } from 'iamport-elements/server';
import type { Language } from '../texts.js';
import { type Example, examples } from './examples.js';
import { listPage } from './list.js';
import { ExampleOrders } from './orders.js';
import { createPages, type PagesOptions, prototype, siteOf } from './pages.js';
import { startPhp } from './php.js';

/** The examples on a port of localhost, with a sandbox on another. */
export interface RunningExamples {
  /** Without a slash at the end; the list is at `/embed/`. */
  readonly url: string;
  readonly orders: ExampleOrders;
  readonly sandbox: Sandbox;
  /** PDO's name for the database of the PHP example; null where there is no PHP. */
  readonly phpDatabase: string | null;
  /** Whether its page can be opened here. */
  isThere(example: Example): boolean;
  /** Frees the ports. */
  close(): Promise<void>;
}

const script = createRequire(import.meta.url).resolve('iamport-elements/iamport-elements.js');

/** Where the examples listen (0 takes any free port), and what stands beside them. */
export interface ExamplesOptions extends Pick<PagesOptions, 'more'> {
  readonly port: number;
}

/** Starts every example that is there. */
export async function startExamples({ port, more }: ExamplesOptions): Promise<RunningExamples> {
  const server = createServer().listen(port, 'localhost');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  // As with the vendor's own, its address is another origin than the shop's.
  const service = await serveSandbox({ port: 0, noticeUrl: `${url}/payments/webhook` });
  const php = await startPhp(service.url);
  const orders = new ExampleOrders();
  const client = new IamportClient({ impKey: 'demo', impSecret: 'demo', baseUrl: service.url });
  const shop: Shop = { client, orders };
  const isThere = ({ name, kind }: Example): boolean => {
    if (kind === 'built') return existsSync(join(siteOf(name), 'index.html'));
    return name === 'euc-kr' ? existsSync(prototype) : kind !== 'php' || php !== null;
  };

  const app = new Hono();
  const create = prepareHandler(shop, {
    create: ({ product = '', quantity = '1' }) => orders.create(product, Number(quantity)),
  });
  app.on('POST', ['/orders', '/orders/prepare'], (c) => create(c.req.raw));
  app.get('/orders/:merchantUid', (c) => {
    const order = orders.find(c.req.param('merchantUid'));
    return order ? c.json(order) : c.notFound();
  });
  app.all('/payments/complete', (c) => completeHandler(shop)(c.req.raw));
  app.all('/payments/webhook', (c) => webhookHandler(shop)(c.req.raw));
  app.get('/iamport-elements.js', serveStatic({ path: script }));
  app.get('/iamport-elements.js.map', serveStatic({ path: `${script}.map` }));
  app.get('/public/*', serveStatic({ root: join(import.meta.dirname, '..') }));
  app.get('/favicon.ico', (c) => c.redirect('/public/leaf.svg'));
  app.get('/', (c) => c.redirect('/embed/'));
  app.get('/embed', (c) => c.redirect('/embed/'));
  app.get('/embed/', (c) => {
    const language: Language = c.req.query('lang') === 'en' ? 'en' : 'ko';
    return c.html(listPage(language, examples, isThere));
  });
  app.route('/', createPages({ sdkUrl: `${service.url}/v1/iamport.js`, php, ...(more && { more }) }));
  server.on('request', getRequestListener(app.fetch));

  const close = async () => {
    server.close();
    server.closeAllConnections();
    php?.close();
    await service.close();
  };
  return { url, orders, sandbox: service.sandbox, phpDatabase: php?.database ?? null, isThere, close };
}

async function main(): Promise<void> {
  const port = Number(process.env.PORT ?? 5174);
  try {
    const { url, isThere, close } = await startExamples({ port });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
    console.log(`The examples are at ${url}/embed/ (no real payment is made, Ctrl-C closes them)`);
    const missing = examples.filter((example) => !isThere(example));
    if (missing.length) console.log(`Not there: ${missing.map(({ title }) => title).join(', ')}`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    console.error(code === 'EADDRINUSE' ? `Port ${port} is in use: PORT=5175 npm run embed` : message);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
