// @ts-check
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { availableEngines, selectedEngines } from './browsers.mjs';
import { build, buildIfStale } from './build.mjs';
import { addCount, readCounts, readFailures } from './count.mjs';
import { buildEmbeds } from './embed.mjs';
import { install } from './install.mjs';
import { installPrograms } from './install-programs.mjs';
import { root } from './root.mjs';
import { node, run } from './run.mjs';

/**
 * A stage resolves to an exit code; `counts` says that it notes its tests itself, otherwise it counts as one.
 * @typedef {{ counts?: boolean, browsers?: boolean, run: (only: string[]) => Promise<number> }} Stage
 */

/** @type {Record<string, Stage>} */
const stages = {
  build: { run: () => build().then(() => 0) },
  lint: { run: () => node('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings']) },
  types: { run: () => node('node_modules/typescript/bin/tsc') },
  unit: { counts: true, run: (only) => nodeTests(unitTests().filter(matches(only)), 2, 120) },
  browser: { counts: true, browsers: true, run: (only) => browserTests(only) },
  demo: {
    counts: true,
    browsers: true,
    run: async (only) => {
      const files = testsOf(endToEnd).filter(matches(only));
      if (files.some((file) => file.startsWith(join('test', 'embed')))) await buildEmbeds();
      return browserDrivingTests(files, 2, 900);
    },
  },
  // One file at a time: each plays many pages side by side, and their clocks are real.
  pages: {
    counts: true,
    browsers: true,
    run: (only) => browserDrivingTests(testsOf(besieged).filter(matches(only)), 1, 600),
  },
  package: {
    counts: true,
    browsers: true,
    run: (only) => nodeTests(testFiles('test/package').filter(matches(only)), 1, 300),
  },
};

/** The folders whose tests drive browsers themselves. */
const endToEnd = ['demo', 'embed', 'manuals', 'shell', 'support'].map((folder) => join('test', folder));
const besieged = ['bench', 'chaos', 'pages'].map((folder) => join('test', folder));

const counts = mkdtempSync(join(tmpdir(), 'test-counts-'));
process.on('exit', () => rmSync(counts, { recursive: true, force: true }));
/** @type {import('./browsers.mjs').Engine[]} */
let tested = [];
/** @type {import('./browsers.mjs').Engine[]} */
let absent = [];
/** @type {import('./count.mjs').Failure[]} What failed, and passed the second time. */
const unsteady = [];
/** @type {import('./count.mjs').Failure[]} */
const failures = [];
const [wanted, only] = selection(process.argv.slice(2));
try {
  process.exitCode = await runAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}

async function runAll() {
  await install();
  if (wanted.some((name) => stages[name]?.browsers)) {
    tested = availableEngines(await installPrograms());
    absent = selectedEngines().filter((engine) => !tested.includes(engine));
    if (tested.length === 0) throw new Error('No browser was found: the tests need at least one');
    // What was found holds for every stage: a later one must not look again, nor ask for what is not there.
    process.env.ENGINES = tested.join(',');
  }
  if (!wanted.includes('build')) await buildIfStale();

  const rows = [];
  for (const name of wanted) {
    console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
    const results = await runStage(name);
    rows.push(...results);
    // Everything after the build is about what it made.
    if (name === 'build' && results[0]?.failed) break;
  }
  return report(rows);
}

/** @param {string} name */
async function runStage(name) {
  const stage = /** @type {Stage} */ (stages[name]);
  const file = join(counts, name);
  process.env.TEST_COUNTS = file;
  const start = Date.now();
  const code = await stage.run(only).catch((error) => {
    console.error(error.message);
    return 1;
  });
  const seconds = (Date.now() - start) / 1000;
  if (code !== 0) failures.push(...readFailures(file));
  const noted = [...readCounts(file)].map(([part, count]) => ({
    name: part ? `${name} ${part}` : name,
    ...count,
    seconds,
  }));
  const failed = noted.reduce((sum, { failed }) => sum + failed, 0);
  // A runner that ends badly without a failed test (a crash, a hook) has still failed.
  if (stage.counts && (code === 0 || failed > 0)) return noted;
  const one = { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, seconds };
  return [...noted, one];
}

