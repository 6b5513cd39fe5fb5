// @ts-check
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const examples = join(root, 'demo/embed');
const cache = join(root, 'node_modules/.cache/embed');
const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The examples that have a build of their own: those with a lock. */
export function embeds() {
  return readdirSync(examples).filter((name) => existsSync(join(examples, name, 'package-lock.json')));
}

/**
 * Where an example is built: a copy with its packages, and the pages in `site`.
 * @param {string} name
 */
export function embedFolder(name) {
  return join(cache, name);
}

/**
 * Builds the examples of demo/embed that were not made from their files and dist as they are now, each with its own tools.
 * @param {string[]} [names] all of them if left out
 */
export async function buildEmbeds(names = embeds()) {
  const stale = names.filter((name) => !isMade(join(embedFolder(name), '.built'), madeOf(name)));
  if (stale.length === 0) return;
  const tarball = await pack();
  // Packages come over the network, and the tools after them want the machine for themselves.
  await Promise.all(stale.map(prepare));
  for (const name of stale) {
    const start = Date.now();
    await build(name, tarball);
    console.log(`Built demo/embed/${name} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
}

/** The package as npm would publish it, since that is what a site installs. */
async function pack() {
  mkdirSync(cache, { recursive: true });
  await step(root, 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', cache);
  return join(cache, `${own.name}-${own.version}.tgz`);
}

/**
 * A fresh copy of the example; its packages stay as long as the lock does.
 * @param {string} name
 */
async function prepare(name) {
  const folder = embedFolder(name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (entry !== 'node_modules') rmSync(join(folder, entry), { recursive: true });
  }
  copy(name, folder);
  await install(folder);
}

/**
 * @param {string} name
 * @param {string} tarball
 */
async function build(name, tarball) {
  const folder = embedFolder(name);
  await unpack(tarball, join(folder, 'node_modules', own.name));
  for (const script of ['check', 'build']) await step(folder, 'npm', 'run', '--silent', script);
  renameSync(join(folder, 'dist'), join(folder, 'site'));
  writeFileSync(join(folder, '.built'), madeOf(name));
}

/**
 * The example without its line about our package, which no registry has yet and the lock does not know.
 * @param {string} name
 * @param {string} folder
 */
function copy(name, folder) {
  for (const file of filesOf(join(examples, name))) cpSync(join(examples, name, file), join(folder, file));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!manifest.dependencies?.[own.name]) throw new Error(`demo/embed/${name} does not depend on ${own.name}`);
  delete manifest.dependencies[own.name];
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * @param {string} tarball
 * @param {string} folder
 */
async function unpack(tarball, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await step(folder, 'tar', '-xzf', tarball, '--strip-components=1');
  // An example may have other versions of the same packages for its tools.
  for (const name of Object.keys(own.dependencies)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link, 'junction');
  }
}

/**
 * @param {string} cwd
 * @param {string} command
 * @param {string[]} args
 */
async function step(cwd, command, ...args) {
  const code = await run(command, args, { NG_CLI_ANALYTICS: 'false' }, cwd);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} in ${cwd} ended with code ${code}`);
}

/**
 * A hash of everything that a built example is made of.
 * @param {string} name
 */
function madeOf(name) {
  const example = join(examples, name);
  const dist = join(root, 'dist');
  return [
    digest(example, filesOf(example)),
    digest(dist, filesOf(dist)),
    digest(root, ['package.json', 'tools/embed.mjs']),
  ].join('\n');
}

/**
 * @param {string} folder
 * @param {string[]} files
 */
function digest(folder, files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

/**
 * A folder's files below it; what a developer's own tools left in an example is not its source.
 * @param {string} folder
 */
function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !/^(node_modules|dist|\.angular)[\\/]/.test(file))
    .sort();
}

/**
 * @param {string} stamp
 * @param {string} wanted
 */
function isMade(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = process.argv.slice(2);
  await buildIfStale()
    .then(() => buildEmbeds(names.length ? names : embeds()))
    .catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
}
