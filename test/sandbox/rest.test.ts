import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SandboxPayment } from '../../src/sandbox/index.js';
import { type Answer, Shop } from './rest-client.js';

const unauthorized = { status: 401, code: -1, message: 'Unauthorized', response: null };
const noPayment = { status: 404, code: -1, message: '존재하지 않는 결제정보입니다.', response: null };

function refusedWith(answer: Answer, message: RegExp | string): void {
  const { message: said, ...rest } = answer;
  assert.deepEqual(rest, { status: 200, code: 1, response: null });
  if (typeof message === 'string') assert.equal(said, message);
  else assert.match(said ?? '', message);
}

function wrongWith({ status, code, message, response }: Answer, wanted: number, words: RegExp): void {
  assert.deepEqual({ status, code, response }, { status: wanted, code: -1, response: null });
  assert.match(message ?? '', words);
}

describe('getToken', () => {
  const ask = (shop: Shop, impKey: string | null = 'k', impSecret: string | null = 's') =>
    shop.post('/users/getToken', { imp_key: impKey, imp_secret: impSecret });

  it('gives a token that lives half an hour, the same one until it expires', async () => {
    const shop = await Shop.open();
    const first = await ask(shop);
    assert.deepEqual([first.status, first.code, first.message], [200, 0, null]);
    const { access_token: token, now, expired_at: expiredAt, ...rest } = first.response;
    assert.match(token, /^\w{32}$/);
    assert.ok(Math.abs(now - Date.now() / 1000) < 5);
    assert.equal(expiredAt - now, 1800);
    assert.deepEqual(rest, {});
    const second = (await ask(shop)).response;
    assert.deepEqual([second.access_token, second.expired_at], [token, expiredAt]);
    assert.notEqual((await ask(shop, 'other')).response.access_token, token);
    await shop.close();
  });

  it('is extended by five minutes within its last one', async () => {
    const shop = await Shop.open({ tokenLife: 60 });
    const first = (await ask(shop)).response;
    const second = (await ask(shop)).response;
    const third = (await ask(shop)).response;
    assert.equal(second.access_token, first.access_token);
    assert.equal(second.expired_at - first.expired_at, 300);
    assert.equal(third.expired_at, second.expired_at);
    await shop.close();
  });

  it('refuses a body without them', async () => {
    const shop = await Shop.open();
    wrongWith(await shop.post('/users/getToken', {}), 401, /인증에 실패/);
    await shop.close();
  });

  it('gives a new one after expiry, and the old one is dead', async () => {
    const shop = await Shop.open({ tokenLife: 0 });
    const first = (await ask(shop)).response.access_token;
    assert.notEqual((await ask(shop)).response.access_token, first);
    assert.deepEqual(await shop.get('/payments/imp_1'), unauthorized);
    await shop.close();
  });

  const keys = { impKey: 'right', impSecret: 'secret' };
  for (const [impKey, impSecret, options] of [
    ['', 's', {}],
    ['k', '', {}],
    [null, null, {}],
    ['right', 'wrong', { keys }],
    ['wrong', 'secret', { keys }],
    ['right', '', { keys }],
    ['__proto__', 'constructor', { keys }],
  ] as const) {
    it(`refuses ${impKey} and ${impSecret}${'keys' in options ? ' for other keys' : ''}`, async () => {
      const shop = await Shop.open(options);
      wrongWith(await ask(shop, impKey, impSecret), 401, /^imp_key, imp_secret 인증에 실패했습니다\.$/);
      await shop.close();
    });
  }
});

