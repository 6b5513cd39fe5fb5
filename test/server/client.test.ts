import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { inspect } from 'node:util';
import { IamportClient, type IamportClientOptions, IamportError } from '../../src/server/index.js';
import { type Arrival, no, ok, reply, type Service, startService } from './service.js';

const SECRET = 'secret-that-nobody-may-see';
const paid = { imp_uid: 'imp_1', merchant_uid: 'order_1', status: 'paid', amount: 1000, currency: 'KRW', paid_at: 5 };

let service: Service;
let client: IamportClient;
const connect = (options: Partial<IamportClientOptions> = {}) =>
  new IamportClient({ impKey: 'key', impSecret: SECRET, baseUrl: service.url, ...options });
const said = ({ method, path }: Arrival) => `${method} ${path}`;

beforeEach(async () => {
  service = await startService((_arrival, response) => reply(response, ok(paid)));
  client = connect();
});
afterEach(() => service.close());

/** The error that a call ends with; nothing that it holds, however deep one looks, is the secret or the token. */
async function errorOf(call: Promise<unknown>): Promise<IamportError> {
  const error = await call.then(
    () => assert.fail('it went well'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof IamportError, inspect(error));
  const everything = inspect(error, { depth: 10, showHidden: true });
  assert.doesNotMatch(everything, new RegExp(`${SECRET}|token_\\d`));
  return error;
}

describe('the token', () => {
  it('is asked for once, and sent with every call', async () => {
    await Promise.all(Array.from({ length: 20 }, () => client.payment('imp_1')));
    await client.payment('imp_2');
    assert.equal(service.tokens, 1);
    assert.deepEqual(new Set(service.calls.map(({ headers }) => headers.authorization)), new Set(['token_1']));
  });

  it('is renewed before its last minute, by the clock of the service', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2030-01-01') });
    service.token = (_arrival, response) =>
      reply(response, ok({ access_token: `token_${service.tokens}`, now: 1_000, expired_at: 2_800 }));
    await client.payment('imp_1');
    t.mock.timers.setTime(Date.parse('2030-01-01') + 1_739_000);
    await client.payment('imp_1');
    assert.equal(service.tokens, 1);
    t.mock.timers.setTime(Date.parse('2030-01-01') + 1_741_000);
    await client.payment('imp_1');
    assert.equal(service.tokens, 2);
    assert.equal(service.calls.at(-1)?.headers.authorization, 'token_2');
  });

  it('is renewed once for everybody where it is refused', async () => {
    await client.payment('imp_1');
    service.answer = ({ headers }, response) =>
      headers.authorization === 'token_1' ? reply(response, no(-1, 'Unauthorized'), 401) : reply(response, ok(paid));
    const found = await Promise.all(Array.from({ length: 100 }, () => client.payment('imp_1')));
    assert.equal(found.filter((payment) => payment?.status === 'paid').length, 100);
    assert.equal(service.tokens, 2);
  });

  it('is not renewed for ever', async () => {
    service.answer = (_arrival, response) => reply(response, no(-1, 'Unauthorized'), 401);
    const errors = await Promise.all(Array.from({ length: 100 }, () => errorOf(client.payment('imp_1'))));
    assert.ok(errors.every(({ kind, status, code }) => kind === 'unauthorized' && status === 401 && code === -1));
    assert.equal(service.calls.length, 200);
    assert.equal(service.tokens, 2);
  });

  it('is asked for again after a failure', async () => {
    const { token } = service;
    service.token = (_arrival, response) => reply(response, no(-1, 'API key가 올바르지 않습니다.'), 401);
    const error = await errorOf(client.payment('imp_1'));
    assert.equal(error.kind, 'unauthorized');
    assert.match(error.message, /API key가/);
    service.token = token;
    assert.equal((await client.payment('imp_1'))?.status, 'paid');
  });

  it('is asked for with the key, and calls carry the tier', async () => {
    let asked: unknown;
    const { token } = service;
    service.token = (arrival, response) => {
      asked = arrival.body;
      token(arrival, response);
    };
    await connect({ tierCode: 'abc' }).payment('imp_1');
    assert.deepEqual(asked, { imp_key: 'key', imp_secret: SECRET });
    assert.equal(service.calls[0]?.headers.tier, 'abc');
  });

  it('is no text that cannot be sent', async () => {
    service.token = (_arrival, response) => reply(response, ok({ access_token: 'token_1\n', now: 1, expired_at: 2 }));
    assert.equal((await errorOf(client.payment('imp_1'))).kind, 'malformed');
  });

  it('is asked for nowhere where an option is misspelt', () => {
    assert.throws(() => connect({ apiUrl: service.url } as object), /no option apiUrl/);
  });

  it('is not to be had without a key', () => {
    assert.throws(() => connect({ impSecret: '' }), /impKey and impSecret/);
  });

  it('stays inside', () => {
    assert.doesNotMatch(inspect(client, { depth: 10, showHidden: true }) + JSON.stringify(client), new RegExp(SECRET));
  });
});

