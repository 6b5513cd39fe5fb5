import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { getRequestListener, serve } from '@hono/node-server';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';

/** Where a sandbox listens, and how it is set up. */
export interface ServeOptions extends SandboxOptions {
  /** Default 4010; 0 takes any free port. */
  port?: number;
  /** Default `localhost`; `0.0.0.0` for phones too. */
  host?: string;
}

/** A sandbox that listens on a port. */
export interface ServedSandbox {
  /** Its address with its base, without a slash at the end; in the network where it listens on every one. */
  readonly url: string;
  readonly sandbox: Sandbox;
  /** Frees the port, open connections included. */
  close(): Promise<void>;
}

/** Listens on every address of the machine, and is none itself. */
const ANY_HOST = /^(?:0\.0\.0\.0|::)$/;

/** The machine's address in its network, which a phone can open; `localhost` where it is in none. */
const ownAddress = (): string =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost';

/** Starts a sandbox on its own port; rejects with Node's error, such as `EADDRINUSE`, where it cannot listen. */
export async function serveSandbox(options: ServeOptions = {}): Promise<ServedSandbox> {
  const { port = 4010, host = 'localhost', ...rest } = options;
  const sandbox = createSandbox(rest);
  const server = serve({ fetch: sandbox.fetch, port, hostname: host }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve).once('error', reject);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  const name = ANY_HOST.test(host) ? ownAddress() : host;
  return {
    url: `http://${name.includes(':') ? `[${name}]` : name}:${taken}${sandbox.base}`,
    sandbox,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A sandbox with a `base` as middleware of Express, Connect or Vite; other paths go on to `next`. */
export function sandboxMiddleware(
  sandbox: Sandbox,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const listener = getRequestListener(sandbox.fetch);
  return (request, response, next) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (path === sandbox.base || path.startsWith(`${sandbox.base}/`)) void listener(request, response);
    else next();
  };
}