describe('the REST API', () => {
  let shop: Shop;
  before(async () => {
    shop = await Shop.open();
  });
  after(() => shop.close());

  const calls = [
    ['GET', '/payments'],
    ['GET', '/payments/imp_1'],
    ['GET', '/payments/find/m'],
    ['GET', '/payments/find/m/paid'],
    ['GET', '/payments/findAll/m'],
    ['GET', '/payments/findAll/m/paid'],
    ['GET', '/payments/status/all'],
    ['GET', '/payments/imp_1/balance'],
    ['POST', '/payments/prepare'],
    ['PUT', '/payments/prepare'],
    ['GET', '/payments/prepare/m'],
    ['POST', '/payments/cancel'],
    ['GET', '/escrows/logis/imp_1'],
    ['POST', '/escrows/logis/imp_1'],
    ['PUT', '/escrows/logis/imp_1'],
    ['POST', '/subscribe/payments/again'],
    ['POST', '/vbanks'],
    ['GET', '/certifications/imp_1'],
    ['POST', '/receipts/imp_1'],
  ] as const;

  for (const [method, path] of calls) {
    it(`${method} ${path} wants a token`, async () => {
      for (const authorization of [null, 'Bearer nothing', '']) {
        const headers = { ...(authorization !== null && { authorization }) };
        const response = await fetch(shop.url + path, { method, headers });
        assert.deepEqual({ status: response.status, ...((await response.json()) as object) }, unauthorized);
      }
    });

    it(`${method} ${path} is not for browsers`, async () => {
      const origin = 'https://shop.test';
      const preflight = { origin, 'access-control-request-method': method };
      for (const init of [
        { method, headers: { origin } },
        { method: 'OPTIONS', headers: preflight },
      ]) {
        const { headers } = await fetch(shop.url + path, init);
        assert.equal(headers.get('access-control-allow-origin'), null);
        assert.equal(headers.get('access-control-allow-methods'), null);
      }
    });
  }

  it('getToken is not for browsers either', async () => {
    for (const method of ['POST', 'OPTIONS']) {
      const { headers } = await fetch(`${shop.url}/users/getToken`, { method, headers: { origin: 'https://a.test' } });
      assert.equal(headers.get('access-control-allow-origin'), null);
    }
  });

  it('takes the token bare, as a bearer, or in the query', async () => {
    const { access_token: token } = (await shop.post('/users/getToken', { imp_key: 'k', imp_secret: 's' })).response;
    const status = async (query: string, authorization?: string) =>
      (await fetch(`${shop.url}/payments/status/all${query}`, { headers: { ...(authorization && { authorization }) } }))
        .status;
    assert.equal(await status('', token), 200);
    assert.equal(await status('', `Bearer ${token}`), 200);
    assert.equal(await status('', `bearer  ${token}`), 200);
    assert.equal(await status(`?_token=${token}`), 200);
    assert.equal(await status(`?_token=${token}x`), 401);
    assert.equal(await status(`?_token=${token}`, 'Bearer wrong'), 401);
    assert.equal(await status('', `Basic ${token}`), 401);
  });

  it('does not mind the Tier header', async () => {
    const { access_token: authorization } = (await shop.post('/users/getToken', { imp_key: 'k', imp_secret: 's' }))
      .response;
    const headers = { authorization, tier: 'AAA' };
    assert.equal((await fetch(`${shop.url}/payments/status/all`, { headers })).status, 200);
  });

  for (const [method, path] of [
    ['GET', '/payments/imp_1/balance'],
    ['POST', '/subscribe/payments/again'],
    ['POST', '/vbanks'],
    ['DELETE', '/payments/prepare'],
  ] as const) {
    it(`says that it has no ${method} ${path}`, async () => {
      wrongWith(await shop.call(method, path), 404, /^샌드박스에 없는 API입니다\.$/);
    });
  }

  it('works under a base', async () => {
    const based = await Shop.open({ base: '/sandbox' });
    const impUid = await based.pay();
    assert.equal((await based.payment(impUid)).status, 'paid');
    await based.close();
  });
});

describe('bodies', () => {
  let shop: Shop;
  before(async () => {
    shop = await Shop.open();
  });
  after(() => shop.close());

  for (const body of ['{', 'null', '[]', '"text"', 'imp_uid=imp_1', '\0', '{"a":']) {
    it(`that are not a JSON object are refused: ${JSON.stringify(body)}`, async () => {
      for (const path of ['/users/getToken', '/payments/cancel', '/payments/prepare']) {
        wrongWith(await shop.call('POST', path, body), 400, /JSON/);
      }
    });
  }

  it('may be forms, whose numbers are texts', async () => {
    const uid = await shop.pay();
    const token = await shop.call('POST', '/users/getToken', new URLSearchParams({ imp_key: 'k', imp_secret: 's' }));
    assert.equal(token.code, 0);
    const fields = new URLSearchParams({ imp_uid: uid, amount: '4000', checksum: '14000', reason: '변심' });
    const { code, response } = await shop.call('POST', '/payments/cancel', fields);
    assert.deepEqual([code, response.cancel_amount, response.cancel_reason], [0, 4000, '변심']);
  });

  it('may be a query, and the body wins over it', async () => {
    const uid = await shop.pay();
    assert.equal((await shop.call('POST', `/payments/cancel?imp_uid=${uid}&amount=100`)).response.cancel_amount, 100);
    const { response } = await shop.post('/payments/cancel?amount=1', { imp_uid: uid, amount: 200 });
    assert.equal(response.cancel_amount, 300);
  });
});