describe('trouble', () => {
  type Trouble = [string, Service['answer'], IamportError['kind'], number];
  const troubles: Trouble[] = [
    ['a refusal on HTTP 200', (_, response) => reply(response, no(1, '이미 취소된 주문입니다.')), 'refused', 1],
    ['a refusal', (_, response) => reply(response, no(1, '잘못된 요청'), 400), 'refused', 1],
    ['half of its JSON', (_, response) => reply(response, '{"code":0,"resp'), 'malformed', 1],
    ['HTML', (_, response) => reply(response, '<h1>점검 중</h1>'), 'malformed', 1],
    ["a proxy's 404", (_, response) => reply(response, '<h1>404</h1>', 404), 'malformed', 1],
    ['another place', (_, response) => response.writeHead(307, { location: '/elsewhere' }).end(), 'malformed', 1],
    ['another shape', (_, response) => reply(response, ok({ ...paid, amount: '1000' })), 'malformed', 1],
    ['an unknown status', (_, response) => reply(response, ok({ ...paid, status: 'PAID' })), 'malformed', 1],
    ['a null', (_, response) => reply(response, ok(null)), 'malformed', 1],
    ['a 500', (_, response) => reply(response, 'oops', 500), 'unreachable', 3],
    ['a 503', (_, response) => reply(response, no(1, '점검'), 503), 'unreachable', 3],
    ['too many requests', (_, response) => reply(response, no(1, ''), 429), 'unreachable', 3],
    ['a hang', () => {}, 'unreachable', 3],
    ['a broken connection', (_, response) => response.destroy(), 'unreachable', 3],
    ['a body without an end', (_, response) => response.writeHead(200).write('{'), 'unreachable', 1],
  ];

  for (const [name, answer, kind, tries] of troubles) {
    it(`${name} is ${kind}, after ${tries}`, async () => {
      service.answer = answer;
      const error = await errorOf(connect({ timeout: 700 }).payment('imp_1'));
      assert.equal(error.kind, kind, error.message);
      assert.equal(service.calls.length, tries);
      assert.match(error.message, /GET \/payments\/imp_1/);
    });
  }

  it('that passes is not noticed', async () => {
    let count = 0;
    service.answer = (_arrival, response) =>
      ++count < 3 ? reply(response, no(1, ''), 502) : reply(response, ok(paid));
    assert.equal((await client.payment('imp_1'))?.amount, 1000);
    const { token } = service;
    service.token = (arrival, response) =>
      service.tokens === 2 ? reply(response, 'oops', 500) : token(arrival, response);
    assert.equal((await connect().payment('imp_1'))?.amount, 1000);
  });

  it('does not repeat what must not happen twice', async () => {
    for (const answer of [
      (_: unknown, response: Parameters<typeof reply>[0]) => reply(response, 'oops', 500),
      () => {},
    ]) {
      service.calls.length = 0;
      service.answer = answer;
      const error = await errorOf(connect({ timeout: 50 }).cancel({ impUid: 'imp_1', checksum: 1000, reason: 'test' }));
      assert.equal(error.kind, 'unreachable');
      assert.equal(service.calls.length, 1);
    }
  });

  it('with no service at all is unreachable', async () => {
    assert.equal((await errorOf(connect({ baseUrl: 'http://127.0.0.1:1' }).payment('imp_1'))).kind, 'unreachable');
  });
});

