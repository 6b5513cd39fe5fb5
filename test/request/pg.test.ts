import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Environment } from '../../src/environment/index.js';
import {
  COMMON_RULES,
  PROFILES,
  type Profile,
  passes,
  type Rule,
  type Test,
  type When,
} from '../../src/profiles/index.js';
import { attributeOf, type Draft, isProperty, readRequest } from '../../src/request/index.js';
import { FACTS, LIMITS, STOPPING, WANTS } from '../profiles/facts.js';

const profiles: readonly Profile[] = PROFILES;

const environments = {
  pc: { device: 'pc', os: 'other', inApp: false, browser: null },
  'android phone': { device: 'phone', os: 'android', inApp: false, browser: null },
  iphone: { device: 'phone', os: 'ios', inApp: false, browser: null },
  'android app': { device: 'phone', os: 'android', inApp: true, browser: 'webview' },
  'ios app': { device: 'phone', os: 'ios', inApp: true, browser: 'webview' },
  kakaotalk: { device: 'phone', os: 'android', inApp: true, browser: 'kakaotalk' },
} as const satisfies Record<string, Environment>;

const read = (draft: Draft, environment: Environment) =>
  readRequest(draft, { environment, pageUrl: 'https://shop.example/', defaultProvider: null, initialised: true });

const codes = (draft: Draft, environment: Environment): string[] =>
  read(draft, environment).issues.map(({ path, code }) => `${path}: ${code}`);

/** What a PG needs to open its window and no more. */
const bare = (profile: Profile, payMethod: string): Draft => ({
  pg: `${profile.code}.T0000`,
  payMethod,
  merchantUid: 'order20261122',
  orderName: '첫 결제',
  amount: 14000,
  redirectUrl: '/result',
});

/** A draft with which nobody has anything to say. */
const complete = (profile: Profile, payMethod: string, { device, browser }: Environment): Draft => ({
  ...bare(profile, payMethod),
  buyerName: 'Kildong Hong',
  buyerTel: '010-1234-5678',
  buyerEmail: 'buyer@shop.example',
  company: '첫 상점',
  bizNum: '1234567890',
  digital: false,
  vbankDue: '29991231',
  taxFree: 0,
  noticeUrl: 'https://shop.example/hook',
  language: 'ko',
  currency: profile.currency ?? 'KRW',
  ...(profile.code.startsWith('kcp_') && { customerUid: 'card_1' }),
  ...(browser === 'webview' && { appScheme: 'firstshop' }),
  popup: profile.currency === 'JPY' && device === 'pc',
  params: {
    customer_id: 'buyer1',
    naverProducts: [{ uid: '1' }],
    naverInterface: { cpaInflowCode: 'x' },
    cvs: { payment_deadline: '20991231' },
    bypass: { shop_user_id: 'u1', MallUserID: 'u1', kcpQuick: { actionType: 'PAY' } },
  },
});

const methodsOf = ({ payMethods }: Profile): readonly string[] => (payMethods?.length ? payMethods : ['card']);

