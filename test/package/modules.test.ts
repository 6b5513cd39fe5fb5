import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const node = (...args: string[]) => promisify(execFile)(process.execPath, args, { encoding: 'utf8' });
const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

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

  for (const entry of [
    './define',
    './define/iamport-checkout',
    './define/iamport-return',
    './sandbox',
    './sandbox/node',
    './native',
  ]) {
    it(`imports ${entry} without a DOM`, async () => {
      const names = await inPlainNode(`Object.keys(await import('${entry.replace('.', 'iamport-elements')}'))`);
      assert.ok(Array.isArray(names));
    });
  }
});

describe('what package.json promises', () => {
  const promised = Object.entries<string | { types: string; default: string }>(manifest.exports).flatMap(
    ([entry, target]) => {
      const { default: file } = typeof target === 'string' ? { default: target } : target;
      return entry.includes('*') ? expand(entry, file) : [{ entry, target }];
    },
  );

  for (const { entry, target } of promised) {
    it(`${entry} is there`, async () => {
      const { default: file, types } = typeof target === 'string' ? { default: target, types: '' } : target;
      assert.ok(existsSync(file), `${file} does not exist`);
      const specifier = entry.replace('.', 'iamport-elements');
      assert.equal(
        await inPlainNode(`import.meta.resolve('${specifier}')`),
        new URL(`../../${file}`, import.meta.url).href,
      );
      if (file.endsWith('.js')) assert.ok(existsSync(types), `${entry} has no types: ${types}`);
    });
  }

  it('registers each element by an entry of its own', () => {
    const entries = promised.map(({ entry }) => entry);
    assert.ok(['./define/iamport-checkout', './define/iamport-return'].every((entry) => entries.includes(entry)));
  });

  it('keeps what is private private', async () => {
    await assert.rejects(
      inPlainNode("Object.keys(await import('iamport-elements/dist/index.js'))"),
      /ERR_PACKAGE_PATH_NOT_EXPORTED/,
    );
  });

  it('names its side effects: registration, and nothing else', () => {
    assert.deepEqual(manifest.sideEffects, ['./dist/define.js', './dist/define/*.js', './dist/iamport-elements.js']);
    assert.match(readFileSync('dist/define.js', 'utf8'), /define\/iamport-checkout\.js/);
  });

  it('has a command that runs', async () => {
    const [command] = Object.values<string>(manifest.bin);
    assert.match((await node(String(command), '--help')).stdout, /sandbox/);
  });
});

/** The entries that a pattern stands for: one for each file. */
function expand(entry: string, file: string): { entry: string; target: { types: string; default: string } }[] {
  const [folder = '', ending = ''] = file.split('*');
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .map((name) => ({
      entry: entry.replace('*', name),
      target: { types: `${folder}${name}.d.ts`, default: `${folder}${name}${ending}` },
    }));
}
