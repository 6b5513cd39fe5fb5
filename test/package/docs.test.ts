import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { PROFILES } from '../../src/profiles/index.js';
import { strayKorean } from '../../tools/api-tables.js';
import { GENERATED, withParts } from '../../tools/docs.js';

describe('the generated parts of documents', () => {
  for (const [file, parts] of Object.entries(GENERATED)) {
    const text = readFileSync(file, 'utf8');

    it(`${file} is as \`npm run docs\` writes it`, () => assert.equal(withParts(text, parts), text));

    if (!('pgs' in parts)) continue;
    it(`${file} names every PG`, () => {
      for (const { code } of PROFILES) assert.ok(text.includes(` \`${code}\` |`), code);
    });
  }

  it('have no Korean sentence left over', () => assert.deepEqual(strayKorean(), []));

  it('say so where their marks are gone', () => {
    assert.throws(() => withParts('no marks', { pgs: () => '' }), /<!-- pgs -->/);
  });
});