describe('a payment', () => {
  let shop: Shop;
  before(async () => {
    shop = await Shop.open();
  });
  after(() => shop.close());

  it('is told in the REST API’s own fields alone', async () => {
    const uid = await shop.pay({ custom_data: { a: 1 }, buyer_name: '홍길동' });
    const { status, code, message, response } = await shop.get(`/payments/${uid}?include_sandbox=true&extension=x`);
    assert.deepEqual([status, code, message], [200, 0, null]);
    const kept = shop.sandbox.payments.find(uid) as SandboxPayment;
    const { user_code, scenario, service_url, road, surface, message: sent, params, shipment, ...rest } = kept;
    assert.deepEqual(response, rest);
    assert.deepEqual([response.imp_uid, response.status, response.amount], [uid, 'paid', 14000]);
    for (const own of ['user_code', 'scenario', 'service_url', 'road', 'surface', 'message', 'params', 'shipment']) {
      assert.ok(!(own in response), own);
    }
  });

  it('is told while its window is open, and when it failed', async () => {
    const { impUid } = await shop.browser.open();
    assert.equal((await shop.payment(impUid ?? '')).status, 'ready');
    assert.equal((await shop.payment(await shop.pay({}, 'declined'))).status, 'failed');
  });

  it('that does not exist is not found', async () => {
    for (const uid of ['imp_000000000000', 'x', '__proto__', '%00', '%', '%2e%2e%2fusers%2fpg', 'imp_1%2F..']) {
      assert.deepEqual(await shop.get(`/payments/${uid}`), noPayment);
    }
  });
});

describe('several payments', () => {
  let shop: Shop;
  const uids: string[] = [];
  before(async () => {
    shop = await Shop.open();
    for (const name of ['a', 'b', 'c']) uids.push(await shop.pay({ merchant_uid: name }));
  });
  after(() => shop.close());

  const ask = (query: string) => shop.get(`/payments?${query}`);
  const found = ({ response }: Answer) => response.map((payment: { imp_uid: string }) => payment.imp_uid);

  it('are found by imp_uid and by merchant_uid, each once', async () => {
    const [a, b, c] = uids;
    const both = await ask(`imp_uid[]=${a}&imp_uid[]=${b}&merchant_uid[]=c&merchant_uid[]=a`);
    assert.deepEqual([both.status, both.code, found(both)], [200, 0, [a, b, c]]);
    assert.deepEqual(found(await ask(`imp_uid=${b}`)), [b]);
    assert.equal('params' in both.response[0], false);
  });

  it('are 207 where some do not exist, 404 where none does', async () => {
    const some = await ask(`imp_uid[]=${uids[0]}&imp_uid[]=imp_none`);
    assert.deepEqual([some.status, some.code, found(some)], [207, 0, [uids[0]]]);
    assert.deepEqual(await ask('imp_uid[]=imp_none&merchant_uid[]=none'), noPayment);
  });

  it('are at least one and at most a hundred', async () => {
    wrongWith(await ask(''), 400, /^파라미터 누락:imp_uid$/);
    const many = (count: number) => Array.from({ length: count }, () => `imp_uid[]=${uids[0]}`).join('&');
    assert.equal((await ask(many(100))).status, 200);
    wrongWith(await ask(many(101)), 400, /100/);
    wrongWith(await ask(`${many(60)}&${many(41).replaceAll('imp_uid', 'merchant_uid')}`), 400, /100/);
  });
});

