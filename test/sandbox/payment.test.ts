import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { redirectAddress } from '../../src/sandbox/answers.js';
import { createSandbox, scenarioNames } from '../../src/sandbox/index.js';
import { Client, comesHome, statuses, tellings } from './client.js';

const methods = ['card', 'trans', 'vbank', 'phone', 'samsung'];

describe('the record', () => {
  it('keeps the message and its parameters exactly', async () => {
    const client = new Client(createSandbox());
    const params = {
      merchant_uid: 'merchant_1',
      name: '주문명:결제테스트',
      amount: 14000,
      pay_method: 'card',
      request_id: 'req_1',
      escrow: true,
      kcpProducts: [{ orderNumber: 'xxxx', name: '상품A', quantity: 3, amount: 1000 }],
      digital: false,
      custom_data: { a: [1, null] },
      buyer_tel: '010-1234-5678',
    };
    const payment = client.payment(await client.open(params, { provider: 'kcp', pgId: 'T0000' }));
    assert.deepEqual(payment.params, params);
    assert.deepEqual(payment.message, {
      action: 'payment',
      data: params,
      origin: 'https://shop.test/',
      from: 'iamport-sdk',
      version: 'sandbox',
    });
    assert.match(payment.imp_uid, /^imp_\d{12}$/);
    assert.deepEqual(
      [payment.pg_provider, payment.pg_id, payment.user_code, payment.channel, payment.status, payment.escrow],
      ['kcp', 'T0000', 'imp1', 'pc', 'ready', true],
    );
    assert.equal(payment.custom_data, '{"a":[1,null]}');
    assert.equal(payment.buyer_tel, '010-1234-5678');
    assert.equal(payment.buyer_addr, null);
  });

  it('has an imp_uid of its own each time, and finds the newest by merchant_uid', async () => {
    const sandbox = createSandbox();
    const client = new Client(sandbox);
    const uids = [];
    for (let i = 0; i < 50; i++) uids.push((await client.open({ merchant_uid: 'same' })).impUid);
    assert.equal(new Set(uids).size, 50);
    assert.equal(sandbox.payments.findByMerchantUid('same')?.imp_uid, uids.at(-1));
    assert.equal(sandbox.payments.findByMerchantUid('other'), undefined);
  });

  it('tolerates a message with nothing around its data', async () => {
    const client = new Client(createSandbox());
    const message = '{"action":"payment","data":{"merchant_uid":"m","amount":100}}';
    const response = await client.post('/payments/open', { code: 'x', origin: 'http://localhost:1', message });
    assert.equal(response.status, 200);
  });
});

