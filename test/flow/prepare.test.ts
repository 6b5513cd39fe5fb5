import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test';
import { SdkError } from '../../src/errors.js';
import type { Endpoint } from '../../src/flow/index.js';
import { orderQuestion, PreparedOrders, PrepareError } from '../../src/flow/prepare.js';
import { Page, storage } from './page.js';

const MINUTE_MS = 60_000;

/** A question that a server was asked. */
interface Asked {
  readonly method: string | undefined;
  readonly type: string | undefined;
  readonly fields: Record<string, string>;
}

let server: Server;
let url: string;
let asked: Asked[] = [];
/** Orders that the server has made. */
let made = 0;
let answer: (response: ServerResponse, request: IncomingMessage) => void;

/** Makes an order of its own for each question. */
function order(response: ServerResponse): void {
  made += 1;
  response.end(JSON.stringify({ merchant_uid: `order_${made}`, amount: 14000 + made, name: '주문' }));
}

/** Waits for what the page, or the server, does in its own time. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve));
}

const reply =
  (status: number, body: string) =>
  (response: ServerResponse): void =>
    void response.writeHead(status).end(body);

before(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method, headers } = request;
    asked.push({ method, type: headers['content-type'], fields: Object.fromEntries(new URLSearchParams(body)) });
    answer(response, request);
    server.emit('answered');
  }).listen(0);
  await once(server, 'listening');
  url = `http://localhost:${(server.address() as AddressInfo).port}/orders`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  made = 0;
  answer = order;
  mock.method(console, 'error', () => {});
});
afterEach(() => mock.restoreAll());

const endpoint = (data = {}, address = url): Endpoint => ({ url: address, base: 'http://localhost/', data, fetch });
const question = (data = {}, writtenUid: string | null = null) => orderQuestion(endpoint(data), writtenUid);

/** The orders of a tag on a page whose clock the test has. */
function orders() {
  const clock = { time: Date.now() };
  const wait = async (_milliseconds: number, signal?: AbortSignal) =>
    signal ? new Promise<void>(() => {}) : undefined;
  return { clock, orders: new PreparedOrders({ wait, now: () => clock.time }) };
}

