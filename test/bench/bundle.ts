import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, loadConfigFromFile, type Plugin, type Rolldown } from 'vite';
import { root } from '../../tools/root.mjs';

/** What a file weighs on its way. */
export interface Weight {
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Weighs what is sent as it is. */
export function weigh(code: string | Uint8Array): Weight {
  const bytes = Buffer.from(code);
  return {
    minified: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

/** Bundles a line of imports, written as if it stood in this folder, with what vite.config.ts makes the script with. */
export async function bundle(line: string, external: readonly RegExp[] = []): Promise<string> {
  const found = await loadConfigFromFile({ command: 'build', mode: 'cdn' }, join(root, 'vite.config.ts'), root);
  if (!found) throw new Error('vite.config.ts does not exist');
  const { config } = found;
  const entry = join(root, 'test/bench/entry.js');
  const made = await build({
    ...config,
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [{ name: 'line', resolveId: only(entry), load: (id) => (id === entry ? line : null) }, config.plugins],
    build: {
      ...config.build,
      write: false,
      lib: { entry, formats: ['iife'], name: 'Bench', fileName: 'bundle' },
      // The script's `intro` guards it against the pages that it runs in: not a thing to weigh the others with.
      rolldownOptions: { external: [...external] },
    },
  });
  const [{ output }] = made as [Rolldown.RolldownOutput];
  const chunks = output.filter(({ type }) => type === 'chunk') as Rolldown.OutputChunk[];
  // What is loaded later is loaded all the same; our banner is nobody else's.
  return chunks.map(({ code }) => code.replace(/^\/\*!.*\*\/\n|\/\/# sourceMappingURL=.*\n$/g, '')).join('');
}

const only =
  (entry: string): Plugin['resolveId'] =>
  (id) =>
    id === entry ? id : null;
