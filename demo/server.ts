import type { Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import { createShop, type Shop } from './shop.js';

/** A shop that listens on a port. */
export interface RunningShop extends Omit<Shop, 'app'> {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Frees the port, open connections included. */
  close(): Promise<void>;
}

/** Starts the shop on a port of localhost, 0 taking any free one; rejects where it cannot listen. */
export async function startShop({ port }: { port: number }): Promise<RunningShop> {
  const { app, orders, sandbox } = createShop();
  const server = serve({ fetch: app.fetch, port, hostname: 'localhost' }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve).once('error', reject);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${taken}`, orders, sandbox, close };
}

async function main(): Promise<void> {
  const port = Number(process.env.PORT ?? 5173);
  try {
    const shop = await startShop({ port });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void shop.close());
    console.log(`The demo shop is open at ${shop.url} (no real payment is made, Ctrl-C closes it)`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    console.error(
      code === 'EADDRINUSE' ? `Port ${port} is in use: choose another one with PORT=5174 npm start` : message,
    );
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
