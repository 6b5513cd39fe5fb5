import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { type NoticePayload, type ScenarioName, scenarioNames } from '../../src/sandbox/index.js';
import type { ServeOptions } from '../../src/sandbox/serve.js';
import { Shop } from './rest-client.js';

interface Received {
  path: string;
  method: string;
  type: string;
  text: string;
}

type Handler = (request: IncomingMessage, response: ServerResponse, number: number) => void;

/** The merchant's webhook: a server that keeps what it was told. */
class Receiver {
  readonly received: Received[] = [];
  handler: Handler = (_request, response) => response.end('ok');
  url = '';
  #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const { url: path = '', method = '', headers } = request;
      this.received.push({ path, method, type: headers['content-type'] ?? '', text });
      this.handler(request, response, this.received.length);
    });
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get payloads(): NoticePayload[] {
    return this.received.map(({ text }) => JSON.parse(text));
  }

  reset(): void {
    this.received.length = 0;
    this.handler = (_request, response) => response.end('ok');
  }
}

const receiver = new Receiver();
const shops: Shop[] = [];

async function open(options: ServeOptions = {}): Promise<Shop> {
  const shop = await Shop.open({ noticeUrl: `${receiver.url}/console`, ...options });
  shops.push(shop);
  return shop;
}

before(() => receiver.open());
after(() => receiver.close());
afterEach(async () => {
  receiver.reset();
  await Promise.all(shops.splice(0).map((shop) => shop.close()));
});

/** What the merchant is told of each ending; null: nothing. */
const told: Record<ScenarioName, 'paid' | 'ready' | null> = {
  paid: 'paid',
  'vbank-issued': 'ready',
  cancelled: null,
  declined: null,
  tampered: 'paid',
  closed: null,
  late: 'paid',
  unanswered: 'paid',
  stuck: 'paid',
  twice: 'paid',
};

