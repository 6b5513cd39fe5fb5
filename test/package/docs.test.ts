import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { PROFILES } from '../../src/profiles/index.js';
import { strayKorean } from '../../tools/api-tables.js';
import { anchorOf, GENERATED, withParts } from '../../tools/docs.js';
import { PICTURES, pictureFile } from '../../tools/pictures.js';

const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

describe('the generated parts of documents', () => {
  for (const [file, parts] of Object.entries(GENERATED)) {
    const text = readFileSync(file, 'utf8');

    it(`${file} is as \`npm run docs\` writes it`, () => assert.equal(withParts(text, parts), text));

    if (!('pgs' in parts)) continue;
    it(`${file} names every PG`, () => {
      for (const { code } of PROFILES) assert.ok(text.includes(` \`${code}\` |`), code);
    });
  }

  for (const file of ['README.md', 'README.ko.md', 'CONTRIBUTING.md', 'llms.txt']) {
    it(`${file} leads nowhere that is not there`, () => {
      const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
      for (const [link, path = '', anchor] of links) {
        assert.ok(existsSync(path || file), link);
        if (anchor !== undefined) assert.ok(anchorsOf(path || file).includes(anchor), link);
      }
    });
  }

  it('have the same sections in both languages', () => {
    const [en, ko] = ['README.md', 'README.ko.md'].map((file) =>
      readFileSync(file, 'utf8').match(/^##+ |<details>|<!-- .*/gm),
    );
    assert.ok(en && en.length > 40);
    assert.deepEqual(ko, en);
  });

  it('have no Korean sentence left over', () => assert.deepEqual(strayKorean(), []));

  it('say so where their marks are gone', () => {
    assert.throws(() => withParts('no marks', { pgs: () => '' }), /<!-- pgs -->/);
  });
});

describe('the pictures', () => {
  for (const [readme, language] of [
    ['README.md', 'en'],
    ['README.ko.md', 'ko'],
  ] as const) {
    it(`of ${readme} are there, small, and shown with words for who cannot see them`, () => {
      const text = readFileSync(readme, 'utf8');
      const shown = Array.from(text.matchAll(/<img src="([^"]+)"[^>]* alt="[^"]+"/g), ([, file]) => file);
      const files = PICTURES.map(({ name }) => pictureFile(name, language));
      assert.deepEqual(shown, files);
      for (const file of files) {
        assert.ok(statSync(file).size < 200_000, `${file} is large`);
        assert.equal(readFileSync(file).subarray(8, 12).toString(), 'WEBP');
      }
    });
  }
});