describe('by order number', () => {
  let shop: Shop;
  const uids: string[] = [];
  before(async () => {
    shop = await Shop.open();
    for (const scenario of ['declined', 'cancelled', 'paid'] as const)
      uids.push(await shop.pay({ merchant_uid: '주문 1/가' }, scenario));
    await shop.pay({ merchant_uid: 'other' }, 'declined');
    for (let i = 0; i < 25; i++) await shop.pay({ merchant_uid: 'many' }, 'declined');
  });
  after(() => shop.close());

  const order = encodeURIComponent('주문 1/가');
  const found = ({ response }: Answer) => response.list.map((payment: { imp_uid: string }) => payment.imp_uid);

  it('the newest is found, of any status or of one', async () => {
    assert.equal((await shop.get(`/payments/find/${order}`)).response.imp_uid, uids[2]);
    assert.equal((await shop.get(`/payments/find/${order}/all`)).response.imp_uid, uids[2]);
    assert.equal((await shop.get(`/payments/find/${order}/paid`)).response.imp_uid, uids[2]);
    assert.equal((await shop.get(`/payments/find/${order}/failed`)).response.imp_uid, uids[1]);
    assert.equal('params' in (await shop.get(`/payments/find/${order}`)).response, false);
  });

  it('all are found, newest first', async () => {
    const all = await shop.get(`/payments/findAll/${order}`);
    assert.deepEqual(found(all), [...uids].reverse());
    const { total, previous, next } = all.response;
    assert.deepEqual({ total, previous, next }, { total: 3, previous: 0, next: 0 });
    assert.deepEqual(found(await shop.get(`/payments/findAll/${order}/failed`)), [uids[1], uids[0]]);
    assert.equal('params' in all.response.list[0], false);
  });

  it('nothing is 404, an unknown status 400', async () => {
    for (const path of ['find', 'findAll']) {
      assert.deepEqual(await shop.get(`/payments/${path}/nobody`), noPayment);
      assert.deepEqual(await shop.get(`/payments/${path}/${order}/cancelled`), noPayment);
      wrongWith(await shop.get(`/payments/${path}/${order}/refunded`), 400, /^지원되지 않는 상태값입니다\.$/);
      wrongWith(await shop.get(`/payments/${path}/${order}/toString`), 400, /상태값/);
    }
  });

  it('come by pages', async () => {
    const page = async (query: string) => {
      const { total, previous, next, list } = (await shop.get(`/payments/findAll/many?${query}`)).response;
      return [total, previous, next, list.length];
    };
    assert.deepEqual(await page(''), [25, 0, 2, 20]);
    assert.deepEqual(await page('page=2'), [25, 1, 0, 5]);
    assert.deepEqual(await page('page=2&limit=5'), [25, 1, 3, 5]);
    assert.deepEqual(await page('page=5&limit=5'), [25, 4, 0, 5]);
    assert.deepEqual(await page('page=9'), [25, 8, 0, 0]);
    assert.deepEqual(await page('page=0&limit=101'), [25, 0, 2, 20]);
    assert.deepEqual(await page('page=x&limit=-1'), [25, 0, 2, 20]);
  });
});

describe('by status', () => {
  let shop: Shop;
  before(async () => {
    shop = await Shop.open();
    for (const scenario of ['paid', 'declined', 'vbank-issued', 'paid'] as const) await shop.pay({}, scenario);
    await shop.post('/payments/cancel', { imp_uid: shop.sandbox.payments.list()[0]?.imp_uid });
  });
  after(() => shop.close());

  for (const [status, wanted] of Object.entries({ all: 4, ready: 1, paid: 1, cancelled: 1, failed: 1 })) {
    it(status, async () => {
      const { response } = await shop.get(`/payments/status/${status}`);
      assert.deepEqual([response.total, response.list.length], [wanted, wanted]);
      if (status !== 'all') assert.equal(response.list[0].status, status);
    });
  }

  it('lists within a period', async () => {
    const now = Math.floor(Date.now() / 1000);
    const total = async (query: string) => (await shop.get(`/payments/status/all?${query}`)).response.total;
    assert.equal(await total(`from=${now - 100}&to=${now + 100}`), 4);
    assert.equal(await total(`from=${now + 100}`), 0);
    assert.equal(await total(`to=${now - 100}`), 0);
  });

  it('an empty list is an answer, an unknown status is not', async () => {
    const empty = await Shop.open();
    assert.deepEqual((await empty.get('/payments/status/paid')).response, { total: 0, previous: 0, next: 0, list: [] });
    wrongWith(await empty.get('/payments/status/none'), 400, /상태값/);
    await empty.close();
  });
});