describe('every PG × pay method × environment', () => {
  let cases = 0;
  for (const profile of profiles) {
    const [pc, phone] = FACTS[profile.code as keyof typeof FACTS];
    for (const payMethod of methodsOf(profile)) {
      it(`${profile.code} ${payMethod}`, () => {
        for (const [place, environment] of Object.entries(environments)) {
          cases += 1;
          const ready = read(complete(profile, payMethod, environment), environment);
          assert.ok(ready.request, `${place}: ${JSON.stringify(ready.issues)}`);
          // The one that no tag can open says so every time.
          const expected = profile.code === 'paypal_v2' ? ['pg-own-button'] : [];
          assert.deepEqual(
            ready.issues.map(({ code }) => code),
            expected,
            place,
          );

          // `popup: false`, which an app needs, is a detour of Eximbay; phone bills of Mobilians stay in the page.
          const isBillInPage = profile.code === 'mobilians' && payMethod === 'phone';
          const usual = environment.device === 'pc' ? pc : phone;
          const road = profile.code === 'eximbay' ? 'redirect' : isBillInPage ? 'callback' : usual;
          assert.equal(ready.road, road, place);
          assert.equal(ready.route, road === 'redirect' || road === 'away' ? 'redirect' : 'callback', place);
          assert.equal(ready.params.pay_method, payMethod);

          const { issues } = read(bare(profile, payMethod), environment);
          const errors = issues
            .filter(({ severity }) => severity === 'error')
            .map(({ code }) => `${profile.code}: ${code}`);
          assert.deepEqual(
            errors.filter((error) => !STOPPING.includes(error)),
            [],
            place,
          );
        }
      });
    }
  }

  for (const profile of profiles) {
    for (const payMethod of methodsOf(profile)) {
      it(`${profile.code} ${payMethod} asks for what the contract says`, () => {
        const wants = WANTS[profile.code as keyof typeof FACTS] ?? {};
        const common = payMethod === 'vbank' ? 'vbank-due' : payMethod === 'phone' ? 'digital' : '';
        const expected = [wants['*'], wants[payMethod], common].flatMap((names) => (names ? names.split(' ') : []));
        const asked = read(bare(profile, payMethod), environments.iphone).issues.map(({ path }) => path);
        assert.deepEqual([...new Set(asked)].sort(), [...new Set(expected)].sort());
      });
    }
  }

  it('is a table of some size', () => assert.ok(cases > 1000, `${cases}`));

  for (const profile of profiles) {
    it(`${profile.code} takes a method that it does not list, with a warning`, () => {
      const draft = complete(profile, 'newpay', environments.pc);
      const found = read(draft, environments.pc).issues.filter(({ path }) => path === 'pay-method');
      const refuses = STOPPING.includes(`${profile.code}: pay-method-refused`) && profile.payMethods?.length === 1;
      const expected = !profile.payMethods?.length ? [] : refuses ? ['error'] : ['warning'];
      assert.deepEqual(
        found.map(({ severity }) => severity),
        expected,
      );
      if (!refuses) for (const { message } of found) assert.ok(message.includes(profile.payMethods?.[0] as string));
    });
  }

  for (const profile of profiles.filter(({ code }) => FACTS[code as keyof typeof FACTS][1] === 'redirect')) {
    it(`${profile.code} does not leave a phone's page without a way home`, () => {
      const draft = { ...complete(profile, methodsOf(profile).at(-1) as string, environments.iphone), redirectUrl: '' };
      const stays = profile.code === 'mobilians' ? [] : ['redirect-url: redirect-url-missing'];
      assert.deepEqual(codes({ ...draft, ...(stays.length === 0 && { payMethod: 'phone' }) }, environments.iphone), [
        ...stays,
        ...(stays.length === 0 ? ['redirect-url: redirect-url-advised'] : []),
      ]);
    });
  }
});

/** Values that break a pattern, by the rule's code. */
const BAD: Record<string, unknown> = {
  'app-scheme-unusual': 'first.shop',
  'biz-num-malformed': '123-45-67890',
  'buyer-name-unusual': '100%',
  'currency-unusual': 'KRW',
  'merchant-uid-unusual': 'a-b',
  'order-name-unusual': '50% 할인',
  'parameter-unusual': 'someday',
  'pay-method-refused': 'naverpay',
  'pg-mid-missing': '',
  'vbank-due-unusual': 'someday',
};

/** A value that breaks a rule. */
function badValue({ must = { given: true }, code, field }: Rule, profile: Profile | undefined): unknown {
  if (field === 'pg') return profile?.code;
  if (must.given === false) return field === 'cardQuota' ? [2] : field === 'vatAmount' ? 100 : 'firstshop';
  if (field === 'popup') return must.oneOf?.[0] !== true;
  if (field === 'naverPopupMode') return true;
  if (field === 'merchantUid' && must.pattern?.test('a-b')) return 'abc';
  if (code === 'currency-unusual' && must.pattern?.test('KRW')) return '원';
  if (must.pattern) return code === 'vbank-due-unusual' && must.pattern.test('20991231') ? '20991341' : BAD[code];
  if (must.charset) return '똠양꿍 ☕';
  if (must.oneOf) return field === 'escrow' ? false : 'xx';
  if (must.max !== undefined) return 'x'.repeat(must.max + 1);
  if (must.maxBytes !== undefined) return '가'.repeat(must.maxBytes / 2);
  if (must.min !== undefined) return must.min - 1;
  return undefined;
}

