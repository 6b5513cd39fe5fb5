import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ABOUT, aboutOf } from '../../src/profiles/about.js';
import {
  breaks,
  COMMON_RULES,
  escrowOf,
  findProfile,
  PROFILES,
  type Profile,
  passes,
  roadOf,
  type Test,
} from '../../src/profiles/index.js';
import { FACTS, NEW_MODULE, STOPPING } from './facts.js';

const profiles: readonly Profile[] = PROFILES;

describe('PROFILES', () => {
  it('are the PGs of the contract, each once', () => {
    const codes = profiles.flatMap(({ code, aliases = [] }) => [code, ...aliases]);
    assert.deepEqual(codes, [...new Set(codes)]);
    assert.deepEqual(profiles.map(({ code }) => code).sort(), Object.keys(FACTS).sort());
  });

  for (const { code, aliases = [], road, escrow } of profiles) {
    it(`${code} is as the contract says`, () => {
      const [pc, phone, forEscrow] = FACTS[code as keyof typeof FACTS];
      assert.deepEqual(road, { pc, phone });
      assert.equal(escrow === undefined ? '-' : (escrow.methods?.join(' ') ?? 'all'), forEscrow);
      for (const pg of [code, `${code}.T0000`, ...aliases]) assert.equal(findProfile(pg)?.code, code);
      const about = aboutOf(code);
      assert.equal(about?.family, NEW_MODULE.includes(code as keyof typeof FACTS) ? 'new-module' : 'legacy');
      assert.match(about?.source ?? '', /^(?:(?:KCP|Inicis|KakaoPay) manual|contract\.md §)/);
    });
  }

  it('stop a payment only where a manual says that the window refuses, or two places of the contract agree', () => {
    const stopping = profiles.flatMap(({ code, rules }) =>
      rules.filter(({ severity }) => severity === 'error').map((rule) => `${code}: ${rule.code}`),
    );
    assert.deepEqual(stopping.sort(), STOPPING);
    for (const { severity } of COMMON_RULES) assert.notEqual(severity, 'error');
  });

  it('say everything about a PG in both languages', () => {
    for (const [code, { label, setup = [], testing = [], inApp = [] }] of Object.entries(ABOUT)) {
      for (const { ko, en } of [label, ...setup, ...testing, ...inApp]) assert.ok(ko && en, code);
      for (const { ko, en } of [...setup, ...testing, ...inApp]) assert.ok(/[가-힣]/.test(ko) && ko !== en, code);
    }
    assert.match(ABOUT.kcp.testing?.[0]?.en ?? '', /KB cards are not approved/);
    assert.equal(aboutOf('toString'), undefined);
  });

  it('take no pg that is empty, unknown or a property of every object', () => {
    for (const pg of ['', 'nobody', 'kcpx', 'KCP', 'constructor', undefined, null])
      assert.equal(findProfile(pg), undefined);
  });

  it('name no PG anywhere else', () => {
    const names = profiles.map(({ code }) => code);
    const rooms = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/^(profiles|sandbox|advice|native|cli|server)[\\/]/.test(file),
    );
    assert.ok(rooms.length > 30);
    const found = rooms.flatMap((file) => {
      const source = readFileSync(`src/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return names
        .filter((name) => new RegExp(`['"\`]${name}(?:['"\`._])`).test(source))
        .map((name) => `${file}: ${name}`);
    });
    assert.deepEqual(found, []);
  });
});

describe('roadOf', () => {
  const detours: [string, Record<string, unknown>, string][] = [
    ['html5_inicis', { device: 'phone', customerUid: 'card_1' }, 'callback'],
    ['html5_inicis', { device: 'phone', customerUid: '' }, 'redirect'],
    ['html5_inicis', { device: 'pc', customerUid: 'card_1' }, 'callback'],
    ['mobilians', { device: 'phone', payMethod: 'phone' }, 'callback'],
    ['mobilians', { device: 'phone', payMethod: 'card' }, 'redirect'],
    ['naverpay', { device: 'pc', naverPopupMode: true }, 'popup'],
    ['naverpay', { device: 'phone', naverPopupMode: false }, 'redirect'],
    ['naverco', { device: 'pc', popup: true }, 'popup'],
    ['payco', { device: 'phone', popup: true }, 'popup'],
    ['chai', { device: 'pc', popup: true }, 'popup'],
    ['paypal', { device: 'pc', popup: true }, 'popup'],
    ['paypal', { device: 'pc', popup: false }, 'redirect'],
    ['eximbay', { device: 'pc', popup: false }, 'redirect'],
    ['eximbay', { device: 'phone', popup: false }, 'redirect'],
    ['nobody', { device: 'pc' }, 'callback'],
    ['nobody', { device: 'phone' }, 'redirect'],
  ];
  for (const [pg, values, road] of detours) {
    it(`of ${pg} with ${JSON.stringify(values)} is ${road}`, () => assert.equal(roadOf(findProfile(pg), values), road));
  }

  it('of every detour was tried', () => {
    const tried = new Set(detours.map(([pg]) => pg));
    assert.deepEqual(
      profiles.filter(({ code, detours: own }) => own && !tried.has(code)),
      [],
    );
  });
});

describe('a test', () => {
  const cases: [Test, unknown, boolean][] = [
    [{}, undefined, true],
    [{ given: true }, '', false],
    [{ given: true }, [], false],
    [{ given: true }, 0, true],
    [{ given: true }, false, true],
    [{ given: false }, 'x', false],
    [{ given: false }, undefined, true],
    [{ oneOf: ['a', 'b'] }, 'b', true],
    [{ oneOf: ['a'] }, 'toString', false],
    [{ oneOf: [] }, 'a', false],
    [{ oneOf: [true] }, 'true', false],
    [{ pattern: /^\d{10}$/ }, '1234567890', true],
    [{ pattern: /^\d{10}$/ }, '123-45-67890', false],
    [{ given: true, pattern: /^\d+$/ }, undefined, false],
    [{ max: 2 }, '👍🏻', true],
    [{ max: 2 }, '가나다', false],
    [{ maxBytes: 6 }, '가나', true],
    [{ maxBytes: 5 }, '가나', false],
    [{ min: 10 }, 10, true],
    [{ min: 10 }, 9, false],
    [{ min: 10 }, 'many', false],
  ];
  for (const [test, value, expected] of cases) {
    const written = `${JSON.stringify(test)}${test.pattern ?? ''}`;
    it(`${written} ${expected ? 'takes' : 'refuses'} ${JSON.stringify(value)}`, () =>
      assert.equal(passes(test, value), expected));
  }

  it('reaches into a further parameter, and only into its own properties', () => {
    const rule = { field: 'bypass.shop_user_id', code: 'parameter-missing' } as const;
    assert.equal(breaks(rule, { bypass: { shop_user_id: 'u' } }), false);
    for (const bypass of [undefined, null, {}, 'text', { shop_user_id: '' }]) assert.ok(breaks(rule, { bypass }));
    assert.ok(breaks({ ...rule, field: 'bypass.constructor' }, { bypass: {} }));
  });

  it('of a condition wants the value to be there', () => {
    const rule = { field: 'a', when: { b: {}, c: true }, code: 'parameter-missing' } as const;
    assert.equal(breaks(rule, { c: true }), false);
    assert.equal(breaks(rule, { b: 'x' }), false);
    assert.ok(breaks(rule, { b: 'x', c: true }));
  });
});

describe('escrowOf', () => {
  const params = [
    ['kcp', 'kcpProducts'],
    ['kicc', 'kiccProducts'],
    ['tosspayments', 'escrowProducts'],
    ['html5_inicis', 'kcpProducts'],
    ['nobody', 'kcpProducts'],
  ] as const;
  for (const [pg, param] of params)
    it(`of ${pg} is ${param}`, () => assert.equal(escrowOf(findProfile(pg)).param, param));
});