describe('prepare', () => {
  let shop: Shop;
  before(async () => {
    shop = await Shop.open();
  });
  after(() => shop.close());

  it('registers once, changes what is registered, and tells it', async () => {
    const registered = { merchant_uid: 'o1', amount: 1000 };
    const success = { status: 200, code: 0, message: null };
    assert.deepEqual(await shop.post('/payments/prepare', registered), { ...success, response: registered });
    refusedWith(
      await shop.post('/payments/prepare', registered),
      '결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다).',
    );
    assert.deepEqual(await shop.get('/payments/prepare/o1'), { ...success, response: registered });
    const changed = { merchant_uid: 'o1', amount: 2000 };
    assert.deepEqual(await shop.put('/payments/prepare', changed), { ...success, response: changed });
    assert.equal((await shop.get('/payments/prepare/o1')).response.amount, 2000);
  });

  it('knows nothing of other orders', async () => {
    refusedWith(await shop.put('/payments/prepare', { merchant_uid: 'no', amount: 1 }), /사전등록된 결제정보가/);
    wrongWith(await shop.get('/payments/prepare/no'), 404, /^사전등록된 결제정보가 존재하지 않습니다\.$/);
    wrongWith(await shop.get('/payments/prepare/__proto__'), 404, /사전등록된/);
  });

  for (const [body, words] of [
    [{}, /^파라미터 누락:merchant_uid$/],
    [{ merchant_uid: 'x' }, /^파라미터 누락:amount$/],
    [{ merchant_uid: 'x', amount: '' }, /^파라미터 누락:amount$/],
    [{ amount: 1 }, /^파라미터 누락:merchant_uid$/],
    [{ merchant_uid: {}, amount: 1 }, /^파라미터 오류:merchant_uid$/],
    ...['abc', -1, '-1', '1e3', [], {}, true, '9'.repeat(400)].map(
      (amount) => [{ merchant_uid: 'x', amount }, /^파라미터 오류:amount$/] as const,
    ),
  ] as const) {
    it(`refuses ${JSON.stringify(body).slice(0, 60)}`, async () => {
      for (const method of ['POST', 'PUT'])
        wrongWith(await shop.call(method, '/payments/prepare', body as object), 400, words);
      assert.equal((await shop.get('/payments/prepare/x')).status, 404);
    });
  }

  it('refuses a window of another amount before it opens, and only that', async () => {
    await shop.post('/payments/prepare', { merchant_uid: 'o2', amount: '5000' });
    for (const amount of [100, 4999, 5001, 50_000]) {
      const forged = await shop.browser.open({ merchant_uid: 'o2', amount });
      assert.equal(forged.impUid, null);
      const { error_code: code, error_msg: message, merchant_uid: uid } = forged.post?.data ?? {};
      assert.deepEqual([code, message, uid], ['F400', '사전에 등록된 결제금액과 일치하지 않습니다.', 'o2']);
    }
    assert.notEqual((await shop.browser.open({ merchant_uid: 'o2', amount: 5000 })).impUid, null);
    assert.notEqual((await shop.browser.open({ merchant_uid: 'o3', amount: 100 })).impUid, null);
    await shop.put('/payments/prepare', { merchant_uid: 'o2', amount: 100 });
    assert.notEqual((await shop.browser.open({ merchant_uid: 'o2', amount: 100 })).impUid, null);
  });

  it('is forgotten with the payments', async () => {
    await shop.post('/payments/prepare', { merchant_uid: 'o4', amount: 1 });
    await fetch(`${shop.url}/inspect/payments`, { method: 'DELETE' });
    assert.equal((await shop.get('/payments/prepare/o4')).status, 404);
  });
});

