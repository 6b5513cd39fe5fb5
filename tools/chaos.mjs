// @ts-check
import { Command, InvalidArgumentError, Option } from 'commander';
import { register } from 'tsx/esm/api';
import { availableEngines, engines } from './browsers.mjs';
import { buildIfStale } from './build.mjs';

/** @param {string} text */
function number(text) {
  const value = Number(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('a whole number is wanted');
  return value;
}

const command = new Command('chaos')
  .description('Plays random sequences against the built script in real browsers, and makes a failing one small.')
  .option('--runs <number>', 'sequences in each engine', number, 1000)
  .option('--seed <number>', 'of which sequences are made', number, Math.floor(Math.random() * 2 ** 31))
  .option('--path <path>', 'one failure of that seed')
  .option('--shrink', 'makes that failure smaller still')
  .addOption(new Option('--engine <name>', 'all of them if left out').choices(engines))
  .option('--pages <number>', 'at a time', number)
  .option('--ignore <pattern>', 'faults that are known')
  .option('--minutes <number>', 'after which no other sequence is begun', number)
  .parse();

const { runs, seed, path, engine, pages, minutes, ignore, shrink } = command.opts();
const browsers = availableEngines().filter((each) => engine === undefined || each === engine);
if (browsers.length === 0) command.error('error: no such browser was found on this machine');
await buildIfStale();
register();
const { chaos, tell } = await import('../test/chaos/run.js');
const { Tally } = await import('../test/chaos/tally.js');

for (const name of browsers) {
  const tally = new Tally();
  console.log(`${name}, seed ${seed} …`);
  const progress = setInterval(() => console.log(`${tally.sequences} sequences`), 30_000);
  const failures = await chaos(name, {
    seed,
    path,
    shrink: shrink ?? path === undefined,
    runs,
    ...(pages && { pages }),
    ...(ignore && { ignore: new RegExp(ignore) }),
    ...(minutes && { limit: minutes * 60_000 }),
    played: (log) => tally.add(log),
  });
  clearInterval(progress);
  console.log(`${tally}`);
  for (const failure of failures) console.error(tell(name, failure));
  if (failures.length > 0) process.exitCode = 1;
}
