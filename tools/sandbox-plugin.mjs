// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

const module = '/__sandbox.js';

/**
 * Runs a sandbox service beside the element tests and serves its address as the module `/__sandbox.js`. It has an origin
 * of its own, as the vendor's has, and each engine its own service: they test at the same time.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function sandboxPlugin() {
  /** @type {Map<string, { url: string, close(): Promise<void> }>} */
  const services = new Map();
  return {
    name: 'sandbox',
    async serverStart() {
      const file = join(root, 'dist/sandbox/serve.js');
      if (!existsSync(file)) throw new Error('dist/sandbox/serve.js does not exist: build first');
      const { serveSandbox } = await import(pathToFileURL(file).href);
      for (const family of families) services.set(family, await serveSandbox({ port: 0, host: '127.0.0.1' }));
    },
    async serverStop() {
      await Promise.all([...services.values()].map((service) => service.close()));
    },
    serve({ path, headers }) {
      if (path !== module) return undefined;
      const agent = headers['user-agent'] ?? '';
      const service = services.get(families.find((family) => agent.includes(family)) ?? '');
      return { body: `export const url = ${JSON.stringify(service?.url)};`, type: 'js' };
    },
    // The runner keeps what it once served, whoever asks.
    transform: ({ path }) => (path === module ? { transformCache: false } : undefined),
  };
}

// In this order: Chromium says Safari too.
const families = ['Firefox', 'Chrome', 'Safari'];
