import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { findBrowsers } from '../../tools/browsers.mjs';
import { buildIfStale } from '../../tools/build.mjs';
import { install } from '../../tools/install.mjs';
import { root } from '../../tools/root.mjs';
import { bytes, entryBytes } from './bytes.js';
import { click } from './click.js';
import { home } from './home.js';
import { life } from './life.js';
import { many } from './many.js';
import { page } from './page.js';
import type { Row, Section } from './section.js';
import { server } from './server.js';
import { start } from './start.js';
import { table } from './table.js';
import { elementBudgets } from './work.js';

const sections: Readonly<Record<string, Section>> = { bytes, start, click, many, life, page, home, server };

const command = new Command('bench')
  .description('Measures this package beside what a site would use instead; prints a table and writes bench.json.')
  .argument('[sections...]', `${Object.keys(sections).join(', ')}; all of them if left out`)
  .option(
    '--write-budgets',
    'only writes down what each entry weighs and each element costs now: npm test holds them to that',
  )
  .parse();

const wanted = command.args.length ? command.args : Object.keys(sections);
const unknown = wanted.filter((name) => !sections[name]);
if (unknown.length) command.error(`no section is called ${unknown.join(', ')}`);

await buildIfStale();
if (command.opts().writeBudgets) {
  const budgets = { budgets: await entryBytes(), 'element-budgets': await elementBudgets() };
  for (const [name, numbers] of Object.entries(budgets)) {
    writeFileSync(join(root, `test/bench/${name}.json`), `${JSON.stringify(numbers, null, 2)}\n`);
  }
  process.exit();
}
// What stands beside ours is nobody's dependency: it has a lock of its own.
await install(join(root, 'test/bench'));
const rows: Row[] = [];
for (const name of wanted) {
  console.error(`${name} …`);
  rows.push(...((await sections[name]?.()) ?? []));
}
console.log(`\n${table(rows)}`);
writeFileSync(join(root, 'bench.json'), `${JSON.stringify({ ...facts(), rows }, null, 2)}\n`);

/** What the figures were measured with. */
function facts(): object {
  const { chromium } = findBrowsers();
  return {
    node: process.version,
    chromium: chromium ? said(chromium, '--version') : null,
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? null,
    commit: said('git', 'describe', '--always', '--dirty', '--abbrev=12'),
  };
}

/** What a program says; null where it says nothing. */
function said(program: string, ...args: string[]): string | null {
  try {
    return execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