describe('by callback', () => {
  for (const scenario of scenarioNames) {
    for (const method of methods) {
      it(`${scenario} with ${method}`, async () => {
        const client = new Client(createSandbox());
        const reply = await client.open({ pay_method: method, custom_data: { id: 7 } }, { provider: 'kcp' });
        assert.equal(reply.post, null);
        assert.match(reply.html ?? '', /<form/);
        const posts = await client.end(reply, scenario);
        const payment = client.payment(reply);
        assert.equal(payment.status, statuses[scenario]);
        assert.equal(payment.scenario, scenario);
        assert.deepEqual(
          posts?.map(({ after, message }) => [after, message.action, message.data.request_id]),
          tellings[scenario].map(([after, what]) => [after, 'done', what === 'gone' ? undefined : 'req_1']),
        );
        const answers = posts?.filter(({ message }) => 'request_id' in message.data) ?? [];
        const [data, contradiction] = answers.map(({ message }) => message.data);
        if (contradiction) {
          assert.deepEqual(
            [contradiction.success, contradiction.imp_uid, contradiction.status],
            [false, reply.impUid, 'failed'],
          );
        }
        if (!data) return;
        assert.equal(data.imp_uid, reply.impUid);
        assert.equal(data.merchant_uid, payment.merchant_uid);
        assert.equal(data.pg_provider, 'kcp');
        assert.deepEqual(data.custom_data, { id: 7 });
        assert.equal(data.success, statuses[scenario] !== 'failed');
        assert.equal(typeof data.error_msg, statuses[scenario] === 'failed' ? 'string' : 'undefined');
        if (scenario === 'tampered') assert.notEqual(data.paid_amount, 14000);
        if (scenario === 'paid') assert.equal(data.paid_amount, 14000);
        if (scenario === 'vbank-issued') {
          assert.equal(data.status, 'ready');
          assert.equal(data.pay_method, 'vbank');
          assert.equal(data.paid_at, 0);
          assert.ok(data.vbank_num && data.vbank_name && data.vbank_holder);
          assert.ok(Number(data.vbank_date) > Date.now() / 1000);
        } else {
          assert.equal(data.vbank_num, undefined);
        }
      });
    }
  }

  it('keeps the first decision, whoever asks again', async () => {
    const client = new Client(createSandbox());
    const reply = await client.open();
    const first = await client.answer(reply, 'cancelled');
    assert.deepEqual(await client.answer(reply, 'paid'), first);
    assert.equal(client.payment(reply).status, 'failed');
  });

  it('records what the buyer chose', async () => {
    const client = new Client(createSandbox());
    const reply = await client.open();
    assert.equal((await client.answer(reply, 'paid', '367')).card_name, '현대카드');
    const vbank = await client.open({ pay_method: 'vbank', vbank_due: '2030-01-02' });
    const data = await client.answer(vbank, 'vbank-issued', '011');
    assert.equal(data.vbank_name, 'NH농협은행');
    assert.equal(data.vbank_date, Date.parse('2030-01-02T23:59:59+09:00') / 1000);
  });

  it('knows no other ending and no other payment', async () => {
    const client = new Client(createSandbox());
    const reply = await client.open();
    for (const scenario of ['', 'toString', 'refunded']) {
      assert.equal((await client.post(`/payments/answer/${reply.impUid}`, { scenario })).status, 400);
    }
    assert.equal((await client.post('/payments/answer/imp_0', { scenario: 'paid' })).status, 404);
  });
});

