import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escrowParamOf, findProfile, PROFILES } from '../../src/profiles/index.js';

describe('findProfile', () => {
  for (const profile of PROFILES) {
    it(`finds ${profile.code} by its code and by code.MID`, () => {
      assert.equal(findProfile(profile.code), profile);
      assert.equal(findProfile(`${profile.code}.T0000`), profile);
    });
  }

  for (const pg of ['', 'nobody', 'kcpx', undefined, null]) {
    it(`finds none for ${JSON.stringify(pg)}`, () => assert.equal(findProfile(pg), undefined));
  }
});

describe('PROFILES', () => {
  it('names each PG once', () => {
    const codes = PROFILES.map(({ code }) => code);
    assert.deepEqual(codes, [...new Set(codes)]);
  });

  it('says where each rule comes from', () => {
    for (const { rules } of PROFILES) for (const { source } of rules) assert.match(source, /manual|contract\.md/);
  });

  it("falls back to KCP's spelling of escrow products", () => assert.equal(escrowParamOf(undefined), 'kcpProducts'));
});