describe('a webhook', () => {
  for (const scenario of scenarioNames) {
    for (const road of ['callback', 'redirect']) {
      it(`of ${scenario} by ${road}`, async () => {
        const shop = await open();
        const reply = await shop.browser.open({ merchant_uid: '주문1' });
        if (road === 'callback') await shop.browser.end(reply, scenario);
        else await shop.browser.leave(reply, scenario);
        // The first decision stands: whoever ends it again is not heard.
        await shop.browser.end(reply, 'paid');
        await shop.sandbox.settled();
        const status = told[scenario];
        const payload = { imp_uid: reply.impUid, merchant_uid: '주문1', status };
        assert.deepEqual(receiver.payloads, status === null ? [] : [payload]);
        assert.deepEqual(
          shop.sandbox.notices,
          status === null ? [] : [{ url: `${receiver.url}/console`, payload, tries: 1, status: 200, error: null }],
        );
      });
    }
  }

  it('is not sent for a window that was only opened', async () => {
    const shop = await open();
    await shop.browser.open();
    await shop.sandbox.settled();
    assert.deepEqual(receiver.received, []);
  });

  for (const [type, contentType, text] of [
    ['json', 'application/json', (uid: string) => `{"imp_uid":"${uid}","merchant_uid":"a&b=1","status":"paid"}`],
    ['form', 'application/x-www-form-urlencoded', (uid: string) => `imp_uid=${uid}&merchant_uid=a%26b%3D1&status=paid`],
  ] as const) {
    it(`is POSTed as ${type}`, async () => {
      const shop = await open({ noticeType: type });
      const uid = await shop.pay({ merchant_uid: 'a&b=1' });
      await shop.sandbox.settled();
      assert.deepEqual(receiver.received, [{ path: '/console', method: 'POST', type: contentType, text: text(uid) }]);
    });
  }

  it('goes to the payment’s own address, or to each of several', async () => {
    const shop = await open();
    const paths = async (noticeUrl: unknown) => {
      receiver.reset();
      await shop.pay({ notice_url: noticeUrl });
      await shop.sandbox.settled();
      return receiver.received.map(({ path }) => path).sort();
    };
    assert.deepEqual(await paths(`${receiver.url}/own?a=1`), ['/own?a=1']);
    assert.deepEqual(await paths([`${receiver.url}/one`, `${receiver.url}/two`]), ['/one', '/two']);
    for (const nothing of [undefined, '', null, [], [''], 7, {}]) assert.deepEqual(await paths(nothing), ['/console']);
  });

  it('goes nowhere without an address', async () => {
    const shop = await Shop.open();
    shops.push(shop);
    await shop.pay();
    assert.deepEqual(shop.sandbox.notices, []);
    await shop.sandbox.settled();
  });

  it('does not hold up the window’s answer', async () => {
    const shop = await open();
    let answer = () => {};
    receiver.handler = (_request, response) => {
      answer = () => response.end('ok');
    };
    const uid = await shop.pay();
    assert.equal((await shop.payment(uid)).status, 'paid');
    assert.deepEqual(
      shop.sandbox.notices.map(({ status, error }) => [status, error]),
      [[null, null]],
    );
    while (receiver.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    answer();
    await shop.sandbox.settled();
    assert.equal(shop.sandbox.notices[0]?.status, 200);
  });
});

describe('what goes wrong with a webhook', () => {
  const cut: Handler = (request) => request.socket.destroy();
  const status =
    (code: number): Handler =>
    (_request, response) =>
      response.writeHead(code, { location: '/elsewhere' }).end();
  const silence: Handler = () => {};

  for (const [what, handler, code, error, isRetried] of [
    ['a 500', status(500), 500, null, true],
    ['a 503', status(503), 503, null, true],
    ['a 404', status(404), 404, null, false],
    ['a redirect', status(302), 302, null, false],
    ['a connection that breaks', cut, null, /./, true],
    ['a silence', silence, null, /TimeoutError/, true],
  ] as const) {
    for (const noticeRetries of [0, 2, 9]) {
      it(`${what} is noted${noticeRetries ? ` with ${noticeRetries} retries` : ''}`, async () => {
        receiver.handler = handler;
        const shop = await open({ noticeRetries, noticeTimeout: 100 });
        await shop.pay();
        await shop.sandbox.settled();
        const tries = isRetried ? 1 + Math.min(noticeRetries, 5) : 1;
        assert.equal(receiver.received.length, tries);
        const [notice] = shop.sandbox.notices;
        assert.deepEqual([notice?.tries, notice?.status], [tries, code]);
        if (error) assert.match(notice?.error ?? '', error);
        else assert.equal(notice?.error, null);
      });
    }
  }

  it('ends with the first good answer', async () => {
    receiver.handler = (_request, response, number) => response.writeHead(number < 3 ? 500 : 200).end();
    const shop = await open({ noticeRetries: 5 });
    await shop.pay();
    await shop.sandbox.settled();
    assert.deepEqual([shop.sandbox.notices[0]?.tries, shop.sandbox.notices[0]?.status], [3, 200]);
    assert.equal(new Set(receiver.received.map(({ text }) => text)).size, 1);
  });

  for (const url of [
    'http://127.0.0.1:1/',
    'nonsense',
    '/relative',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'http://a b/',
    'https://x.invalid/\r\nX: y',
    'http://[',
    'x'.repeat(100_000),
  ]) {
    it(`an address that nobody answers at: ${JSON.stringify(url).slice(0, 40)}`, async () => {
      const shop = await open();
      await shop.pay({ notice_url: url });
      await shop.sandbox.settled();
      const [notice] = shop.sandbox.notices;
      assert.deepEqual([notice?.url, notice?.status, notice?.tries], [url, null, 1]);
      assert.ok(notice?.error);
    });
  }
});

describe('webhooks of what happens later', () => {
  it('a deposit', async () => {
    const shop = await open();
    const uid = await shop.pay({ pay_method: 'vbank' }, 'vbank-issued');
    const payment = shop.sandbox.deposit(uid);
    assert.equal(payment.status, 'paid');
    await shop.sandbox.settled();
    const { paid_at: paidAt, amount } = await shop.payment(uid);
    assert.ok(Math.abs(paidAt - Date.now() / 1000) < 5);
    assert.equal(amount, 14000);
    assert.deepEqual(receiver.payloads.map(({ status }) => status).sort(), ['paid', 'ready']);
    assert.throws(() => shop.sandbox.deposit(uid), /입금을 기다리는 가상계좌가 없습니다/);
    assert.throws(() => shop.sandbox.deposit('imp_none'), /no payment imp_none/);
    assert.equal(shop.sandbox.notices.length, 2);
  });

  it('an API cancel says so only when it is asked to', async () => {
    const shop = await open();
    const [quiet, loud] = [await shop.pay(), await shop.pay({ merchant_uid: 'loud' })];
    await shop.sandbox.settled();
    receiver.reset();
    for (const flag of [undefined, false, 'false', 0, ''])
      await shop.post('/payments/cancel', { imp_uid: quiet, amount: 100, enable_webhook: flag });
    await shop.post('/payments/cancel', { imp_uid: loud, amount: 4000, enable_webhook: true });
    await shop.post('/payments/cancel', { imp_uid: loud, amount: 99999, enable_webhook: true });
    await shop.sandbox.settled();
    await shop.post('/payments/cancel', { imp_uid: loud, enable_webhook: 'true' });
    await shop.sandbox.settled();
    const payload = { imp_uid: loud, merchant_uid: 'loud', status: 'cancelled' };
    assert.deepEqual(receiver.payloads, [
      { ...payload, cancellation_id: `${loud}-1` },
      { ...payload, cancellation_id: `${loud}-2` },
    ]);
    const { cancel_history: history } = await shop.payment(loud);
    assert.deepEqual(
      history.map(({ cancellation_id: id }) => id),
      receiver.payloads.map(({ cancellation_id: id }) => id),
    );
  });

  it('a cancel in the console', async () => {
    const shop = await open();
    const uid = await shop.pay({ pay_method: 'vbank' }, 'vbank-issued');
    assert.throws(() => shop.sandbox.cancel(uid), /완료되지 않은/);
    shop.sandbox.deposit(uid);
    await shop.sandbox.settled();
    receiver.reset();
    for (const amount of [-1, 14001, Number.NaN]) assert.throws(() => shop.sandbox.cancel(uid, amount), /벗어납니다/);
    assert.equal(shop.sandbox.cancel(uid, 4000, '변심').cancel_reason, '변심');
    assert.equal(shop.sandbox.cancel(uid).cancel_amount, 14000);
    assert.throws(() => shop.sandbox.cancel(uid), /전액취소/);
    await shop.sandbox.settled();
    assert.deepEqual(receiver.payloads.map(({ status, cancellation_id: id }) => [status, id]).sort(), [
      ['cancelled', `${uid}-1`],
      ['cancelled', `${uid}-2`],
    ]);
  });
});

describe('over HTTP', () => {
  const inspect = async (shop: Shop, method: string, path: string, body?: object) => {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${shop.url}/inspect/${path}`, init);
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };

  it('a deposit is made, of what is asked for or of another amount', async () => {
    const shop = await open();
    const [whole, part] = [await shop.pay({}, 'vbank-issued'), await shop.pay({}, 'vbank-issued')];
    const { status, body } = await inspect(shop, 'POST', `payments/${whole}/deposit`);
    assert.deepEqual([status, body.status, body.amount], [200, 'paid', 14000]);
    for (const amount of ['x', -1]) {
      assert.equal((await inspect(shop, 'POST', `payments/${part}/deposit`, { amount })).status, 400);
    }
    assert.equal((await inspect(shop, 'POST', `payments/${part}/deposit`, { amount: 0 })).status, 409);
    assert.equal((await shop.payment(part)).status, 'ready');
    await inspect(shop, 'POST', `payments/${part}/deposit`, { amount: 100 });
    assert.equal((await shop.payment(part)).amount, 100);
  });

  it('a deposit is refused where no account waits', async () => {
    const shop = await open();
    const paidOff = await shop.pay({}, 'vbank-issued');
    shop.sandbox.deposit(paidOff);
    const overdue = await shop.pay({ vbank_due: '20200101' }, 'vbank-issued');
    const uids = [paidOff, overdue, await shop.pay(), await shop.pay({}, 'closed'), await shop.pay({}, 'declined')];
    for (const uid of uids) {
      const before = await shop.payment(uid);
      assert.equal((await inspect(shop, 'POST', `payments/${uid}/deposit`)).status, 409);
      assert.deepEqual(await shop.payment(uid), before);
    }
    assert.equal((await inspect(shop, 'POST', 'payments/imp_none/deposit')).status, 404);
  });

  it('the console cancels', async () => {
    const shop = await open();
    const uid = await shop.pay();
    const body = { amount: 4000, reason: '변심' };
    assert.equal((await inspect(shop, 'POST', `payments/${uid}/cancel`, body)).body.cancel_amount, 4000);
    assert.equal((await inspect(shop, 'POST', `payments/${uid}/cancel`)).body.cancel_amount, 14000);
    assert.equal((await inspect(shop, 'POST', `payments/${uid}/cancel`)).status, 409);
    assert.equal((await inspect(shop, 'POST', 'payments/imp_none/cancel')).status, 404);
    await shop.sandbox.settled();
    assert.equal(receiver.received.length, 3);
  });

  it('notices are listed, once they are settled if asked so, and forgotten', async () => {
    const shop = await open();
    const uid = await shop.pay();
    const { status, body } = await inspect(shop, 'GET', 'notices?settled');
    assert.deepEqual([status, body.length, body[0].payload.imp_uid, body[0].status], [200, 1, uid, 200]);
    assert.equal((await inspect(shop, 'GET', 'notices')).body.length, 1);
    assert.equal((await inspect(shop, 'DELETE', 'notices')).status, 204);
    assert.deepEqual((await inspect(shop, 'GET', 'notices')).body, []);
  });

  it('the result page deposits by a plain form, once', async () => {
    const shop = await open();
    const uid = await shop.pay({}, 'vbank-issued');
    const address = `${shop.url}/payments/result/${uid}`;
    const page = await (await fetch(address)).text();
    const action = /<form class="deposit" method="post" action="([^"]*)"/.exec(page)?.[1];
    assert.equal(action, `/payments/result/${uid}`);
    assert.match(page, /14,000원 입금하기/);
    for (let tap = 1; tap <= 2; tap++) {
      const response: Response = await fetch(shop.url + action, { method: 'POST', redirect: 'manual' });
      assert.deepEqual([response.status, response.headers.get('location')], [303, action]);
    }
    const paid = await (await fetch(address)).text();
    assert.match(paid, /결제가 완료되었습니다/);
    assert.doesNotMatch(paid, /입금하기/);
    await shop.sandbox.settled();
    assert.deepEqual(receiver.payloads.map(({ status }) => status).sort(), ['paid', 'ready']);
    assert.equal((await fetch(`${shop.url}/payments/result/imp_none`, { method: 'POST' })).status, 404);
    shop.sandbox.cancel(uid, 4000);
    assert.match(await (await fetch(address)).text(), /결제가 취소되었습니다.*취소금액<\/dt><dd>4,000원/s);
    const other = await (await fetch(`${shop.url}/payments/result/${await shop.pay()}`)).text();
    assert.doesNotMatch(other, /입금하기/);
  });
});