describe('by redirect', () => {
  const redirect = 'https://shop.test/done';

  it('hands the page a form to leave with', async () => {
    const client = new Client(createSandbox({ base: '/sandbox' }), 'phone');
    const reply = await client.open({ m_redirect_url: redirect }, { provider: 'kcp' });
    assert.equal(reply.html, null);
    assert.deepEqual(reply.post, {
      action: 'proxy.post',
      data: {
        formId: 'impPayForm',
        method: 'post',
        action: 'https://service.iamport.kr/sandbox/payments/window',
        target: '_top',
        charset: 'utf-8',
        param: { imp_uid: reply.impUid, merchant_uid: 'order_1' },
      },
    });
    const response = await client.submit('/payments/window', { imp_uid: String(reply.impUid) });
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), `/sandbox/payments/window/${reply.impUid}`);
  });

  for (const scenario of scenarioNames) {
    for (const method of methods) {
      it(`${scenario} with ${method}`, async () => {
        const client = new Client(createSandbox(), 'phone');
        const reply = await client.open({ pay_method: method, m_redirect_url: redirect }, { provider: 'html5_inicis' });
        const location = await client.leave(reply, scenario);
        assert.equal(client.payment(reply).status, statuses[scenario]);
        if (!comesHome(scenario)) {
          assert.equal(location, `/payments/result/${reply.impUid}`);
          return;
        }
        const { searchParams, origin, pathname } = new URL(location);
        assert.equal(origin + pathname, redirect);
        assert.equal(searchParams.get('imp_uid'), reply.impUid);
        assert.equal(searchParams.get('merchant_uid'), 'order_1');
        const failed = statuses[scenario] === 'failed';
        // An account transfer of html5_inicis comes home without a flag (contract.md §2.3).
        const silent = client.payment(reply).pay_method === 'trans';
        assert.equal(searchParams.get('imp_success'), silent ? null : String(!failed));
        assert.equal(searchParams.has('error_code'), failed);
        assert.equal(searchParams.has('error_msg'), failed);
      });
    }
  }

  it('goes to the same place again after Back', async () => {
    const client = new Client(createSandbox(), 'phone');
    const reply = await client.open({ m_redirect_url: redirect });
    const first = await client.leave(reply, 'paid');
    assert.equal(await client.leave(reply, 'cancelled'), first);
    const again = await client.send(`/payments/window/${reply.impUid}`);
    assert.equal(again.headers.get('location'), first);
  });

  it('shows a page of its own without m_redirect_url', async () => {
    const client = new Client(createSandbox(), 'phone');
    const reply = await client.open({ name: '<img src=x onerror=alert(1)>' });
    const location = await client.leave(reply, 'paid');
    assert.equal(location, `/payments/result/${reply.impUid}`);
    const text = await client.text(location);
    assert.match(text, /결제가 완료되었습니다/);
    assert.match(text, /&lt;img src=x/);
  });

  const query = { imp_uid: 'imp_1', merchant_uid: 'm&1', error_msg: '[결제포기] a b' };
  const added = 'imp_uid=imp_1&merchant_uid=m%261&error_msg=%5B%EA%B2%B0%EC%A0%9C%ED%8F%AC%EA%B8%B0%5D%20a%20b';
  for (const [target, expected] of [
    ['https://shop.test/done', `https://shop.test/done?${added}`],
    ['https://shop.test/done?', `https://shop.test/done?${added}`],
    ['https://shop.test/done?a=1', `https://shop.test/done?a=1&${added}`],
    [
      'https://shop.test/done?a=%20+1&flag&b=%EA%B0%80#top',
      `https://shop.test/done?a=%20+1&flag&b=%EA%B0%80&${added}#top`,
    ],
    ['https://shop.test/done#/spa?x=1', `https://shop.test/done?${added}#/spa?x=1`],
    ['http://localhost:5173/결제', `http://localhost:5173/%EA%B2%B0%EC%A0%9C?${added}`],
    ['myapp://complete', `myapp://complete?${added}`],
    ['myapp://complete/x?y=1#z', `myapp://complete/x?y=1&${added}#z`],
    ['https://shop.test/\r\nSet-Cookie: a=1', `https://shop.test/Set-Cookie:%20a=1?${added}`],
    ['javascript:alert(1)', null],
    ['JavaScript:alert(1)//', null],
    ['\tjava\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['vbscript:x', null],
    ['file:///etc/passwd', null],
    ['/relative', null],
    ['', null],
    [7, null],
    [undefined, null],
  ] as const) {
    it(`from ${JSON.stringify(target)}`, () => assert.equal(redirectAddress(target, query), expected));
  }
});

describe('a popup', () => {
  it('is sent to the window, watched, and cancelled when it is closed', async () => {
    const client = new Client(createSandbox());
    const reply = await client.open({}, { provider: 'payco' });
    assert.equal(reply.post?.action, 'payco.modal');
    assert.equal(reply.post?.data.orderUrl, `https://service.iamport.kr/payments/window/${reply.impUid}`);
    assert.equal(reply.poll, true);
    assert.deepEqual(reply.communicates, { 'check.closing': 'cancelled' });
    const page = await client.text(await client.leave(reply, 'paid'));
    assert.match(page, /data-close/);
  });
});

describe('kakao', () => {
  it('tells what communicate means, and is asked by polling', async () => {
    const client = new Client(createSandbox(), 'phone');
    const reply = await client.open({}, { provider: 'kakao' });
    assert.deepEqual(reply.communicates, { process: 'paid', cancel: 'cancelled' });
    assert.equal(reply.poll, true);
    assert.equal(await client.ask(reply), null);
    await client.leave(reply, 'paid');
    assert.deepEqual(await client.ask(reply), await client.end(reply, 'cancelled'));
    assert.equal(client.payment(reply).status, 'paid');
  });
});