describe('cancel', () => {
  let shop: Shop;
  before(async () => {
    shop = await Shop.open();
  });
  after(() => shop.close());

  const cancel = (body: object) => shop.post('/payments/cancel', body);

  for (const amount of [undefined, 0, '0', '', null, 14000, '14000']) {
    it(`gives everything back by the amount ${JSON.stringify(amount)}`, async () => {
      const uid = await shop.pay();
      const before = await shop.payment(uid);
      const { status, code, response } = await cancel({ imp_uid: uid, amount, reason: '변심' });
      assert.deepEqual([status, code], [200, 0]);
      const { cancelled_at: at, cancel_history: history, ...rest } = response;
      assert.ok(Math.abs(at - Date.now() / 1000) < 5);
      const { cancelled_at, cancel_history, ...kept } = before;
      assert.deepEqual(rest, { ...kept, status: 'cancelled', cancel_amount: 14000, cancel_reason: '변심' });
      const { pg_tid: tid, receipt_url: receipt } = before;
      assert.deepEqual(history, [
        {
          pg_tid: tid,
          amount: 14000,
          cancelled_at: at,
          reason: '변심',
          cancellation_id: `${uid}-1`,
          receipt_url: receipt,
        },
      ]);
      assert.deepEqual(await shop.payment(uid), response);
    });
  }

  it('gives it back in parts', async () => {
    const uid = await shop.pay();
    const first = (await cancel({ imp_uid: uid, amount: 4000, checksum: 14000 })).response;
    assert.deepEqual([first.status, first.cancel_amount, first.cancel_reason], ['cancelled', 4000, null]);
    refusedWith(await cancel({ imp_uid: uid, amount: 10001 }), /벗어납니다/);
    refusedWith(await cancel({ imp_uid: uid, amount: 4000, checksum: 14000 }), /checksum/);
    const last = (await cancel({ imp_uid: uid, checksum: 10000, reason: '나머지' })).response;
    assert.deepEqual([last.cancel_amount, last.cancel_reason], [14000, '나머지']);
    assert.deepEqual(
      last.cancel_history.map(({ amount, reason, cancellation_id: id }: Record<string, unknown>) => [
        amount,
        reason,
        id,
      ]),
      [
        [4000, null, `${uid}-1`],
        [10000, '나머지', `${uid}-2`],
      ],
    );
    refusedWith(await cancel({ imp_uid: uid }), '이미 전액취소된 주문입니다.');
  });

  it('counts cents as people do', async () => {
    const uid = await shop.pay({ amount: 0.3, currency: 'USD' });
    await cancel({ imp_uid: uid, amount: 0.1 });
    const { code, response } = await cancel({ imp_uid: uid, amount: 0.2, checksum: 0.2 });
    assert.deepEqual([code, response.cancel_amount], [0, 0.3]);
    refusedWith(await cancel({ imp_uid: uid }), /전액취소/);
  });

  const none = '취소할 결제건이 존재하지 않습니다.';
  const unpaid = '결제가 완료되지 않은 거래는 취소할 수 없습니다.';
  for (const scenario of ['declined', 'cancelled', 'closed', 'vbank-issued'] as const) {
    it(`has nothing to give back of ${scenario}`, async () => {
      refusedWith(await cancel({ imp_uid: await shop.pay({}, scenario) }), unpaid);
    });
  }

  it('has nothing to give back of an open window', async () => {
    refusedWith(await cancel({ imp_uid: (await shop.browser.open()).impUid }), unpaid);
  });

  it('wants the checksum to be what remains', async () => {
    const uid = await shop.pay();
    for (const checksum of [0, 1, 13999, 14001]) refusedWith(await cancel({ imp_uid: uid, checksum }), /checksum/);
    assert.equal((await shop.payment(uid)).cancel_amount, 0);
    assert.equal((await cancel({ imp_uid: uid, checksum: '14000' })).code, 0);
  });

  it('follows imp_uid where merchant_uid says otherwise', async () => {
    const [mine, other] = [await shop.pay({ merchant_uid: 'mine' }), await shop.pay({ merchant_uid: 'other' })];
    assert.equal((await cancel({ imp_uid: mine, merchant_uid: 'other' })).response.imp_uid, mine);
    refusedWith(await cancel({ imp_uid: 'imp_none', merchant_uid: 'other' }), none);
    assert.equal((await shop.payment(other)).status, 'paid');
  });

  it('finds the paid window of an order by merchant_uid', async () => {
    const first = await shop.browser.open({ merchant_uid: 'twice' });
    const second = await shop.browser.open({ merchant_uid: 'twice' });
    await shop.browser.end(first, 'paid');
    const { response } = await cancel({ merchant_uid: 'twice' });
    assert.equal(response.imp_uid, first.impUid);
    assert.equal((await shop.payment(second.impUid ?? '')).status, 'ready');
    refusedWith(await cancel({ merchant_uid: 'nobody' }), none);
  });

  it('wants one of the two', async () => {
    wrongWith(await cancel({}), 400, /지정해주셔야합니다/);
    wrongWith(await cancel({ imp_uid: '', merchant_uid: null }), 400, /지정해주셔야합니다/);
  });

  it('wants an account for what came into a virtual one', async () => {
    const uid = await shop.pay({ pay_method: 'vbank' }, 'vbank-issued');
    shop.sandbox.deposit(uid);
    const account = { refund_holder: '홍길동', refund_bank: '004', refund_account: '123-45' };
    for (const missing of Object.keys(account)) {
      refusedWith(
        await cancel({ imp_uid: uid, ...account, [missing]: '' }),
        /refund_holder, refund_bank, refund_account/,
      );
    }
    refusedWith(await cancel({ imp_uid: uid }), /refund_account/);
    const { code, response } = await cancel({ imp_uid: uid, ...account, refund_tel: '010' });
    assert.deepEqual([code, response.status], [0, 'cancelled']);
  });

  it('passes over what it does not need', async () => {
    const extra = { tax_free: 100, vat_amount: 1, extra: { requester: 'admin' }, retain_promotion: true };
    assert.equal((await cancel({ imp_uid: await shop.pay(), ...extra })).code, 0);
  });

  for (const amount of [-1, '-5', 'abc', 'NaN', [1], {}, true]) {
    it(`refuses the amount ${JSON.stringify(amount)}`, async () => {
      const uid = await shop.pay();
      wrongWith(await cancel({ imp_uid: uid, amount }), 400, /^파라미터 오류:amount$/);
      wrongWith(await cancel({ imp_uid: uid, checksum: amount }), 400, /^파라미터 오류:checksum$/);
      assert.equal((await shop.payment(uid)).status, 'paid');
    });
  }
});

