import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { type Database, folderDatabase, serverDatabase } from './database.js';
import { createShop, type PaymentService, type Recovery, type Shop } from './shop.js';

/** How a shop is started. */
export interface StartOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Closed together with the shop. */
  readonly database: Database;
  readonly service?: PaymentService | null;
}

/** A shop that listens on a port. */
export interface RunningShop extends Omit<Shop, 'app' | 'recover'> {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Resolves once it has caught up with the time when it did not run. */
  readonly recovered: Promise<Recovery>;
  /** Frees the port, open connections included. */
  close(): Promise<void>;
}

/** Starts the shop on a port of localhost; rejects where it cannot listen. */
export async function startShop({ port, database, service = null }: StartOptions): Promise<RunningShop> {
  const server = createServer().listen(port, 'localhost');
  try {
    await once(server, 'listening');
  } catch (error) {
    await database.close();
    throw error;
  }
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { app, orders, sandbox, recover } = createShop({ database, url, service });
  server.on('request', getRequestListener(app.fetch));
  const recovered = recover();
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await recovered;
    await database.close();
  };
  return { url, orders, sandbox, recovered, close };
}

function openDatabase({ DATABASE_URL, DATA_FOLDER }: NodeJS.ProcessEnv): Promise<Database> {
  return DATABASE_URL
    ? serverDatabase(DATABASE_URL)
    : folderDatabase(DATA_FOLDER ?? join(import.meta.dirname, '.data'));
}

/** The sandbox of another process, where one is named. */
function serviceFrom({ IAMPORT_API_URL, IMP_KEY, IMP_SECRET }: NodeJS.ProcessEnv): PaymentService | null {
  if (!IAMPORT_API_URL) return null;
  return { url: IAMPORT_API_URL.replace(/\/$/, ''), impKey: IMP_KEY ?? 'demo', impSecret: IMP_SECRET ?? 'demo' };
}

async function main(): Promise<void> {
  const port = Number(process.env.PORT ?? 5173);
  try {
    const database = await openDatabase(process.env);
    const shop = await startShop({ port, database, service: serviceFrom(process.env) });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void shop.close());
    console.log(`The demo shop is open at ${shop.url} (no real payment is made, Ctrl-C closes it)`);
    console.log(`Orders are kept in ${database.place}`);
    const { asked, released } = await shop.recovered;
    console.log(`Caught up: asked about ${asked} payments, released ${released.length} orders`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    console.error(
      code === 'EADDRINUSE' ? `Port ${port} is in use: choose another one with PORT=5174 npm start` : message || code,
    );
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