/** @param {{ name: string, passed: number, failed: number, skipped: number, seconds: number }[]} rows */
function report(rows) {
  tell('failed', failures);
  tell('failed, and passed when run once more', unsteady);
  console.log('\nstage              passed  failed  skipped  seconds');
  for (const { name, passed, failed, skipped, seconds } of rows) {
    const cells = [name.padEnd(17), `${passed}`.padStart(7), `${failed}`.padStart(7), `${skipped}`.padStart(8)];
    console.log(`${cells.join(' ')} ${seconds.toFixed(1).padStart(8)}`);
  }
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  if (tested.length)
    console.log(`engines: ${tested.join(', ')}${absent.length ? `, SKIPPED ${absent.join(', ')}` : ''}`);
  const skipped = sum('skipped') ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  return sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}

/**
 * Says at the end, where it is looked for, what went wrong far above.
 * @param {string} what
 * @param {import('./count.mjs').Failure[]} tests
 */
function tell(what, tests) {
  if (tests.length) console.log(`\n${what}:`);
  for (const { file, name, error } of tests) {
    const lines = error.split('\n').slice(0, 40);
    console.log([`  ${name} — ${file}`, ...lines.map((line) => `    ${line}`)].join('\n'));
  }
}

/**
 * `npm test` runs all; `node tools/test.mjs unit browser checkout` two stages, and in them the files named like that.
 * @param {string[]} args
 * @returns {[string[], string[]]}
 */
function selection(args) {
  const named = args.filter((arg) => arg in stages);
  const filter = args.filter((arg) => !(arg in stages));
  return [named.length ? named : Object.keys(stages), filter];
}

/** @param {string[]} only */
function matches(only) {
  return (/** @type {string} */ file) => only.length === 0 || only.some((part) => file.includes(part));
}

/** @param {string[]} folders */
function testsOf(folders) {
  return folders.flatMap((folder) => testFiles(folder));
}

function unitTests() {
  const others = [...endToEnd, ...besieged, join('test', 'package')].map((folder) => folder + sep);
  return testFiles('test').filter((file) => !others.some((folder) => file.startsWith(folder)));
}

/**
 * @param {string} folder
 * @param {string} ending
 */
function testFiles(folder, ending = '.test.ts') {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith(ending) && !file.includes('node_modules'))
    .map((file) => join(folder, file))
    .sort();
}

/**
 * @param {string[]} files
 * @param {number} concurrency
 * @param {number} seconds a file may take
 */
async function nodeTests(files, concurrency, seconds) {
  if (files.length === 0) return nothing();
  const args = ['--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, `--test-timeout=${seconds * 1000}`];
  const reporters = ['spec', './tools/count-node-tests.mjs'].flatMap((name) => [
    `--test-reporter=${name}`,
    '--test-reporter-destination=stdout',
  ]);
  return run(process.execPath, [...args, ...reporters, ...files]);
}

/**
 * Whole browsers on a machine that is busy: a file or two that fail are run once more, alone. What passes then is named, not hidden.
 * @param {string[]} files
 * @param {number} concurrency
 * @param {number} seconds a file may take
 */
async function browserDrivingTests(files, concurrency, seconds) {
  const code = await nodeTests(files, concurrency, seconds);
  const failures = readFailures(process.env.TEST_COUNTS ?? '');
  const failed = [...new Set(failures.map(({ file }) => file))];
  if (code === 0 || failed.length === 0 || failed.length > 2) return code;
  // A test of a module that several files share has no file of its own to run.
  if (!failed.every((file) => files.includes(file))) return code;
  console.log(`\nonce more, alone: ${failed.join(', ')}`);
  const noted = process.env.TEST_COUNTS;
  delete process.env.TEST_COUNTS;
  const again = await nodeTests(failed, 1, seconds);
  process.env.TEST_COUNTS = noted;
  if (again !== 0) return again;
  // Those and no other: a file that holds no test has failed all the same.
  addCount('', { passed: failures.length, failed: -failures.length, skipped: 0 });
  unsteady.push(...failures);
  return 0;
}

/** @param {string[]} only */
async function browserTests(only) {
  const files = testFiles('test', '.browser.ts').filter(matches(only));
  if (files.length === 0) return nothing();
  return node('node_modules/@web/test-runner/dist/bin.js', ['--files', ...files]);
}

/** A stage without a test is a fault, unless the names on the command line leave it out. */
function nothing() {
  console.log('no test file');
  return only.length ? 0 : 1;
}
