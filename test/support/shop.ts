import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type ServedSandbox, type ServeOptions, serveSandbox } from 'iamport-elements/sandbox/node';

const script = new URL('../../dist/iamport-elements.js', import.meta.url);

/** A server of test pages with `/iamport-elements.js` as it was built, and a sandbox at another origin. */
export interface TestShop {
  readonly origin: string;
  readonly sdkUrl: string;
  readonly sandbox: ServedSandbox['sandbox'];
  close(): Promise<void>;
}

/** Serves what `routes` adds to the script. */
export async function serveShop(
  routes: (app: Hono, sdkUrl: string) => void,
  options: ServeOptions = {},
): Promise<TestShop> {
  const { url, sandbox, close } = await serveSandbox({ port: 0, host: '127.0.0.1', ...options });
  const sdkUrl = `${url}/v1/iamport.js`;
  const app = new Hono();
  app.get('/iamport-elements.js', (c) =>
    c.body(readFileSync(script, 'utf8'), 200, { 'content-type': 'text/javascript' }),
  );
  routes(app, sdkUrl);
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: 'localhost' }, ({ port }) =>
      resolve({
        origin: `http://localhost:${port}`,
        sdkUrl,
        sandbox,
        close: async () => {
          server.close();
          await close();
        },
      }),
    );
  });
}