describe('hostile values', () => {
  const hostile: unknown[] = [
    "' OR '1'='1",
    '1; DROP TABLE payments; --',
    'a\r\nx-injected: 1',
    '../../../etc/passwd',
    '..%2f..%2fusers',
    '\0',
    '\ud800',
    '\u2028',
    '__proto__',
    'constructor',
    'x'.repeat(300_000),
    `<script>alert(1)</script>`,
    '%',
    '*',
    1e308,
    -0,
    [],
    ['imp_1'],
    {},
    { $ne: null },
    { __proto__: { amount: 1 } },
    true,
    null,
  ];
  let shop: Shop;
  let bystander: string;
  before(async () => {
    shop = await Shop.open();
    bystander = await shop.pay({ merchant_uid: 'bystander' });
  });
  after(() => shop.close());

  const bodies: [method: string, path: string, fields: string[], base: object][] = [
    ['POST', '/users/getToken', ['imp_key', 'imp_secret'], {}],
    ['POST', '/payments/prepare', ['merchant_uid', 'amount'], {}],
    ['PUT', '/payments/prepare', ['merchant_uid', 'amount'], {}],
    [
      'POST',
      '/payments/cancel',
      ['imp_uid', 'merchant_uid', 'amount', 'checksum', 'reason', 'refund_bank', 'enable_webhook', '__proto__'],
      { imp_uid: 'imp_none' },
    ],
    ['POST', '/escrows/logis/imp_none', ['sender', 'receiver', 'logis'], {}],
  ];

  for (const [method, path, fields, base] of bodies) {
    for (const field of fields) {
      it(`${method} ${path} ${field}`, async () => {
        for (const value of hostile) {
          const json = `{"${field}":${JSON.stringify(value)}${Object.entries(base)
            .filter(([name]) => name !== field)
            .map(([name, text]) => `,"${name}":"${text}"`)
            .join('')}}`;
          const answers = [await shop.call(method, path, json)];
          if (typeof value === 'string')
            answers.push(await shop.call(method, path, new URLSearchParams({ ...base, [field]: value })));
          for (const { status, code } of answers) {
            assert.ok(status < 500, `${status}`);
            if (path !== '/users/getToken' && !path.includes('prepare')) assert.notEqual(code, 0);
          }
        }
        assert.equal((await shop.payment(bystander)).status, 'paid');
      });
    }
  }

  for (const path of ['/payments/', '/payments/find/', '/payments/findAll/', '/payments/prepare/', '/escrows/logis/']) {
    it(`GET ${path}…`, async () => {
      for (const value of hostile) {
        if (typeof value !== 'string' || value.length > 10_000 || value === '\ud800') continue;
        const { status, code } = await shop.get(path + encodeURIComponent(value));
        assert.deepEqual([status, code], [404, -1], value);
      }
    });
  }

  it('GET /payments', async () => {
    for (const value of hostile) {
      if (typeof value !== 'string' || value.length > 10_000) continue;
      const query = new URLSearchParams({ 'imp_uid[]': value, 'merchant_uid[__proto__]': value });
      const { status, code } = await shop.get(`/payments?${query}`);
      assert.ok(status === 404 || status === 400);
      assert.equal(code, -1);
    }
  });

  it('leave nothing behind on every object', () => {
    assert.equal(({} as { amount?: unknown }).amount, undefined);
  });
});