describe('prepare-url over HTTP', { timeout: 20_000 }, () => {
  it('gets the further fields as a form, and the number that the page wrote', async () => {
    const data = { csrf: '가 나', items: [1], imp_uid: 'forged', merchant_uid: 'forged' };
    await orders().orders.ask(question(data, 'cart_1'));
    await orders().orders.ask(question(data));
    assert.equal(asked[0]?.method, 'POST');
    assert.match(asked[0]?.type ?? '', /^application\/x-www-form-urlencoded/);
    const fields = { csrf: '가 나', items: '[1]' };
    assert.deepEqual(
      asked.map((one) => one.fields),
      [{ ...fields, merchant_uid: 'cart_1' }, fields],
    );
  });

  const refusals: [
    string,
    (response: ServerResponse, request: IncomingMessage) => void,
    string,
    string | null,
    number,
  ][] = [
    ['a 409 with a message', reply(409, '{"message":"품절되었습니다."}'), 'prepare-refused', '품절되었습니다.', 1],
    ['a 2xx with a message', reply(200, '{"message":"$& 품절"}'), 'prepare-refused', '$& 품절', 1],
    ['a 422 that names an order too', reply(422, '{"merchant_uid":"a","amount":1}'), 'prepare-malformed', null, 1],
    ['a 403 of CSRF protection', reply(403, 'Forbidden'), 'prepare-malformed', null, 1],
    ['a login page', reply(200, '<!doctype html><title>로그인</title>'), 'prepare-malformed', null, 1],
    ['no content', reply(204, ''), 'prepare-malformed', null, 1],
    ['no amount', reply(200, '{"merchant_uid":"order_1"}'), 'prepare-malformed', null, 1],
    ['a 500, twice', reply(500, '{"message":"secret"}'), 'prepare-unreachable', null, 2],
    ['a broken connection, twice', (_response, request) => request.socket.destroy(), 'prepare-unreachable', null, 2],
  ];
  for (const [name, answers, code, sentence, times] of refusals) {
    it(`finds ${code} in ${name}`, async () => {
      answer = answers;
      await assert.rejects(orders().orders.ask(question()), (error) => {
        assert.ok(error instanceof PrepareError);
        assert.deepEqual([error.issue.code, error.issue.path, error.sentence], [code, 'prepare-url', sentence]);
        return true;
      });
      assert.equal(asked.length, times);
    });
  }

  it('says on the console what came instead, and the usual causes', async () => {
    answer = reply(200, '<title>$& 로그인</title>');
    await assert.rejects(orders().orders.ask(question()), ({ issue }: PrepareError) => {
      assert.match(issue.message, /^prepare-url .*200 without JSON: <title>\$& 로그인<\/title>.*CSRF.*login.*path/);
      return true;
    });
  });

  it('tries once more where the connection breaks', async () => {
    answer = (response, request) => (asked.length === 1 ? request.socket.destroy() : order(response));
    assert.equal((await orders().orders.ask(question())).merchantUid, 'order_1');
  });

  it('gives up on a server that hangs, and hangs up', async () => {
    let dropped = 0;
    answer = (response) => void response.once('close', () => (dropped += 1));
    // A try lasts until the server has the question.
    const wait = async (_milliseconds: number, signal?: AbortSignal) => {
      if (signal) await once(server, 'answered');
    };
    const hung = new PreparedOrders({ wait, now: () => 0 }).ask(question());
    await assert.rejects(hung, ({ issue }: PrepareError) => issue.code === 'prepare-unreachable');
    assert.equal(asked.length, 2);
    await until(() => dropped === 2);
  });

  it('asks no address but http(s)', async () => {
    const hostile = orderQuestion(endpoint({}, 'javascript:alert(1)'), null);
    await assert.rejects(orders().orders.ask(hostile), ({ issue }: PrepareError) => issue.code === 'prepare-malformed');
    assert.equal(asked.length, 0);
  });
});

describe('an order', { timeout: 20_000 }, () => {
  it('is asked for once, however often and by whom', async () => {
    const { orders: all } = orders();
    for (let hover = 0; hover < 10; hover += 1) all.warmUp(question());
    assert.equal(all.standing(question()), null);
    const [first, second] = await Promise.all([all.ask(question()), all.ask(question())]);
    assert.equal(first, second);
    all.warmUp(question());
    assert.equal(all.standing(question()), first);
    assert.equal(asked.length, 1);
  });

  it('stands for five minutes of the clock, whichever way that is set', async () => {
    const { orders: all, clock } = orders();
    await all.ask(question());
    clock.time += 5 * MINUTE_MS - 1;
    assert.equal(all.standing(question())?.merchantUid, 'order_1');
    clock.time += 1;
    assert.equal(all.standing(question()), null);
    assert.equal((await all.ask(question())).merchantUid, 'order_2');
    clock.time -= 60 * MINUTE_MS;
    assert.equal(all.standing(question()), null);
  });

  it('is too old as well where the page slept before the answer came', async () => {
    const { orders: all, clock } = orders();
    const held = new Promise<ServerResponse>((resolve) => {
      answer = resolve;
    });
    const first = all.ask(question());
    const response = await held;
    clock.time += 5 * MINUTE_MS;
    order(response);
    await first;
    assert.equal(all.standing(question()), null);
  });

  const others: [string, ReturnType<typeof orderQuestion>][] = [
    ['verify-data', orderQuestion({ url: '/orders', base: 'http://localhost/', data: { item: 2 }, fetch }, 'a')],
    ['merchant-uid', orderQuestion({ url: '/orders', base: 'http://localhost/', data: { item: 1 }, fetch }, 'b')],
    ['prepare-url', orderQuestion({ url: '/others', base: 'http://localhost/', data: { item: 1 }, fetch }, 'a')],
  ];
  for (const [name, other] of others) {
    it(`does not count for another ${name}`, () => {
      const same = orderQuestion({ url: 'orders', base: 'http://localhost/', data: { item: 1 }, fetch }, 'a');
      assert.notEqual(same.key, other.key);
    });
  }

  it('does not take the place of one that was asked for later', async () => {
    const { orders: all } = orders();
    const held = new Promise<ServerResponse>((resolve) => {
      answer = resolve;
    });
    const first = all.ask(question({ item: 1 }));
    const response = await held;
    answer = order;
    const second = await all.ask(question({ item: 2 }));
    order(response);
    await first;
    assert.equal(all.standing(question({ item: 2 })), second);
    assert.equal(all.standing(question({ item: 1 })), null);
  });

  it('is another one after its use', async () => {
    const { orders: all } = orders();
    await all.ask(question());
    all.use(question({ item: 2 }));
    assert.equal(all.standing(question())?.merchantUid, 'order_1');
    all.use(question());
    assert.equal(all.standing(question()), null);
    assert.equal((await all.ask(question())).merchantUid, 'order_2');
  });

  it('that did not come is asked for again by a click, and by no hover', async () => {
    const { orders: all } = orders();
    answer = reply(409, '{"message":"품절"}');
    all.warmUp(question());
    await assert.rejects(all.ask(question()), PrepareError);
    assert.equal(asked.length, 1, 'the click heard what the hover had asked');
    all.warmUp(question());
    assert.equal(asked.length, 1);
    answer = order;
    assert.equal((await all.ask(question())).merchantUid, 'order_1');
  });
});

