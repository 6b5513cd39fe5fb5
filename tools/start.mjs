// @ts-check
import { buildIfStale } from './build.mjs';
import { buildEmbeds } from './embed.mjs';
import { install } from './install.mjs';
import { run } from './run.mjs';

/** `npm start`: whatever is missing first, then the demo shop, which prints its address. `npm run embed`: the examples. */
const [server = 'demo/server.ts'] = process.argv.slice(2);
try {
  await install();
  await buildIfStale();
  if (server.startsWith('demo/embed')) await buildEmbeds();
  console.log(`Starting ${server} …`);
  process.exitCode = await run(process.execPath, ['--import', 'tsx', server]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
