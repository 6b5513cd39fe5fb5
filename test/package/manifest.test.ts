import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { IamportCheckout, IamportReturn } from 'iamport-elements';
import { attributesOf } from '../support/attributes.js';

interface Manifest {
  modules: {
    path: string;
    declarations: { name: string; tagName?: string }[];
    exports: { declaration: { module?: string } }[];
  }[];
}

describe('custom-elements.json', () => {
  let folder: string;
  let manifest: Manifest;
  before(async () => {
    // The analyzer takes a folder below the project only.
    folder = await mkdtemp('node_modules/.cache-manifest-');
    await promisify(execFile)(process.execPath, [
      'node_modules/@custom-elements-manifest/analyzer/cem.js',
      'analyze',
      '--quiet',
      '--outdir',
      relative('.', folder),
    ]);
    manifest = JSON.parse(await readFile('custom-elements.json', 'utf8'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is up to date: `npm run manifest` changes nothing', async () => {
    assert.equal(
      await readFile('custom-elements.json', 'utf8'),
      await readFile(`${folder}/custom-elements.json`, 'utf8'),
    );
  });

  it('is where tools look for it', async () => {
    assert.equal(JSON.parse(await readFile('package.json', 'utf8')).customElements, 'custom-elements.json');
  });

  it('describes both elements by their tags', () => {
    const tags = manifest.modules.flatMap(({ declarations }) => declarations.flatMap(({ tagName }) => tagName ?? []));
    assert.deepEqual(tags.sort(), ['iamport-checkout', 'iamport-return']);
  });

  it('points at files that ship', () => {
    const paths = manifest.modules.flatMap(({ path, exports }) => [
      path,
      ...exports.flatMap(({ declaration }) => declaration.module ?? []),
    ]);
    assert.deepEqual(
      paths.filter((path) => !path.startsWith('dist/') || !existsSync(path)),
      [],
    );
  });
});

describe('what editors read', () => {
  interface Described {
    name: string;
    attributes: { name: string; description: string; values?: { name: string }[] }[];
  }
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
  const webTypes = read('web-types.json');
  const editors: Record<string, Described[]> = {
    'vscode.html-custom-data.json': read('vscode.html-custom-data.json').tags,
    'web-types.json': webTypes.contributions.html.elements,
  };
  it('offers as values the words that may be written and no others, and every part once', () => {
    const offered = read('vscode.html-custom-data.json').tags.flatMap(({ attributes }: Described) =>
      attributes.flatMap(({ values = [] }) => values.map(({ name }) => name)),
    );
    assert.deepEqual(offered, ['auto', 'intent', 'none']);
    const parts = read('vscode.css-custom-data.json').pseudoElements.map(({ name }: { name: string }) => name);
    assert.ok(parts.includes('::part(message)'));
    assert.equal(new Set(parts).size, parts.length);
  });

  const classes = { 'iamport-checkout': IamportCheckout, 'iamport-return': IamportReturn };

  for (const [file, described] of Object.entries(editors)) {
    for (const [tag, element] of Object.entries(classes)) {
      it(`${file} has every attribute of ${tag}, with a sentence`, () => {
        const attributes = described.find(({ name }) => name === tag)?.attributes ?? [];
        assert.deepEqual(attributes.map(({ name }) => name).sort(), attributesOf(element).sort());
        assert.ok(attributes.every(({ description }) => description.length > 5));
      });
    }
  }

  it('is of this version, and where package.json says', () => {
    const { version, 'web-types': file } = read('package.json');
    assert.deepEqual([webTypes.version, file], [version, 'web-types.json']);
  });
});
