import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PROFILES } from '../../src/profiles/index.js';
import { type Draft, PARAMETERS, type RequestContext, readFlag, readRequest } from '../../src/request/index.js';

const pc: RequestContext = {
  environment: { device: 'pc', os: 'other', inApp: false, browser: null },
  pageUrl: 'https://shop.example/order/7?from=mail',
  defaultProvider: null,
  initialised: false,
};
const phone: RequestContext = { ...pc, environment: { device: 'phone', os: 'android', inApp: false, browser: null } };

const valid: Draft = {
  impCode: 'imp33886024',
  pg: 'kcp',
  merchantUid: 'order_7',
  orderName: '주문명',
  amount: '14000',
  redirectUrl: '/result',
};

function read(changes: Draft = {}, context = pc) {
  return readRequest({ ...valid, ...changes }, context);
}

const faults = (changes: Draft, context = pc) =>
  read(changes, context).issues.map(({ path, code, severity }) => `${severity} ${path}: ${code}`);

describe('readRequest', () => {
  it('makes a request and the parameters of the SDK', () => {
    const ready = read();
    assert.ok(ready.request);
    assert.deepEqual(ready.params, {
      pg: 'kcp',
      pay_method: 'card',
      merchant_uid: 'order_7',
      name: '주문명',
      amount: 14000,
      m_redirect_url: 'https://shop.example/result',
    });
    assert.equal(ready.route, 'callback');
    assert.deepEqual(ready.issues, []);
  });

  /** Where a value may stand, nearest first. */
  const layers = {
    tag: (name: string): [Draft, Partial<RequestContext>] => [{ company: name }, {}],
    params: (name: string) => [{ params: { company: name } }, {}],
    form: (name: string) => [{}, { form: { company: name } }],
    shared: (name: string) => [{}, { shared: { company: name } }],
    'shared params': (name: string) => [{}, { shared: { params: JSON.stringify({ company: name }) } }],
  } satisfies Record<string, (name: string) => [Draft, Partial<RequestContext>]>;

  for (const [place, name] of Object.keys(layers).entries()) {
    it(`takes what stands on the ${name} over all that is farther`, () => {
      const parts = Object.entries(layers)
        .slice(place)
        .map(([layer, write]) => write(layer));
      const changes = Object.assign({}, ...parts.map(([draft]) => draft));
      const contexts: Partial<RequestContext>[] = parts.map(([, context]) => context);
      const shared = Object.assign({}, ...contexts.map((context) => context.shared));
      const ready = read(changes, { ...pc, ...Object.assign({}, ...contexts), shared });
      assert.ok(ready.request);
      assert.equal(ready.params.company, name);
    });
  }

  it('takes of a form only what the SDK has a name for, and a checkbox without a value for true', () => {
    const ready = read(
      {},
      { ...pc, form: { escrow: 'on', country: 'KR', name: '폼의 이름', buyer_tel: '010', memo: 'x' } },
    );
    assert.ok(ready.request);
    assert.deepEqual([ready.params.escrow, ready.params.buyer_tel, ready.params.name], [true, '010', '주문명']);
    assert.ok(!('country' in ready.params) && !('memo' in ready.params));
    assert.deepEqual(
      ready.issues.filter(({ code }) => code === 'flag-unusual'),
      [],
    );
  });

  it('merges further parameters that stand once with the tag’s own, and tells a fault of either', () => {
    const shared = { params: { customer_id: 'c', bypass: { from: 'shared' } } };
    const ready = read({ params: { bypass: { from: 'tag' } } }, { ...pc, shared });
    assert.ok(ready.request);
    assert.deepEqual([ready.params.customer_id, ready.params.bypass], ['c', { from: 'tag' }]);
    assert.deepEqual(faults({}, { ...pc, shared: { params: '[1]' } }), ['error params: params-malformed']);
  });

  it('means the nearer of a pg and a channel, and both where they stand together', () => {
    const sent = (changes: Draft, context: Partial<RequestContext>) => {
      const ready = read({ pg: undefined, ...changes }, { ...pc, ...context });
      assert.ok(ready.request);
      return [ready.params.pg, ready.params.channelKey, ready.pg];
    };
    const channel = { channelKey: 'channel-key-1' };
    assert.deepEqual(sent({ pg: 'kcp' }, { shared: channel }), ['kcp', undefined, 'kcp']);
    assert.deepEqual(sent({}, { shared: channel, form: { pg: 'kcp' } }), ['kcp', undefined, 'kcp']);
    assert.deepEqual(sent(channel, { form: { pg: 'kcp' } }), [undefined, 'channel-key-1', '']);
    assert.deepEqual(sent({ ...channel, pg: 'kcp' }, {}), ['kcp', 'channel-key-1', 'kcp']);
    assert.deepEqual(sent(channel, { defaultProvider: 'kcp' }), [undefined, 'channel-key-1', '']);
  });

  it('sends no pg where there is none, and card where no method is written', () => {
    const { request, ...ready } = read({ pg: undefined });
    assert.ok(request && 'params' in ready);
    assert.ok(!('pg' in ready.params));
    assert.equal(ready.params.pay_method, 'card');
  });

  it('makes up a fresh alphanumeric order number of at most 40 characters', () => {
    const uids = [read({ merchantUid: '' }), read({ merchantUid: undefined })].map(
      ({ request }) => request?.merchantUid,
    );
    assert.notEqual(uids[0], uids[1]);
    for (const uid of uids) assert.match(uid ?? '', /^[a-z0-9]{20,40}$/);
    assert.equal(read({ merchantUid: '' }).writtenUid, null);
    assert.equal(read().writtenUid, 'order_7');
  });

  it('reports every fault at once', () => {
    assert.deepEqual(
      faults(
        { orderName: '', amount: '14,000', impCode: '', redirectUrl: '', escrowProducts: '[{"name":"A"}]' },
        phone,
      ),
      [
        'error imp-code: missing',
        'error order-name: missing',
        'error amount: amount-malformed',
        'error escrow-products[0].orderNumber: missing',
        'error escrow-products[0].quantity: missing',
        'error escrow-products[0].amount: missing',
        'error redirect-url: redirect-url-missing',
      ],
    );
  });

  for (const amount of [
    '14,000',
    '₩14000',
    '1e4',
    '-1',
    '+1',
    ' 14000',
    '14000 ',
    '0x10',
    '.5',
    '5.',
    '１００',
    Number.NaN,
    Infinity,
    -1,
    1e21,
    true,
    {},
    [],
  ]) {
    it(`refuses the amount ${JSON.stringify(amount)} (${typeof amount})`, () => {
      assert.deepEqual(faults({ amount }), ['error amount: amount-malformed']);
    });
  }

  const amounts = [
    [{ amount: 14000 }, []],
    [{ amount: '14000.00' }, ['error amount: amount-decimals']],
    [{ amount: '14000.5' }, ['error amount: amount-decimals']],
    [{ amount: '14000.5', currency: 'KRW' }, ['error amount: amount-decimals']],
    [{ amount: '10.25', currency: 'USD' }, []],
    [{ amount: '10.255', currency: 'USD' }, ['error amount: amount-decimals']],
    [{ amount: 0 }, ['error amount: amount-zero']],
    [{ amount: '0', customerUid: 'card_1' }, []],
  ] as const;
  for (const [changes, expected] of amounts) {
    it(`judges ${JSON.stringify(changes)}`, () => assert.deepEqual(faults(changes), expected));
  }

  const rules: [string, Draft, RequestContext, string[]][] = [
    ['KCP escrow without products', { escrow: true }, pc, ['warning escrow-products: escrow-products-missing']],
    [
      'KCP escrow with an empty list',
      { escrow: '', escrowProducts: '[]' },
      pc,
      ['warning escrow-products: escrow-products-missing'],
    ],
    ['products that are no list', { escrowProducts: '{}' }, pc, ['error escrow-products: products-malformed']],
    ['products that are no JSON', { escrowProducts: 'A' }, pc, ['error escrow-products: json-malformed']],
    ['Inicis without a telephone number', { pg: 'html5_inicis' }, pc, ['error buyer-tel: buyer-tel-missing']],
    ['Inicis with one', { pg: 'html5_inicis', buyerTel: '010-1234-5678' }, pc, []],
    ['KakaoPay off card', { pg: 'kakao', payMethod: 'trans' }, pc, ['error pay-method: pay-method-refused']],
    ['KakaoPay without a redirect-url on a phone', { pg: 'kakao', redirectUrl: '' }, phone, []],
    ['PAYCO through KCP', { payMethod: 'payco' }, pc, []],
    ['a method KCP does not have', { payMethod: 'paypal' }, pc, ['warning pay-method: pay-method-unusual']],
    ['a PG nobody knows', { pg: 'newpg' }, pc, ['warning pg: pg-unknown']],
    [
      'a PG nobody knows, without a redirect-url',
      { pg: 'newpg', redirectUrl: '' },
      pc,
      ['warning redirect-url: redirect-url-advised', 'warning pg: pg-unknown'],
    ],
    [
      'the default PG without a redirect-url',
      { pg: '', redirectUrl: '' },
      phone,
      ['warning redirect-url: redirect-url-advised'],
    ],
    ['KCP on a phone without a redirect-url', { redirectUrl: '' }, phone, ['error redirect-url: redirect-url-missing']],
    ['KCP on a PC without a redirect-url', { redirectUrl: '' }, pc, []],
    [
      'a redirect-url that runs code',
      { redirectUrl: 'javascript:alert(1)' },
      pc,
      ['error redirect-url: url-malformed'],
    ],
    [
      'a redirect-url of an app that is not declared',
      { redirectUrl: 'myshop://home' },
      phone,
      ['error redirect-url: url-malformed'],
    ],
    ['a redirect-url of the declared app', { redirectUrl: 'myshop://home', appScheme: 'myshop' }, phone, []],
    [
      'pages to go on to that run code, or stand in no app that is declared',
      { successUrl: 'javascript:alert(1)', pendingUrl: 'myshop://pending', failedUrl: 'http://' },
      pc,
      ['warning success-url: url-malformed', 'warning pending-url: url-malformed', 'warning failed-url: url-malformed'],
    ],
    [
      'pages to go on to',
      {
        successUrl: '/thanks',
        pendingUrl: 'myshop://pending',
        failedUrl: 'https://shop.example/',
        appScheme: 'myshop',
      },
      phone,
      [],
    ],
    ['an app-scheme that runs code', { appScheme: 'javascript' }, pc, ['error app-scheme: app-scheme-malformed']],
    ['a V2 store id', { impCode: 'store-1234' }, pc, ['warning imp-code: imp-code-malformed']],
    ['no imp-code where the page called init', { impCode: '' }, { ...pc, initialised: true }, []],
    ['params that are no object', { params: '[1]' }, pc, ['error params: params-malformed']],
    ['params that are no JSON', { params: '{' }, pc, ['error params: json-malformed']],
    [
      'custom-data that only looks like JSON',
      { customData: '[VIP] 홍길동' },
      pc,
      ['warning custom-data: json-malformed'],
    ],
    ['parts that a server printed as null', { params: 'null', escrowProducts: 'null', cardQuota: 'null' }, pc, []],
    ['a flag with an odd word', { digital: 'no' }, pc, ['warning digital: flag-unusual']],
    [
      'a flag with its own name',
      { escrow: 'escrow', escrowProducts: [{ orderNumber: 1, name: 'A', quantity: '3', amount: '1000' }] },
      pc,
      [],
    ],
    ['custom-data that JSON cannot carry', { customData: 1n }, pc, ['error custom-data: json-malformed']],
    [
      'a channel-key where the default PG has rules',
      { pg: '', channelKey: 'channel-key-1', payMethod: 'trans' },
      { ...pc, defaultProvider: 'kakao' },
      [],
    ],
    [
      'an order number that is too long',
      { merchantUid: 'x'.repeat(41) },
      pc,
      ['warning merchant-uid: merchant-uid-long'],
    ],
    ['a quota that is no list', { cardQuota: '3' }, pc, ['error card-quota: quota-malformed']],
  ];
  for (const [name, changes, context, expected] of rules) {
    it(`judges ${name}`, () => assert.deepEqual(faults(changes, context), expected));
  }

  it('names what to change in every issue', () => {
    for (const { path, message } of read({ amount: '', escrowProducts: '{}' }).issues)
      assert.ok(message.startsWith(path));
  });

  it('takes the road of the device', () => {
    const route = (changes: Draft, context: RequestContext) => {
      const ready = read(changes, context);
      return ready.request ? ready.route : 'refused';
    };
    assert.equal(route({}, phone), 'redirect');
    assert.equal(route({ pg: 'kakao' }, phone), 'callback');
    assert.equal(route({ pg: '' }, { ...phone, defaultProvider: 'kakao' }), 'callback');
  });

  const sent: [string, Draft, Record<string, unknown>][] = [
    ['false and sends it', { escrow: false }, { escrow: false }],
    ['"false" and "0"', { digital: 'false', popup: '0' }, { digital: false, popup: false }],
    [
      'a bare flag',
      { escrow: '', escrowProducts: [{ orderNumber: 'a', name: 'A', quantity: 1, amount: 0 }] },
      { escrow: true, kcpProducts: [{ orderNumber: 'a', name: 'A', quantity: 1, amount: 0 }] },
    ],
    [
      'an absolute redirect-url as it is written',
      { redirectUrl: 'https://my.example?x=1&한글=가#top' },
      { m_redirect_url: 'https://my.example?x=1&한글=가#top' },
    ],
    ['an app-scheme without ://', { appScheme: 'iamporttest://' }, { app_scheme: 'iamporttest' }],
    ['custom-data that only looks like JSON', { customData: '[VIP] 홍길동' }, { custom_data: '[VIP] 홍길동' }],
    ["text in params as params' own text", { params: { custom_data: '{"a":1}' } }, { custom_data: '{"a":1}' }],
    [
      'what a PG may want in a product besides, and digits as numbers',
      { escrow: true, escrowProducts: [{ orderNumber: 1, name: 'A', quantity: '3', amount: '1000', goodCode: 'z' }] },
      { kcpProducts: [{ orderNumber: '1', name: 'A', quantity: 3, amount: 1000, goodCode: 'z' }] },
    ],
    ['months as numbers', { cardQuota: '["2","3"]' }, { display: { card_quota: [2, 3] } }],
    ['custom-data that is plain text', { customData: 'hello' }, { custom_data: 'hello' }],
    ['custom-data that is JSON', { customData: '{"a":[1]}' }, { custom_data: { a: [1] } }],
    ["a merchant-uid without a template's line break", { merchantUid: ' order_9\n' }, { merchant_uid: 'order_9' }],
    ['no notice-url that is no address', { noticeUrl: 'javascript:alert(1)' }, { notice_url: undefined }],
    ['one notice-url and several', { noticeUrl: 'https://a.example' }, { notice_url: 'https://a.example' }],
    [
      'several notice-urls',
      { noticeUrl: '["https://a.example","https://b.example"]' },
      { notice_url: ['https://a.example', 'https://b.example'] },
    ],
    [
      'card-quota inside display',
      { cardQuota: '[2,3]', params: { display: { only_installment: true, card_quota: [6] } } },
      { display: { only_installment: true, card_quota: [2, 3] } },
    ],
    [
      'further parameters',
      { params: '{"bypass":{"acceptmethod":["a"]},"period":{"from":"20260101"}}' },
      { bypass: { acceptmethod: ['a'] }, period: { from: '20260101' } },
    ],
    [
      'a named parameter from params',
      { orderName: '', params: { name: '다른 이름', buyer_name: '구매자' } },
      { name: '다른 이름', buyer_name: '구매자' },
    ],
    [
      'the attribute rather than params',
      { params: { amount: 1, name: 'x', pg: 'kakao' } },
      { amount: 14000, name: '주문명', pg: 'kcp' },
    ],
  ];
  for (const [name, changes, expected] of sent) {
    it(`sends ${name}`, () => {
      const ready = read(changes);
      assert.ok(ready.request, JSON.stringify(ready.issues));
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(ready.params[key], value);
    });
  }

  it('refuses what throws when it is looked at', (t) => {
    t.mock.method(console, 'error', () => {});
    let reads = 0;
    const params = {
      get pg() {
        reads += 1;
        if (reads > 1) throw new Error('hostile');
        return 'kcp';
      },
    };
    assert.deepEqual(faults({ pg: '', params }), ['error params: params-malformed']);
    const odd = Object.assign(() => {}, {
      toString: () => {
        throw new Error('hostile');
      },
    });
    assert.ok(read({ pg: 'galaxia', params: { customer_id: odd } }));
  });

  it('takes the decimals of an amount for wrong once the default PG may be known', () => {
    const draft = { pg: '', amount: '10.25' };
    assert.deepEqual(faults(draft), ['warning amount: amount-decimals']);
    assert.deepEqual(faults(draft, { ...pc, initialised: true }), ['error amount: amount-decimals']);
    assert.deepEqual(faults(draft, { ...pc, defaultProvider: 'paypal' }), []);
    assert.deepEqual(faults({ ...draft, pg: 'smartro_v2', buyerTel: '010', merchantUid: 'o1' }), [
      'warning amount: amount-decimals',
    ]);
  });

  it('never throws, and is never ready with an amount that is no positive number', () => {
    const anyValue = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true }),
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
    );
    const further = ['naverPopupMode', 'customer_id', 'bypass', 'cvs', 'cashReceiptType', 'toString', '__proto__'];
    const names = [...PARAMETERS.map(({ wire }) => wire), ...further];
    const anyDraft = fc
      .tuple(
        fc.dictionary(fc.constantFrom('impCode', 'params', ...PARAMETERS.map(({ property }) => property)), anyValue),
        fc.option(fc.dictionary(fc.constantFrom(...names), anyValue)),
        fc.option(fc.constantFrom(...PROFILES.map(({ code }) => code))),
      )
      .map(([draft, params, pg]) => ({ ...draft, ...(params && { params }), ...(pg && { pg }) }));
    fc.assert(
      fc.property(anyDraft, fc.boolean(), (draft, onPhone) => {
        const result = readRequest(draft, onPhone ? phone : pc);
        if (result.request === null) return assert.ok(result.issues.some(({ severity }) => severity === 'error'));
        const { amount, customerUid, orderName } = result.request;
        assert.ok(Number.isFinite(amount) && amount >= 0 && (amount > 0 || customerUid) && orderName.length > 0);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('readFlag', () => {
  const flags = [
    ['', true],
    ['true', true],
    [true, true],
    ['escrow', true],
    ['false', false],
    ['FALSE', false],
    ['0', false],
    [0, false],
    [false, false],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [written, value] of flags) {
    it(`reads ${JSON.stringify(written)} as ${value}`, () => assert.equal(readFlag(written), value));
  }
});
