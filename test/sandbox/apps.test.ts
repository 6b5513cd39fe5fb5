import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PAYMENT_APPS } from '../../src/native/index.js';
import { cardAndBankApps, kakaoApps } from '../../src/sandbox/apps.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { cards } from '../../src/sandbox/methods.js';
import { webViewUserAgents } from '../support/devices.js';
import { Client, origin, type Reply } from './client.js';

const isp = /^ispmobile:\/\/pay\?payment=[^#]+$/;
const bankpay = /^kftc-bankpay:\/\/pay\?payment=[^#]+$/;

/** What is chosen, and the address that opens its app. */
const addresses = [
  {
    pg: 'kcp',
    choice: '381',
    android: /^intent:\/\/pay\?payment=[^#]+#Intent;scheme=kb-acp;package=com\.kbcard\.cxh\.appcard;end$/,
    ios: /^kb-acp:\/\/pay\?payment=[^#]+$/,
  },
  {
    pg: 'html5_inicis',
    choice: '367',
    android: /^intent:hdcardappcardansimclick:\/\/pay\?payment=[^#]+#Intent;package=com\.hyundaicard\.appcard;end$/,
    ios: /^hdcardappcardansimclick:\/\/pay\?payment=[^#]+$/,
  },
  { pg: 'kcp', choice: '361', android: isp, ios: isp },
  { pg: 'html5_inicis', payMethod: 'trans', choice: '088', android: bankpay, ios: bankpay },
  {
    pg: 'kakaopay',
    android: /^intent:\/\/pay\?payment=[^#]+#Intent;scheme=kakaotalk;package=com\.kakao\.talk;end$/,
    ios: /^kakaotalk:\/\/pay\?payment=[^#]+$/,
  },
];

/** Where an app goes once its buyer has decided. */
const returns = [
  { pg: 'kcp', payMethod: 'card', paid: 'myshop://', cancelled: 'myshop://' },
  { pg: 'kakaopay', payMethod: 'card', paid: 'myshop://', cancelled: 'myshop://' },
  { pg: 'kakao', payMethod: 'card', paid: 'myshop://process', cancelled: 'myshop://cancel' },
  ...[{ pg: 'html5_inicis', payMethod: 'trans' }].map((row) => {
    const address = (impUid: string) => `myshop://${origin}/payments/window/${impUid}`;
    return { ...row, paid: address, cancelled: address };
  }),
] as const;

const back = { m_redirect_url: 'https://shop.test/return' };
const addressOf = async (client: Client, { impUid }: Reply, query: string): Promise<string> =>
  ((await (await client.send(`/payments/app/${impUid}?${query}`)).json()) as { address: string }).address;

describe('the apps that a payment page opens', () => {
  const apps = {
    android: new Client(createSandbox(), 'phone', webViewUserAgents.android),
    ios: new Client(createSandbox(), 'phone', webViewUserAgents.ios),
  };

  it('are there for every card company', () => {
    for (const { code } of cards)
      assert.ok(
        cardAndBankApps.some(({ choice }) => choice === code),
        code,
      );
  });

  it('are those of the table that apps are made from', () => {
    for (const { app } of [...cardAndBankApps, ...kakaoApps]) {
      const known = PAYMENT_APPS.find(({ scheme }) => scheme === app.scheme);
      assert.equal(known?.androidPackage, app.androidPackage, app.scheme);
    }
  });

  for (const os of ['android', 'ios'] as const) {
    for (const { pg, payMethod = 'card', choice = '', ...address } of addresses) {
      it(`${pg} ${payMethod} ${choice} on ${os}`, async () => {
        const reply = await apps[os].open({ ...back, pay_method: payMethod, app_scheme: 'myshop' }, { provider: pg });
        const opened = await addressOf(apps[os], reply, `choice=${choice}&quota=3`);
        assert.match(opened, address[os]);
        const query = new URL(opened.replace(/^intent:(?=\w)/, '')).searchParams;
        assert.equal(query.get('app_scheme'), 'myshop');
        const chosen = new URL(query.get('payment') ?? '');
        assert.equal(chosen.href, `${origin}/payments/app/${reply.impUid}?choice=${choice}&quota=3`);
      });
    }
  }

  for (const { pg, payMethod, ...expected } of returns) {
    for (const ending of ['paid', 'cancelled'] as const) {
      it(`${pg} ${payMethod} comes back ${ending}`, async () => {
        const params = { ...back, pay_method: payMethod, app_scheme: 'myshop://' };
        const reply = await apps.ios.open(params, { provider: pg });
        const answer = await apps.ios.post(`/payments/app/${reply.impUid}?choice=088`, { scenario: ending });
        const address = expected[ending];
        const wanted = typeof address === 'string' ? address : address(reply.impUid ?? '');
        assert.deepEqual(await answer.json(), { return: wanted });
        assert.equal(apps.ios.payment(reply).scenario, ending);
      });
    }
  }

  it('come back by no address without an app_scheme', async () => {
    const reply = await apps.android.open(back, { provider: 'kcp' });
    const answer = await apps.android.post(`/payments/app/${reply.impUid}?choice=381&quota=3`, { scenario: 'paid' });
    assert.deepEqual(await answer.json(), { return: null });
    const { card_name, card_quota } = apps.android.payment(reply);
    assert.deepEqual([card_name, card_quota], ['KB국민카드', 3]);
  });

  it('are asked for by a page in an app only', async () => {
    const phone = new Client(createSandbox(), 'phone');
    const pc = new Client(createSandbox());
    const opens = async (client: Client, params: Record<string, string>) => {
      const reply = await client.open({ ...back, ...params }, { provider: 'kcp' });
      const window = await client.text(`/payments/window/${reply.impUid}`);
      const status = (await client.send(`/payments/app/${reply.impUid}?choice=381`)).status;
      assert.match(window, /value="paid"/);
      return [window.includes('data-opens-app'), status];
    };
    assert.deepEqual(await opens(apps.android, {}), [true, 200]);
    assert.deepEqual(await opens(phone, { app_scheme: 'myshop' }), [false, 404]);
    assert.deepEqual(await opens(pc, { app_scheme: 'myshop' }), [false, 404]);
    assert.deepEqual(await opens(apps.android, { pay_method: 'vbank' }), [false, 404]);
  });

  it('decide once, and about a payment that is there', async () => {
    const reply = await apps.ios.open(back, { provider: 'kcp' });
    const path = `/payments/app/${reply.impUid}`;
    assert.equal((await apps.ios.post(path, { scenario: 'flown' })).status, 400);
    await apps.ios.post(path, { scenario: 'cancelled' });
    await apps.ios.post(path, { scenario: 'paid' });
    assert.equal(apps.ios.payment(reply).status, 'failed');
    assert.equal((await apps.ios.post('/payments/app/imp_0', { scenario: 'paid' })).status, 404);
  });

  it('leave their page to itself, but for a transfer that comes back with an address', async () => {
    const polls = async (params: object) => {
      const reply = await apps.ios.open({ ...back, ...params }, { provider: 'html5_inicis' });
      return (await apps.ios.text(`/payments/window/${reply.impUid}`)).includes('data-polls="/payments/answer/');
    };
    assert.equal(await polls({ app_scheme: 'myshop' }), true);
    assert.equal(await polls({ app_scheme: 'myshop', pay_method: 'trans' }), false);
    assert.equal(await polls({ pay_method: 'trans' }), true);
  });
});
