// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';
import { node } from './run.mjs';
import { scriptFacts } from './script-tag.mjs';

const stamp = join(root, 'node_modules/.cache/iamport-elements/built');

/** The whole of `npm run build`: modules, one-file script, declarations, and a look at what came out. */
export async function build() {
  console.log('Building dist …');
  await step('node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  await step('node_modules/vite/bin/vite.js', ['build', '--mode', 'cdn', '--logLevel', 'warn']);
  await step('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  await step('tools/integrations.mjs');
  await step('tools/check-dist.mjs');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources());
  console.log(scriptFacts());
}

/** Builds unless dist was made from the sources as they are now. */
export async function buildIfStale() {
  const made = existsSync(stamp) && existsSync(join(root, 'dist/index.js')) && readFileSync(stamp, 'utf8');
  if (made !== sources()) await build();
}

/**
 * @param {string} script
 * @param {string[]} [args]
 */
async function step(script, args) {
  const code = await node(script, args);
  if (code !== 0) throw new Error(`The build failed: ${[script, ...(args ?? [])].join(' ')} ended with code ${code}`);
}

/** A hash of everything that dist is made of: times would lie after a checkout. */
function sources() {
  const hash = createHash('sha256');
  const files = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'vite.config.ts',
    'custom-elements.json',
    'tools/integrations.mjs',
  ];
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length));
  }
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
