import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { type Packed, pack } from './packed.js';

/** Every name at the top of the tarball; everything that a build makes for the browser, Node and TypeScript is in `dist`. */
const TOP = [
  'CHANGELOG.md',
  'LICENSE',
  'README.ko.md',
  'README.md',
  'custom-elements.json',
  'demo',
  'dist',
  'llms.txt',
  'package.json',
  'vscode.css-custom-data.json',
  'vscode.html-custom-data.json',
  'web-types.json',
];

const SECRETS = /-----BEGIN [A-Z ]*PRIVATE KEY|\b(npm_|ghp_|github_pat_|AKIA)[A-Za-z0-9_]{16,}|_authToken/;

describe('the tarball', () => {
  let packed: Packed;
  before(async () => {
    packed = await pack();
  });
  after(() => packed.remove());

  it('holds the allow-list and nothing else', () => {
    const top = packed.paths.map((path) => path.split('/')[0] ?? '');
    assert.deepEqual([...new Set(top)].sort(), TOP);
  });

  it('holds in dist what was built, and no test or demo', () => {
    const dist = packed.paths.filter((path) => path.startsWith('dist/'));
    const built = /^dist\/[\w/-]+(\.js|\.js\.map|\.d\.ts|\.LICENSE\.md)$/;
    assert.deepEqual(
      dist.filter((path) => !built.test(path) || /\b(test|tests|demo)\b/.test(path)),
      [],
    );
    for (const path of [
      'dist/index.js',
      'dist/index.d.ts',
      'dist/iamport-elements.js',
      'dist/frameworks/elements.d.ts',
    ])
      assert.ok(dist.includes(path), `${path} is missing`);
  });

  it('holds of the demo what the README gives to copy, and nothing that was installed there', () => {
    const demo = packed.paths.filter((path) => path.startsWith('demo/'));
    const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\((demo\/recipes\/[^)]+)\)/g)].map(
      ([, to = '']) => to,
    );
    assert.ok(links.length > 4);
    assert.deepEqual(
      links.filter((link) => !demo.some((path) => path === link || path.startsWith(`${link}/`))),
      [],
    );
    assert.deepEqual(
      demo.filter((path) => !path.startsWith('demo/recipes/') || /node_modules|test-results/.test(path)),
      [],
    );
  });

  it('holds no secret, and no path of the machine that built it', () => {
    const texts = packed.paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    assert.match('//registry.npmjs.org/:_authToken=x', SECRETS);
    assert.deepEqual(
      texts.filter(({ text }) => SECRETS.test(text) || text.includes(process.cwd())).map(({ path }) => path),
      [],
    );
  });

  it('has source maps that need nothing outside of it', () => {
    const maps = packed.paths.filter((path) => path.endsWith('.map'));
    assert.ok(maps.length > 20);
    for (const path of maps) {
      const { sources, sourcesContent = [], sourceRoot = '' } = JSON.parse(readFileSync(path, 'utf8'));
      assert.equal(sourceRoot, '', path);
      assert.ok(
        sources.every((_source: string, index: number) => typeof sourcesContent[index] === 'string'),
        path,
      );
      const named = sources.map((source: string) => posix.join(posix.dirname(path), source));
      assert.deepEqual(
        named.filter((source: string) => !/^(src|node_modules)\//.test(source)),
        [],
        path,
      );
    }
  });

  it('has nothing that publint would change', async () => {
    const { messages } = await publint({ strict: true });
    assert.deepEqual(messages, []);
  });

  it('has types that arethetypeswrong finds right', async () => {
    // ESM only: what `require` and the resolution of 2012 make of it is not asked. A pattern's entries are named one by one.
    const elements = ['define/iamport-checkout', 'define/iamport-return'];
    const options = ['--profile', 'esm-only', '--format', 'json', '--include-entrypoints', ...elements];
    const attw = 'node_modules/@arethetypeswrong/cli/dist/index.js';
    const { stdout } = await promisify(execFile)(process.execPath, [attw, packed.tarball, ...options]);
    const { entrypoints } = JSON.parse(stdout).analysis as { entrypoints: Record<string, unknown> };
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    const wanted = [...Object.keys(manifest.exports), ...elements.map((element) => `./${element}`)];
    assert.deepEqual(Object.keys(entrypoints).sort(), wanted.sort());
  });
});

describe('package-lock.json', () => {
  it("holds every platform's packages, or `npm ci` fails: `npm run lock`", () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    );
    assert.deepEqual(missing, []);
  });
});
