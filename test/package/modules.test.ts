import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const node = (...args: string[]) => promisify(execFile)(process.execPath, args, { encoding: 'utf8' });
const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

interface Entry {
  specifier: string;
  file: string;
  types: string;
}

/** What package.json exports, a pattern once for each of its files. */
const promised = Object.entries<string | { types: string; default: string }>(manifest.exports).flatMap(
  ([entry, target]): Entry[] => {
    const { types, default: file } = typeof target === 'string' ? { types: '', default: target } : target;
    const specifier = entry.replace('.', manifest.name);
    const [folder = '', ending = ''] = file.split('*');
    if (!entry.includes('*')) return [{ specifier, file, types }];
    const names = readdirSync(folder).filter((name) => name.endsWith(ending));
    return names.map((name) => {
      const named = (text: string) => text.replace('*', name.slice(0, -ending.length));
      return { specifier: named(specifier), file: named(file), types: named(types) };
    });
  },
);

/** Runs a module in a Node without TypeScript, a DOM, or anything else that the tests have. */
async function inPlainNode(code: string): Promise<unknown> {
  return JSON.parse((await node('--input-type=module', '--eval', `console.log(JSON.stringify(${code}))`)).stdout);
}

describe('every file of dist', { concurrency: 4 }, () => {
  it('is looked at', () => assert.ok(files.length > 20));

  for (const file of files) {
    it(`${file} is what Node can parse`, async () => void (await node('--check', join('dist', file))));
  }
});

describe('dist in plain Node', () => {
  it('imports the classes and registers nothing', async () => {
    const code =
      "[Object.keys(await import('iamport-elements')).sort(), customElements.get('iamport-checkout') ?? null]";
    const [names, registered] = (await inPlainNode(code)) as [string[], unknown];
    assert.ok(['IamportCheckout', 'IamportReturn'].every((name) => names.includes(name)));
    assert.equal(registered, null);
  });

  // The one-file script is for browsers alone.
  for (const { specifier } of promised.filter(({ file }) => /(?<!iamport-elements)\.js$/.test(file))) {
    it(`imports ${specifier} without a DOM`, async () => {
      const names = await inPlainNode(`Object.keys(await import('${specifier}'))`);
      assert.ok(Array.isArray(names));
    });
  }
});

describe('what package.json promises', () => {
  for (const { specifier, file, types } of promised) {
    it(`${specifier} is there`, async () => {
      assert.ok(existsSync(file), `${file} does not exist`);
      assert.equal(
        await inPlainNode(`import.meta.resolve('${specifier}')`),
        new URL(`../../${file}`, import.meta.url).href,
      );
      if (file.endsWith('.js')) assert.ok(existsSync(types), `${specifier} has no types: ${types}`);
    });
  }

  it('registers each element by an entry of its own', () => {
    const entries = promised.map(({ specifier }) => specifier);
    const registering = ['checkout', 'return'].map((element) => `iamport-elements/define/iamport-${element}`);
    assert.ok(registering.every((entry) => entries.includes(entry)));
  });

  it('keeps what is private private', async () => {
    await assert.rejects(
      inPlainNode("Object.keys(await import('iamport-elements/dist/index.js'))"),
      /ERR_PACKAGE_PATH_NOT_EXPORTED/,
    );
  });

  it('names its side effects: registration, and nothing else', () => {
    assert.deepEqual(manifest.sideEffects, [
      './dist/define.js',
      './dist/define/*.js',
      './dist/adopt.js',
      './dist/iamport-elements.js',
    ]);
    assert.match(readFileSync('dist/define.js', 'utf8'), /define\/iamport-checkout\.js/);
  });

  it('has a command that runs', async () => {
    const [command] = Object.values<string>(manifest.bin);
    assert.match((await node(String(command), '--help')).stdout, /sandbox/);
  });
});