describe('payments', () => {
  it('are null where there is none', async () => {
    service.answer = (_arrival, response) => reply(response, no(1, '존재하지 않는 결제정보입니다.'), 404);
    assert.equal(await client.payment('imp_1'), null);
    assert.equal(await client.paymentOf('order_1'), null);
    assert.equal(await client.prepared('order_1'), null);
    assert.equal(await client.logistics('imp_1'), null);
    service.answer = (_arrival, response) => reply(response, { code: -1, message: 'no' }, 404);
    assert.equal(await client.payment('imp_1'), null);
  });

  it('of an order are the one that holds money, where a later window was left', async () => {
    const left = { ...paid, imp_uid: 'imp_2', status: 'ready', paid_at: 0 };
    const inPart = { ...paid, imp_uid: 'imp_3', status: 'cancelled', cancel_amount: 300 };
    const returned = { ...inPart, imp_uid: 'imp_4', cancel_amount: 1000 };
    for (const [list, expected] of [
      [[left, paid], 'imp_1'],
      [[left, returned, inPart], 'imp_3'],
      [[left, returned], 'imp_2'],
      [[], undefined],
    ] as const) {
      service.answer = (_arrival, response) => reply(response, ok({ total: list.length, list }));
      assert.equal((await client.paymentOf('order_1'))?.impUid, expected);
    }
    assert.equal(service.calls[0]?.path, '/payments/findAll/order_1');
  });

  it('never leave their path', async () => {
    const names = [
      '..',
      '.',
      '',
      '../users/getToken',
      'a/b',
      'a?b=c#d',
      '주문 1',
      '\r\nx: y',
      '\0',
      '\ud800',
      '%2e%2e',
    ];
    for (const name of names) {
      service.calls.length = 0;
      await client.payment(name);
      await client.paymentOf(name).catch(() => null);
      for (const { path } of service.calls) assert.match(path, /^\/payments\/(findAll\/)?[^/?#]+$/);
      assert.equal(service.calls.length, /^\.{0,2}$|\p{Cs}/u.test(name) ? 0 : 2);
    }
  });

  it('are read whole, and leniently where no money is at stake', async () => {
    const history = [{ pg_tid: 't', amount: 300, cancelled_at: 9, reason: 'r', receipt_url: '' }];
    const odd = { apply_num: 1234, vbank_date: 0, card_quota: '3', name: null, cancel_history: history, extra: 1 };
    service.answer = (_arrival, response) => reply(response, ok({ ...paid, ...odd, cancel_amount: 300 }));
    const found = await client.payment('imp_1');
    assert.deepEqual(
      [found?.applyNum, found?.vbankDate, found?.cardQuota, found?.name, found?.paidAt, found?.cancelAmount],
      ['1234', null, null, null, 5, 300],
    );
    assert.deepEqual(found?.cancelHistory, [
      { pgTid: 't', amount: 300, cancelledAt: 9, reason: 'r', receiptUrl: null },
    ]);
    assert.ok(found && !('extra' in found));
  });
});

describe('writing', () => {
  it('spells every name as the service does', async () => {
    await client.cancel({
      impUid: 'imp_1',
      amount: 300,
      taxFree: 0,
      checksum: 1000,
      reason: '변심',
      enableWebhook: true,
    });
    const party = { name: '홍길동', tel: '010', formedAddress: 'a' };
    const logis = { company: 'CJGLS', invoice: '1', sentAt: 1 };
    await client.registerLogistics('imp_1', { sender: party, receiver: party, logis });
    await client.updateLogistics('imp_1', { logis });
    const wired = { name: '홍길동', tel: '010', formed_address: 'a' };
    assert.deepEqual(
      service.calls.map((call) => [said(call), call.body]),
      [
        [
          'POST /payments/cancel',
          { imp_uid: 'imp_1', amount: 300, tax_free: 0, checksum: 1000, reason: '변심', enable_webhook: true },
        ],
        [
          'POST /escrows/logis/imp_1',
          { sender: wired, receiver: wired, logis: { company: 'CJGLS', invoice: '1', sent_at: 1 } },
        ],
        ['PUT /escrows/logis/imp_1', { logis: { company: 'CJGLS', invoice: '1', sent_at: 1 } }],
      ],
    );
  });

  it('registers an amount, again, and another one', async () => {
    let registered: number | null = null;
    service.answer = ({ method, body }, response) => {
      const { amount = 0 } = (body ?? {}) as { amount?: number };
      if (method === 'POST' && registered !== null) return reply(response, no(1, '이미 등록된 merchant_uid입니다.'));
      if (method !== 'GET') registered = amount;
      return reply(response, ok({ merchant_uid: 'order_1', amount: registered }));
    };
    for (const amount of [1000, 1000, 2000]) {
      await client.prepare('order_1', amount);
      assert.equal(await client.prepared('order_1'), amount);
    }
    assert.deepEqual(
      service.calls.map(said).filter((call) => call.startsWith('PUT')),
      ['PUT /payments/prepare'],
    );
  });
});

describe('a browser', () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  afterEach(() => {
    if (own) Object.defineProperty(globalThis, 'navigator', own);
    else Reflect.deleteProperty(globalThis, 'navigator');
  });

  it('is refused, and no server is', () => {
    const agents = ['Node.js/22', 'Deno/2.1', 'Bun/1.2', 'Cloudflare-Workers'];
    for (const userAgent of ['Mozilla/5.0 (Windows NT 10.0)', ...agents]) {
      Object.defineProperty(globalThis, 'navigator', { value: { userAgent }, configurable: true });
      if (agents.includes(userAgent)) connect();
      else assert.throws(() => connect(), /everyone can read the REST API secret/);
    }
  });
});
