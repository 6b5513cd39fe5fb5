// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowsers, selectedEngines } from './browsers.mjs';
import { run } from './run.mjs';

/**
 * Something that is not on npm, and how Debian brings it.
 * @typedef {{ name: string, packages: string[], isThere: () => boolean, hint?: string }} Program
 */

/** @type {Record<import('./browsers.mjs').Engine, { packages: string[], hint: string }>} */
const engines = {
  chromium: { packages: ['chromium'], hint: 'install Chrome, Edge or Chromium, or set CHROMIUM' },
  firefox: { packages: ['firefox-esr'], hint: 'install Firefox, or set FIREFOX' },
  webkit: {
    packages: ['webkit2gtk-driver', 'xvfb'],
    hint: 'WebKit is driven through WebKitGTK, on Linux: install webkit2gtk-driver and xvfb, or set WEBKIT_DRIVER, WEBKIT_BROWSER and XVFB',
  },
};

/** @type {Program[]} */
const programs = [
  {
    name: 'PostgreSQL',
    packages: ['postgresql'],
    isThere: () => isOnPath('initdb') || debianHasPostgres(),
    hint: 'the demo shop is tested on PGlite alone: install PostgreSQL',
  },
  {
    name: 'PHP',
    packages: ['php-cli', 'php-sqlite3'],
    isThere: () => `${spawnSync('php', ['-m']).stdout}`.includes('pdo_sqlite'),
    hint: 'the recipe for PHP is not tested: install PHP with PDO and SQLite',
  },
  {
    name: 'Prototype.js',
    packages: ['libjs-prototype'],
    isThere: () => existsSync('/usr/share/javascript/prototype/prototype.js'),
    hint: 'the example of an old page is not tested: install libjs-prototype',
  },
  {
    name: 'a JDK',
    packages: ['default-jdk-headless'],
    isThere: () => isOnPath('javac'),
    hint: 'the Java and Kotlin code for Android apps is neither compiled nor run: install a JDK',
  },
  {
    name: 'clang',
    packages: ['clang'],
    isThere: () => isOnPath('clang'),
    hint: 'the Objective-C code for iOS apps is not compiled: install clang',
  },
  {
    name: 'Korean glyphs',
    packages: ['fonts-noto-cjk'],
    // Screenshots of Korean pages need them; no test does.
    isThere: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  },
];

/**
 * Finds the selected engines and the other programs, installs what is missing where we may (Debian, as root) and says
 * which are skipped.
 * @returns {Promise<import('./browsers.mjs').Browsers>}
 */
export async function installPrograms() {
  const wanted = [...selectedEngines().map(browser), ...programs];
  const packages = wanted.filter(({ isThere }) => !isThere()).flatMap((program) => program.packages);
  if (packages.length && onDebianAsRoot()) {
    console.log(`Installing ${packages.join(', ')} (apt-get) …`);
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], quiet);
    const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
    if (code !== 0) console.error(`apt-get ended with code ${code}`);
  }
  for (const { name, hint, isThere } of wanted) {
    if (hint && !isThere()) console.warn(`SKIPPED ${name}: not found (${hint})`);
  }
  return findBrowsers();
}

/**
 * @param {import('./browsers.mjs').Engine} engine
 * @returns {Program}
 */
function browser(engine) {
  return { name: engine, ...engines[engine], isThere: () => Boolean(findBrowsers()[engine]) };
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Debian keeps a server's programs off the path, by version. */
function debianHasPostgres() {
  const folder = '/usr/lib/postgresql';
  return existsSync(folder) && readdirSync(folder).some((version) => existsSync(join(folder, version, 'bin/initdb')));
}

function onDebianAsRoot() {
  const release = '/etc/os-release';
  return process.getuid?.() === 0 && existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, 'utf8'));
}
