// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** `npm start`: whatever is missing first, then the demo shop, which prints its address. */
try {
  await install();
  await buildIfStale();
  if (!existsSync(join(root, 'demo/server.ts'))) throw new Error('demo/server.ts does not exist');
  console.log('Starting the demo shop …');
  process.exitCode = await run(process.execPath, ['--import', 'tsx', 'demo/server.ts']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