describe('a checkout whose server makes the order', { timeout: 20_000 }, () => {
  /** A page with nothing but the address; the server knows the rest. */
  function page(store = storage()): Page {
    const page = new Page(store);
    page.draft = { impCode: 'imp1', pg: 'kcp', prepareUrl: url };
    page.orders = endpoint();
    return page;
  }

  const opened = (page: Page, count = 1) => until(() => page.windows.length === count);
  const ordered = async (page: Page) => {
    const next = `order_${made + 1}`;
    page.flow.warmUp();
    await until(() => page.flow.judge().request?.merchantUid === next);
  };
  const refusal = (uid: string) => ({ merchant_uid: uid, success: false, error_msg: '사용자가 결제를 취소하였습니다' });

  it('opens in the task of the click once the order is there', async () => {
    const subject = page();
    await ordered(subject);
    const payment = subject.flow.pay();
    assert.equal(subject.windows.length, 1);
    assert.deepEqual(subject.states, ['open']);
    assert.deepEqual(subject.sent, {
      pg: 'kcp',
      pay_method: 'card',
      merchant_uid: 'order_1',
      name: '주문',
      amount: 14001,
    });
    subject.last.answered({ imp_uid: 'imp_1', merchant_uid: 'order_1', success: true });
    assert.equal((await payment).merchantUid, 'order_1');
  });

  it('asks at the click where nobody did before, and opens then', async () => {
    const subject = page();
    void subject.flow.pay();
    assert.deepEqual([subject.states, subject.windows.length], [['loading'], 0]);
    await opened(subject);
    assert.deepEqual([subject.states, asked.length], [['loading', 'open'], 1]);
  });

  it('asks while the SDK gets ready', async () => {
    const subject = page();
    subject.isReady = false;
    subject.prepared = async () => void (await once(server, 'answered'));
    void subject.flow.pay();
    await opened(subject);
    assert.equal(asked.length, 1);
  });

  it('asks for a second tap where a popup would be refused, which opens with the same order', async () => {
    const subject = page();
    Object.assign(subject, { isPopup: true, hasGesture: false });
    const payment = subject.flow.pay();
    await until(() => subject.flow.prompt === 'tap-again');
    assert.equal(subject.isBusy, false);
    void subject.flow.pay();
    assert.deepEqual([subject.windows.length, asked.length], [1, 1]);
    subject.last.answered({ imp_uid: 'imp_1', merchant_uid: 'order_1', success: true });
    assert.equal((await payment).status, 'paid');
  });

  it('gets a new order after a window, and none without one', async () => {
    const subject = page();
    await ordered(subject);
    subject.allows = false;
    assert.equal((await subject.flow.pay()).reason, 'prevented');
    subject.flow.warmUp();
    subject.allows = true;
    const first = subject.flow.pay();
    assert.deepEqual([subject.windows.length, asked.length], [1, 1]);
    subject.orders = endpoint({ during: 'the window' });
    subject.flow.warmUp();
    subject.last.answered(refusal('order_1'));
    assert.equal((await first).reason, 'cancelled');
    subject.orders = endpoint();
    void subject.flow.pay();
    await opened(subject, 2);
    assert.equal((subject.sent as { merchant_uid: string }).merchant_uid, 'order_2');
    assert.deepEqual(
      asked.map(({ fields }) => fields),
      [{}, {}],
    );
  });

  it('does nothing after paid until reset, and asks for no order either', async () => {
    const subject = page();
    await ordered(subject);
    const first = subject.flow.pay();
    subject.last.answered({ imp_uid: 'imp_1', merchant_uid: 'order_1', success: true });
    const outcome = await first;
    subject.flow.warmUp();
    assert.equal(await subject.flow.pay(), outcome);
    assert.deepEqual([subject.windows.length, asked.length], [1, 1]);
    subject.flow.reset();
    void subject.flow.pay();
    await opened(subject, 2);
    assert.equal(asked.length, 2);
  });

  it('is not paid twice under the number that the page wrote either', async () => {
    const subject = page();
    subject.draft = { ...subject.draft, merchantUid: 'cart_1' };
    await ordered(subject);
    assert.equal(asked[0]?.fields.merchant_uid, 'cart_1');
    const first = subject.flow.pay();
    subject.last.answered({ imp_uid: 'imp_1', merchant_uid: 'order_1', success: true });
    const outcome = await first;
    assert.equal(await subject.flow.pay(), outcome);
    subject.draft = { ...subject.draft, merchantUid: 'cart_2' };
    void subject.flow.pay();
    await opened(subject, 2);
  });

  it('asks for nothing where the request cannot open', async () => {
    const subject = page();
    subject.draft = { ...subject.draft, amount: '14,000' };
    subject.flow.warmUp();
    const { reason, issues } = await subject.flow.pay();
    assert.equal(reason, 'invalid-request');
    assert.ok(issues.some(({ code }) => code === 'amount-malformed'));
    Object.assign(subject, { draft: { ...subject.draft, amount: '14000' }, orders: endpoint({ valid: 'now' }) });
    void subject.flow.pay();
    await opened(subject);
    assert.deepEqual(
      asked.map(({ fields }) => fields),
      [{ valid: 'now' }],
    );
  });

  it('fails where the order is not one that may be paid', async () => {
    answer = reply(200, '{"merchant_uid":"order_1","amount":14000}');
    const subject = page();
    const { reason, issues } = await subject.flow.pay();
    assert.deepEqual([reason, issues.map(({ path }) => path)], ['invalid-request', ['order-name']]);
    assert.deepEqual([subject.windows.length, subject.isBusy], [0, false]);
  });

  const failures: [string, () => void, string, RegExp][] = [
    ['refused', () => (answer = reply(409, '{"message":"품절되었습니다."}')), 'prepare-refused', /^품절되었습니다\.$/],
    ['a page', () => (answer = reply(200, '<!doctype html>')), 'prepare-malformed', /^결제 정보가 올바르지 않아/],
    ['down', () => (answer = reply(503, '')), 'prepare-unreachable', /^주문을 준비하지 못했습니다/],
  ];
  for (const [name, break_, code, sentence] of failures) {
    it(`fails with ${code} where the server is ${name}, and the next click asks again`, async () => {
      break_();
      const subject = page();
      const { reason, issues, message, merchantUid } = await subject.flow.pay();
      assert.deepEqual([reason, issues[0]?.code, merchantUid], ['invalid-request', code, null]);
      assert.match(message, sentence);
      assert.deepEqual([subject.ended, subject.isBusy], [[['failed', 'invalid-request', false]], false]);
      answer = order;
      void subject.flow.pay();
      await opened(subject);
    });
  }

  it('says so where the browser is offline', async () => {
    answer = (_response, request) => request.socket.destroy();
    const subject = page();
    subject.isOnline = false;
    assert.match((await subject.flow.pay()).message, /^인터넷에 연결되어 있지 않습니다/);
  });

  it('ends at once where the server refuses while the SDK hangs, and opens nothing later', async () => {
    answer = reply(409, '{"message":"품절"}');
    const subject = page();
    let ready = () => {};
    subject.isReady = false;
    subject.prepared = () =>
      new Promise((resolve) => {
        ready = resolve;
      });
    assert.equal((await subject.flow.pay()).message, '품절');
    ready();
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual([subject.windows.length, subject.ended.length], [0, 1]);
  });

  it('keeps the order where the SDK failed', async () => {
    const subject = page();
    subject.isReady = false;
    subject.prepared = async () => {
      await once(server, 'answered');
      throw new SdkError('sdk-blocked', 'test');
    };
    const { reason, merchantUid } = await subject.flow.pay();
    assert.deepEqual([reason, merchantUid], ['sdk-blocked', null]);
    await until(() => subject.flow.judge().request?.merchantUid === 'order_1');
    subject.isReady = true;
    void subject.flow.pay();
    assert.deepEqual([subject.windows.length, asked.length], [1, 1]);
  });

  it('asks anew where the page slept until the order was too old', async () => {
    const subject = page();
    subject.isReady = false;
    subject.prepared = async () => {
      subject.prepared = async () => {};
      await once(server, 'answered');
      subject.time += 5 * MINUTE_MS;
    };
    void subject.flow.pay();
    await opened(subject);
    assert.equal((subject.sent as { merchant_uid: string }).merchant_uid, 'order_2');
  });

  it('asks for what was written at the click', async () => {
    const subject = page();
    subject.orders = endpoint({ item: 1 });
    void subject.flow.pay();
    subject.orders = endpoint({ item: 2 });
    await opened(subject);
    assert.deepEqual(
      asked.map(({ fields }) => fields.item),
      ['1'],
    );
  });

  it('throws nothing where a hostile page does', async () => {
    const subject = page();
    subject.unreadable = true;
    subject.flow.warmUp();
    assert.equal((await subject.flow.pay()).reason, 'sdk-unusable');
  });

  it('takes no answer about another order than the one that the server made', async () => {
    const subject = page();
    await ordered(subject);
    void subject.flow.pay();
    assert.equal(subject.last.answered({ imp_uid: 'imp_2', merchant_uid: 'other', success: true }), false);
  });

  it('waits for no second tap after reset, and keeps the order', async () => {
    const subject = page();
    Object.assign(subject, { isPopup: true, hasGesture: false });
    const payment = subject.flow.pay();
    subject.flow.reset();
    assert.equal(subject.flow.state, 'loading', 'not during the asking');
    await until(() => subject.flow.prompt === 'tap-again');
    subject.flow.reset();
    assert.equal((await payment).reason, 'abandoned');
    void subject.flow.pay();
    assert.deepEqual([subject.windows.length, asked.length], [1, 1]);
  });

  it("tells a tag's lost order to the tag that lost it, whichever asks, and leaves the other one open", async () => {
    const page1 = page();
    const page2 = page();
    Object.assign(page2, { orders: endpoint({ product: 'other' }) });
    Object.defineProperty(page2, 'lost', {
      get: () => page1.lost,
      set: (lost) => {
        page1.lost = lost;
      },
    });
    let status = 'ready';
    for (const subject of [page1, page2]) subject.verify = async () => ({ status });
    await ordered(page1);
    const payment = page1.flow.pay();
    page1.last.lost();
    assert.equal((await payment).reason, 'abandoned');
    status = 'paid';
    const found = await page2.flow.pay();
    assert.deepEqual([found.status, found.merchantUid], ['paid', 'order_1']);
    assert.equal(page1.flow.state, 'paid');
    assert.equal(await page1.flow.pay(), page1.flow.outcome, 'its order is paid');
    assert.deepEqual(page1.flow.outcome, found);
    assert.notEqual(page1.flow.outcome, page2.flow.outcome, 'each holds one of its own');
    void page2.flow.pay();
    await opened(page2, 1);
    assert.notEqual((page2.sent as { merchant_uid: string }).merchant_uid, 'order_1');
    assert.equal(page1.windows.length, 1);
  });

  for (const merchantUid of [undefined, 'cart_1']) {
    describe(`with a lost window, and ${merchantUid ? 'a number' : 'no number'} of the page's own`, () => {
      /** A page that lost the window of `order_1`; it knows how the server answers about it. */
      async function lost(store = storage()) {
        const subject = page(store);
        subject.draft = { ...subject.draft, ...(merchantUid && { merchantUid }) };
        const verdicts: { status: string; about: (string | null)[] } = { status: 'ready', about: [] };
        subject.verify = async (claim) => {
          verdicts.about.push(claim.merchantUid);
          return { status: verdicts.status };
        };
        await ordered(subject);
        return { subject, verdicts, payment: subject.flow.pay() };
      }

      it('asks about the lost order, and then for a new one', async () => {
        const { subject, verdicts, payment } = await lost();
        subject.last.lost();
        assert.equal((await payment).reason, 'abandoned');
        void subject.flow.pay();
        await opened(subject, 2);
        assert.deepEqual(verdicts.about, ['order_1', 'order_1']);
        assert.equal((subject.sent as { merchant_uid: string }).merchant_uid, 'order_2');
      });

      it('asks for no new one where the lost one is paid', async () => {
        const { subject, verdicts, payment } = await lost();
        subject.last.lost();
        await payment;
        verdicts.status = 'paid';
        const second = await subject.flow.pay();
        assert.deepEqual([second.status, second.merchantUid], ['paid', 'order_1']);
        assert.equal(await subject.flow.pay(), second, 'and the trigger does nothing any more');
        assert.deepEqual([subject.windows.length, asked.length], [1, 1]);
      });

      it('finds out after a reload what became of the window', async () => {
        const store = storage();
        const { verdicts, subject: before } = await lost(store);
        verdicts.status = 'paid';
        const subject = page(store);
        Object.assign(subject, { draft: before.draft, verify: before.verify });
        subject.flow.recover();
        await until(() => subject.ended.length > 0);
        assert.deepEqual([subject.ended, verdicts.about], [[['paid', null, true]], ['order_1']]);
        subject.flow.warmUp();
        assert.equal((await subject.flow.pay()).merchantUid, 'order_1');
        assert.equal(asked.length, 1);
      });
    });
  }

  it('asks about an interrupted window of the same cart before another order is made, wherever the page is', async () => {
    const store = storage();
    const first = page(store);
    first.draft = { ...first.draft, merchantUid: 'cart_1' };
    await ordered(first);
    void first.flow.pay();
    await null;
    const subject = page(store);
    subject.draft = first.draft;
    const about: (string | null)[] = [];
    subject.verify = async ({ merchantUid }) => {
      about.push(merchantUid);
      return { status: 'nobody knows' };
    };
    assert.equal((await subject.flow.pay()).reason, 'verification-malformed');
    assert.deepEqual([about, subject.windows.length, asked.length], [['order_1'], 0, 1]);
  });
});