describe('a scenario', () => {
  for (const [customData, expected] of [
    [{ sandbox: 'declined' }, 'declined'],
    ['{"sandbox":"closed"}', 'closed'],
    [{ sandbox: 'constructor' }, ''],
    [{ sandbox: ['paid'] }, ''],
    ['no json', ''],
    ['null', ''],
    [undefined, ''],
  ] as const) {
    it(`by data: ${JSON.stringify(customData)}`, async () => {
      const client = new Client(createSandbox({ delay: 50 }));
      const { html } = await client.open({ custom_data: customData });
      assert.ok(html?.includes(`data-auto="${expected}"`));
      assert.ok(html?.includes('data-delay="50"'));
    });
  }

  for (const name of scenarioNames) {
    it(`has its button in every window: ${name}`, async () => {
      const client = new Client(createSandbox({ scenario: name }));
      for (const [provider, method] of [
        ['kcp', 'card'],
        ['kcp', 'vbank'],
        ['kakao', 'card'],
      ] as const) {
        const { html } = await client.open({ pay_method: method }, { provider });
        assert.ok(html?.includes(`name="scenario" value="${name}"`));
      }
    });
  }

  it('by option, under the one that the data names', async () => {
    const client = new Client(createSandbox({ scenario: 'declined' }), 'phone');
    const window = async (params: object) => client.text(`/payments/window/${(await client.open(params)).impUid}`);
    assert.match(await window({}), /data-auto="declined"/);
    assert.match(await window({ custom_data: { sandbox: 'paid' } }), /data-auto="paid"/);
  });

  it('by the main button: a virtual account for vbank', async () => {
    const client = new Client(createSandbox());
    assert.match(
      (await client.open({ pay_method: 'vbank' })).html ?? '',
      /class="pay" name="scenario" value="vbank-issued"/,
    );
    assert.match((await client.open()).html ?? '', /class="pay" name="scenario" value="paid"/);
  });
});

describe('refused before the window opens', () => {
  it('a merchant_uid that is paid already', async () => {
    const client = new Client(createSandbox());
    await client.answer(await client.open({ merchant_uid: 'm' }), 'paid');
    const { post, html } = await client.open({ merchant_uid: 'm', request_id: 'req_2' });
    assert.equal(html, null);
    assert.deepEqual(post?.data, {
      request_id: 'req_2',
      success: false,
      imp_uid: null,
      merchant_uid: 'm',
      error_code: 'F1002',
      error_msg: '이미 결제가 이루어진 거래건입니다.',
    });
  });

  it('not one that was cancelled or only has an account', async () => {
    const client = new Client(createSandbox());
    for (const scenario of ['cancelled', 'vbank-issued', 'closed']) {
      await client.answer(await client.open({ merchant_uid: 'm' }), scenario);
    }
    assert.equal((await client.open({ merchant_uid: 'm' })).post, null);
  });

  it('a type or a channel that is not registered, with the misspelt key', async () => {
    const client = new Client(createSandbox());
    for (const request of [{ action: 'certification' }, { provider: 'uplus' }, { provider: 'kcp', pgId: 'X' }]) {
      const data = (await client.open({}, request)).post?.data ?? {};
      assert.deepEqual([data.imp_success, data.error_coe, data.request_id], [false, 'F1001', 'req_1']);
      assert.deepEqual(['success' in data, 'error_code' in data], [false, false]);
    }
  });

  it('every request of a merchant without channels', async () => {
    const client = new Client(createSandbox({ channels: [] }));
    assert.equal((await client.open()).post?.data.error_code, 'NOT_READY');
  });

  for (const params of [
    { amount: '14000' },
    { amount: 0 },
    { amount: -1 },
    { amount: null },
    { amount: undefined },
    { merchant_uid: 7 },
    { merchant_uid: '' },
  ]) {
    it(JSON.stringify(params), async () => {
      assert.equal((await new Client(createSandbox()).open(params)).post?.data.error_code, 'F400');
    });
  }

  it('but nothing is a fair price for a billing key', async () => {
    assert.equal((await new Client(createSandbox()).open({ amount: 0, customer_uid: 'c1' })).post, null);
  });
});