/** The draft with one value changed, which may be a further parameter. */
function changed(draft: Draft, field: string, value: unknown): Draft {
  if (field === 'provider') return draft;
  if (isProperty(field)) return { ...draft, [field]: value };
  const [outer, inner] = field.split('.') as [string, string?];
  const params = draft.params as Record<string, unknown>;
  const standing = params[outer] as Record<string, unknown> | undefined;
  return { ...draft, params: { ...params, [outer]: inner ? { ...standing, [inner]: value } : value } };
}

const products = [{ orderNumber: '1', name: '상품', quantity: 1, amount: 14000 }];

const testOf = (wanted: When[string]): Test => ({
  given: true,
  ...(typeof wanted === 'object' ? wanted : { oneOf: [wanted] }),
});

/** An environment and a draft in which a rule applies, and nothing is wrong. */
function applying({ when = {}, field }: Rule, profile: Profile): { draft: Draft; environment: Environment } {
  const wanted = (name: string) => {
    const test = when[name];
    return typeof test === 'object' ? test.oneOf?.[0] : test;
  };
  const environment =
    Object.values(environments).find(
      (one) =>
        (wanted('inApp') === undefined || one.inApp === wanted('inApp')) &&
        (when.browser === undefined || passes(testOf(when.browser), one.browser)) &&
        (wanted('device') === undefined || one.device === wanted('device')) &&
        (wanted('os') === undefined || one.os === wanted('os')),
    ) ?? environments.pc;
  const payMethod = String(wanted('payMethod') ?? methodsOf(profile)[0]);
  let draft: Draft = complete(profile, payMethod, environment);
  if (when.escrow || field === 'escrowProducts') draft = { ...draft, escrow: true, escrowProducts: products };
  if (when.escrowProducts) draft = { ...draft, escrow: true, escrowProducts: products };
  if (when.customerUid) draft = { ...draft, customerUid: 'card_1' };
  if (when.cashReceiptType) {
    draft = changed(changed(draft, 'cashReceiptType', 'personal'), 'customerIdentifier', '01012345678');
  }
  return { draft, environment };
}

describe('every rule', () => {
  const usual = profiles.find(({ code }) => code === 'smartro') as Profile;
  const rules = [
    ...profiles.flatMap((profile) => profile.rules.map((rule) => ({ profile, rule }))),
    ...COMMON_RULES.map((rule) => ({ profile: usual, rule })),
  ];
  for (const { profile, rule } of rules) {
    const { field, code, severity = 'warning' } = rule;
    const given = JSON.stringify(rule.when ?? {});
    const path = field === 'provider' ? 'pg' : isProperty(field) ? attributeOf(field) : `params.${field}`;

    it(`${profile.code}: ${path} ${code} ${given}`, () => {
      const { draft, environment } = applying(rule, profile);
      const about = (judged: Draft) => read(judged, environment).issues.filter((issue) => issue.path === path);
      const broken = about(changed(draft, field, badValue(rule, profile)));
      assert.ok(
        broken.some((issue) => issue.code === code && issue.severity === severity),
        JSON.stringify(broken),
      );
      for (const { message } of broken) assert.ok(message.startsWith(path) && !/[{}]|undefined/.test(message), message);
      // Its button is always its own.
      if (code !== 'pg-own-button') assert.deepEqual(about(draft), []);
    });
  }

  it('is one of some number', () => assert.ok(rules.length > 80, `${rules.length}`));
});

describe('the limits of a PG', () => {
  for (const [pg, written, expected] of LIMITS) {
    it(`${pg} ${JSON.stringify(written).slice(0, 80)} ${expected ?? 'passes'}`, () => {
      const profile = profiles.find(({ code }) => code === pg) as Profile;
      const draft = { ...complete(profile, methodsOf(profile)[0] as string, environments.pc), ...written };
      assert.deepEqual(codes(draft, environments.pc), expected === null ? [] : [expected]);
    });
  }
});

describe('escrow products', () => {
  const spelt: [string, string, object][] = [
    ['kcp', 'kcpProducts', products[0] as object],
    ['kicc', 'kiccProducts', products[0] as object],
    ['tosspayments', 'escrowProducts', { id: '1', name: '상품', code: '1', unitPrice: 14000, quantity: 1 }],
    ['', 'kcpProducts', products[0] as object],
  ];
  for (const [pg, param, product] of spelt) {
    it(`are ${param} for ${pg || 'the default PG'}`, () => {
      const ready = read(
        {
          pg,
          payMethod: 'vbank',
          vbankDue: '29991231',
          orderName: 'x',
          amount: 14000,
          escrow: true,
          escrowProducts: products,
        },
        environments.pc,
      );
      assert.ok(ready.request, JSON.stringify(ready.issues));
      assert.deepEqual(ready.params[param], [product]);
      assert.equal(Object.keys(ready.params).filter((name) => /Products$/.test(name)).length, 1);
    });
  }

  it('in the PG’s own words come through as they are, and count as given', () => {
    const own = [{ id: 'a', name: 'A', code: 'b', unitPrice: 1, quantity: 1 }];
    const toss = profiles.find(({ code }) => code === 'tosspayments') as Profile;
    const draft = { ...complete(toss, 'card', environments.pc), escrow: true, params: { escrowProducts: own } };
    const ready = read(draft, environments.pc);
    assert.ok(ready.request);
    assert.deepEqual([ready.params.escrowProducts, ready.issues], [own, []]);
  });

  const escrow: [string, string, string[]][] = [
    ['kicc', 'card', ['escrow: escrow-unusual']],
    ['kicc', 'trans', []],
    ['danal_tpay', 'card', ['escrow: escrow-unusual']],
    ['html5_inicis', 'card', []],
  ];
  for (const [pg, payMethod, expected] of escrow) {
    it(`are asked for ${expected.length ? 'in vain' : 'rightly'} for ${pg} ${payMethod}`, () => {
      const profile = profiles.find(({ code }) => code === pg) as Profile;
      const draft = { ...complete(profile, payMethod, environments.pc), escrow: true, escrowProducts: products };
      assert.deepEqual(codes(draft, environments.pc), expected);
    });
  }
});

describe('an app-scheme', () => {
  const sent: [string, keyof typeof environments, string | undefined][] = [
    ['kcp', 'ios app', 'firstshop'],
    ['kcp', 'iphone', 'firstshop'],
    ['tosspayments', 'ios app', 'firstshop://'],
    ['tosspay_v2', 'android app', 'firstshop://'],
    ['ksnet', 'ios app', 'firstshop://'],
    ['welcome', 'ios app', 'firstshop'],
    ['welcome', 'iphone', undefined],
    ['welcome', 'kakaotalk', undefined],
    ['galaxia', 'pc', undefined],
  ];
  for (const [pg, place, scheme] of sent) {
    it(`goes to ${pg} on ${place} as ${scheme}`, () => {
      const profile = profiles.find(({ code }) => code === pg) as Profile;
      for (const appScheme of ['firstshop', 'firstshop://']) {
        const draft = { ...complete(profile, methodsOf(profile)[0] as string, environments[place]), appScheme };
        const ready = read(draft, environments[place]);
        assert.ok(ready.request);
        assert.equal(ready.params.app_scheme, scheme);
        assert.equal('app_scheme' in ready.params, scheme !== undefined);
      }
    });
  }
});

it('somebody else’s app has no scheme to name', () => {
  const kcp = profiles.find(({ code }) => code === 'kcp') as Profile;
  const draft = { ...complete(kcp, 'card', environments['ios app']), appScheme: '' };
  assert.deepEqual(codes(draft, environments['ios app']), ['app-scheme: app-scheme-missing']);
  assert.deepEqual(codes(draft, environments.kakaotalk), []);
});

describe('a popup in an app', () => {
  const popups: [string, Draft, Record<string, unknown>, string, string[]][] = [
    ['eximbay', {}, { popup: false }, 'redirect', []],
    ['eximbay', { popup: true }, { popup: false }, 'redirect', ['popup: popup-in-app']],
    ['payco', {}, { popup: false }, 'callback', []],
    ['payco', { popup: true }, { popup: false }, 'callback', ['popup: popup-in-app']],
    ['paypal', { popup: true }, { popup: false }, 'redirect', ['popup: popup-in-app']],
    ['chai', { params: { popup: true } }, { popup: false }, 'redirect', ['popup: popup-in-app']],
    [
      'naverpay',
      { params: { naverPopupMode: true, naverProducts: [{ uid: '1' }] } },
      { naverPopupMode: false },
      'redirect',
      ['params.naverPopupMode: popup-in-app'],
    ],
    ['naverpay', {}, {}, 'redirect', []],
    ['kcp', {}, {}, 'redirect', []],
  ];
  for (const [pg, written, sent, road, expected] of popups) {
    for (const place of ['android app', 'ios app'] as const) {
      it(`is switched for ${pg} ${JSON.stringify(written)} in an ${place}`, () => {
        const profile = profiles.find(({ code }) => code === pg) as Profile;
        const { popup, ...draft } = complete(profile, methodsOf(profile)[0] as string, environments[place]);
        const ready = read({ ...draft, ...written }, environments[place]);
        assert.ok(ready.request, JSON.stringify(ready.issues));
        const { popup: ours, naverPopupMode } = ready.params;
        assert.deepEqual(JSON.parse(JSON.stringify({ popup: ours, naverPopupMode })), sent);
        assert.equal(ready.road, road);
        assert.deepEqual(codes({ ...draft, ...written }, environments[place]), expected);
      });
    }
  }

  it('leaves a way home to ask for', () => {
    const eximbay = profiles.find(({ code }) => code === 'eximbay') as Profile;
    const draft = { ...complete(eximbay, 'card', environments['ios app']), redirectUrl: '' };
    assert.deepEqual(codes(draft, environments['ios app']), ['redirect-url: redirect-url-missing']);
  });

  it('stays one elsewhere', () => {
    const eximbay = profiles.find(({ code }) => code === 'eximbay') as Profile;
    const ready = read({ ...complete(eximbay, 'card', environments.iphone), popup: true }, environments.iphone);
    assert.ok(ready.request);
    assert.deepEqual([ready.road, ready.params.popup], ['popup', true]);
  });
});

describe('amounts', () => {
  const amounts: [Draft, string[]][] = [
    [{ pg: 'paypal', amount: '10.25' }, []],
    [{ pg: 'paypal', amount: '10.255' }, ['error amount: amount-decimals']],
    [{ pg: 'inicis_jp', amount: '10.5', popup: true }, ['error amount: amount-decimals']],
    [{ pg: 'nice_v2', amount: '10.25', currency: 'USD', buyerTel: '010' }, []],
    [{ pg: 'nice_v2', amount: '10.25', buyerTel: '010' }, ['error amount: amount-decimals']],
    [{ pg: '', amount: '10.25' }, ['error amount: amount-decimals']],
    [{ pg: '', channelKey: 'channel-key-1', amount: '10.25' }, ['warning amount: amount-decimals']],
    [{ pg: 'newpg', amount: '10.25' }, ['warning amount: amount-decimals', 'warning pg: pg-unknown']],
    [{ pg: 'naverpay', amount: 9, buyerTel: '010', params: { naverProducts: [{}] } }, ['warning amount: amount-small']],
  ];
  for (const [draft, expected] of amounts) {
    it(`of ${JSON.stringify(draft)} are judged in the currency's own unit`, () => {
      const { issues } = read({ orderName: 'x', redirectUrl: '/r', merchantUid: 'o1', ...draft }, environments.pc);
      assert.deepEqual(
        issues.map(({ severity, path, code }) => `${severity} ${path}: ${code}`),
        expected,
      );
    });
  }
});

describe('a deposit’s end', () => {
  const soon = new Date(Date.now() + 9 * 3_600_000 + 600_000).toISOString().replace(/\D/g, '');
  const over = new Date(Date.now() + 9 * 3_600_000 - 600_000).toISOString().replace(/\D/g, '');
  const dues: [string, string[]][] = [
    ['2020-01-01', ['vbank-due: vbank-due-past']],
    [over.slice(0, 12), ['vbank-due: vbank-due-past']],
    [soon.slice(0, 14), []],
    [soon.slice(0, 8), []],
    ['2999-12-31', []],
    ['2999-12-31 23:59:59', []],
    ['299912312359', []],
    ['tomorrow', ['vbank-due: vbank-due-unusual']],
  ];
  for (const [vbankDue, expected] of dues) {
    it(`of ${vbankDue} ${expected[0] ?? 'passes'}`, () => {
      const draft = { pg: 'kcp', payMethod: 'vbank', orderName: 'x', amount: 1, vbankDue };
      assert.deepEqual(codes(draft, environments.pc), expected);
    });
  }
});
