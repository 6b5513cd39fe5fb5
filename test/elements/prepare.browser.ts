import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { IamportCheckout, PaymentRequestDetail, PayOutcome } from '../../src/index.js';
import type { Imp } from '../../src/sdk/imp.js';
import { type Answer, OrderServer } from '../support/orders.js';
import { sandbox } from '../support/sandbox.js';
import { checkout, payable, press, sentence, trigger, warm } from './harness.js';

const patience = { timeout: 8_000 };

/** A checkout that knows nothing of its order but who makes it. */
const ordering = (server: OrderServer, attributes: Record<string, string | null> = {}, inner?: string) =>
  checkout({ ...payable(), 'order-name': null, amount: null, 'prepare-url': server.url, ...attributes }, inner);

const hover = (element: Element) => element.dispatchEvent(new PointerEvent('pointerenter'));

const seen = (server: OrderServer, count = 1) =>
  waitUntil(async () => (await server.asked()).length === count, `the server is asked ${count} times`, patience);

const stop = (event: Event) => event.preventDefault();

/** Hovers, and waits until the order is there and the SDK may be called. */
async function foreseen(server: OrderServer, element: IamportCheckout): Promise<void> {
  const asked = (await server.asked()).length;
  hover(element);
  await warm(element);
  await seen(server, asked + 1);
  // The reply comes a moment after the question, and an attempt that goes no further waits for it.
  element.addEventListener('payment-request', stop);
  const attempt = element.pay();
  await waitUntil(() => element.state !== 'loading', 'the order is there', patience);
  element.reset();
  await attempt;
  element.removeEventListener('payment-request', stop);
}

/** A person's click. */
async function click(element: IamportCheckout): Promise<void> {
  const { left, top, width, height } = trigger(element).getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

/** Whether `request_pay` is called while `act` runs, before it returns. */
function callsTheSdk(act: () => void): boolean {
  const { IMP } = window as unknown as { IMP: Imp };
  const real = IMP.request_pay;
  let called = false;
  IMP.request_pay = (...call) => {
    called = true;
    return real.apply(IMP, call);
  };
  act();
  IMP.request_pay = real;
  return called;
}

describe('prepare-url', () => {
  let server: OrderServer;
  beforeEach(async () => {
    await sandbox.clear();
    server = new OrderServer();
  });

  describe('on first intent', () => {
    it('asks nothing when it is connected', async () => {
      const element = await ordering(server);
      await warm(element);
      expect(await server.asked()).to.deep.equal([]);
      expect([element.checkValidity(), element.issues]).to.deep.equal([true, []]);
    });

    it('asks once, with verify-data and the number that the page wrote, however often it is hovered', async () => {
      document.cookie = 'session=7';
      const element = await ordering(server, {
        'verify-data': '{"_token":"가 나","imp_uid":"x"}',
        'merchant-uid': 'cart_1',
      });
      for (let times = 0; times < 10; times += 1) hover(element);
      await seen(server);
      await element.updateComplete;
      const [{ fields, cookie } = { fields: {}, cookie: '' }] = await server.asked();
      expect(fields).to.deep.equal({ _token: '가 나', merchant_uid: 'cart_1' });
      expect(cookie).to.contain('session=7');
    });

    for (const intent of ['pointerenter', 'focusin', 'touchstart']) {
      it(`takes ${intent} for one, whatever preload says`, async () => {
        const element = await ordering(server, { preload: 'none' });
        trigger(element).dispatchEvent(new Event(intent, { bubbles: true, composed: true }));
        await seen(server);
      });
    }

    it('asks nothing where it is disabled, or the request could not open anyway', async () => {
      hover(await ordering(server, { disabled: '' }));
      hover(await ordering(server, { 'imp-code': null, amount: '14,000' }));
      hover(await ordering(server, { 'prepare-url': 'javascript:alert(1)' }));
      const valid = await ordering(server, { 'verify-data': '{"last":"1"}' });
      hover(valid);
      await seen(server);
      expect((await server.asked())[0]?.fields).to.deep.equal({ last: '1' });
    });

    it('asks anew once verify-data is another', async () => {
      const element = await ordering(server, { 'verify-data': '{"item":"1"}' });
      await foreseen(server, element);
      element.verifyData = { item: 2 };
      const outcome = await press(element);
      expect(outcome.merchantUid).to.equal(server.order(2));
      expect((await server.asked()).map(({ fields }) => fields.item)).to.deep.equal(['1', '2']);
    });

    it('asks another origin too, without credentials', async () => {
      document.cookie = 'session=7';
      const element = await ordering(server, { 'prepare-url': `http://127.0.0.1:${location.port}${server.url}` });
      const outcome = await press(element);
      expect(outcome.merchantUid).to.equal(server.order(1));
      expect((await server.asked()).map(({ cookie }) => cookie)).to.deep.equal(['']);
    });
  });

  describe('the order', () => {
    it('is what is paid, in the very task of the click', async () => {
      const element = await ordering(server);
      await foreseen(server, element);
      const request = oneEvent(element, 'payment-request');
      const end = oneEvent(element, 'payment-success');
      expect(callsTheSdk(() => trigger(element).click())).to.equal(true);
      const { detail } = (await request) as CustomEvent<PaymentRequestDetail>;
      const order = { merchantUid: server.order(1), amount: 14000, orderName: '서버가 정한 주문' };
      expect(detail.request).to.include(order);
      expect(detail.params).to.include({ merchant_uid: server.order(1), amount: 14000, name: '서버가 정한 주문' });
      expect(((await end) as CustomEvent<PayOutcome>).detail.merchantUid).to.equal(server.order(1));
    });

    it('is asked for at the click where nobody hovered', async () => {
      const element = await ordering(server);
      await warm(element);
      const end = oneEvent(element, 'payment-success');
      expect(callsTheSdk(() => trigger(element).click())).to.equal(false);
      expect(element.state).to.equal('loading');
      expect(((await end) as CustomEvent<PayOutcome>).detail.merchantUid).to.equal(server.order(1));
    });

    it('is asked for by pay() too', async () => {
      const element = await ordering(server);
      const outcome = await element.pay();
      expect([outcome.status, outcome.merchantUid]).to.deep.equal(['paid', server.order(1)]);
    });

    it('wins over what a page, or whoever is in it, has written', async () => {
      const params = JSON.stringify({ amount: 1, merchant_uid: 'forged', name: 'forged' });
      const element = await ordering(server, { amount: '1', 'merchant-uid': 'mine', 'order-name': 'forged', params });
      const outcome = await press(element);
      const [payment] = await sandbox.payments(server.order(1));
      expect([outcome.merchantUid, payment?.amount, payment?.params.name]).to.deep.equal([
        server.order(1),
        14000,
        '서버가 정한 주문',
      ]);
    });

    it('is kept where a listener prevented the window, and used up by one', async () => {
      const element = await ordering(server, { 'custom-data': JSON.stringify({ sandbox: 'cancelled' }) });
      await foreseen(server, element);
      element.addEventListener('payment-request', stop, { once: true });
      expect((await element.pay()).reason).to.equal('prevented');
      expect((await press(element)).merchantUid).to.equal(server.order(1));
      expect(await server.asked()).to.have.length(1);
      const second = await press(element);
      expect([second.reason, second.merchantUid]).to.deep.equal(['cancelled', server.order(2)]);
    });

    it('is not asked for by the focus that comes back after a window', async () => {
      const element = await ordering(server, { 'custom-data': JSON.stringify({ sandbox: 'cancelled' }) });
      trigger(element).focus();
      await press(element);
      expect(document.activeElement).to.equal(element);
      element.verifyData = { last: 1 };
      hover(element);
      await seen(server, 2);
      expect((await server.asked()).map(({ fields }) => fields.last)).to.deep.equal([undefined, '1']);
    });

    it('is too old after five minutes of the clock', async () => {
      const element = await ordering(server);
      await foreseen(server, element);
      const { now } = Date;
      Date.now = () => now() + 5 * 60_000;
      const end = press(element);
      Date.now = now;
      expect((await end).merchantUid).to.equal(server.order(2));
    });

    it('is each tag’s own', async () => {
      const [first, second] = await Promise.all([
        ordering(server, { 'verify-data': '{"item":"1"}' }),
        ordering(server, { 'verify-data': '{"item":"2"}' }),
      ]);
      await foreseen(server, first);
      await foreseen(server, second);
      expect((await press(second)).merchantUid).to.equal(server.order(2));
      expect((await press(first)).merchantUid).to.equal(server.order(1));
      expect((await server.asked()).map(({ fields }) => fields.item)).to.deep.equal(['1', '2']);
    });

    it('is paid once: nothing happens until reset', async () => {
      const element = await ordering(server);
      const outcome = await press(element);
      hover(element);
      trigger(element).click();
      expect(await element.pay()).to.equal(outcome);
      element.reset();
      const second = await press(element);
      expect(second.merchantUid).to.equal(server.order(2));
      expect(await server.asked()).to.have.length(2);
    });

    it('is text in the window, whatever it looks like', async () => {
      const name = '<img src=x onerror="parent.hacked = true">';
      await server.answers({ body: { merchant_uid: server.order(1), amount: '14000.00', name } });
      const element = await ordering(server);
      await press(element);
      const [payment] = await sandbox.payments(server.order(1));
      expect([payment?.params.name, payment?.amount]).to.deep.equal([name, 14000]);
      expect('hacked' in window).to.equal(false);
    });
  });

  describe('while the server takes its time', () => {
    it('opens once it answers, although the tag was reset meanwhile', async () => {
      await server.answers({ isHeld: true });
      const element = await ordering(server);
      const end = press(element);
      await seen(server);
      element.reset();
      expect(element.state).to.equal('loading');
      await server.answers({});
      expect((await end).merchantUid).to.equal(server.order(1));
    });

    it('ends on the document where the tag is removed meanwhile', async () => {
      await server.answers({ isHeld: true });
      const element = await ordering(server);
      const end = oneEvent(document, 'payment-failed');
      trigger(element).click();
      await seen(server);
      element.remove();
      await server.answers({ status: 409, body: { message: '품절되었습니다.' } });
      expect(((await end) as CustomEvent<PayOutcome>).detail.message).to.equal('품절되었습니다.');
    });

    it('throws nothing where the tag that was hovered is gone', async () => {
      const errors: unknown[] = [];
      const listen = (event: Event) => void errors.push(event);
      for (const name of ['error', 'unhandledrejection']) addEventListener(name, listen);
      await server.answers({ isHeld: true });
      const element = await ordering(server);
      hover(element);
      await seen(server);
      element.remove();
      await server.answers({ status: 500 });
      await seen(server, 2);
      for (const name of ['error', 'unhandledrejection']) removeEventListener(name, listen);
      expect(errors).to.deep.equal([]);
    });
  });

  describe('no order', () => {
    const failures: [string, Answer, string, RegExp, number][] = [
      ['a refusal', { status: 409, body: { message: '품절되었습니다.' } }, 'prepare-refused', /^품절되었습니다\.$/, 1],
      ['a refusal with 200', { body: { message: '품절되었습니다.' } }, 'prepare-refused', /^품절되었습니다\.$/, 1],
      ['a login page', { type: 'text/html', body: '<!doctype html>' }, 'prepare-malformed', /올바르지 않아/, 1],
      ['something else', { body: { ok: true } }, 'prepare-malformed', /올바르지 않아/, 1],
      ['a 500', { status: 500, body: {} }, 'prepare-unreachable', /잠시 뒤 다시 눌러/, 2],
    ];
    for (const [name, answer, code, told, times] of failures) {
      it(`opens nothing after ${name}, and asks again at the next click only`, async () => {
        await server.answers(answer);
        const element = await ordering(server, { locale: 'ko' });
        const outcome = await press(element);
        expect([outcome.reason, outcome.issues[0]?.path, outcome.issues[0]?.code]).to.deep.equal([
          'invalid-request',
          'prepare-url',
          code,
        ]);
        expect(outcome.message).to.match(told);
        await element.updateComplete;
        expect(sentence(element)).to.equal(outcome.message);
        expect(await sandbox.payments()).to.deep.equal([]);
        hover(element);
        await server.answers({});
        expect((await press(element)).status).to.equal('paid');
        expect(await server.asked()).to.have.length(times + 1);
      });
    }

    it('shows the server’s sentence as text', async () => {
      const words = '<img src=x onerror="hacked = true">';
      await server.answers({ status: 400, body: { message: words } });
      const element = await ordering(server);
      await press(element);
      await element.updateComplete;
      expect(sentence(element)).to.equal(words);
      expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    });

    it('says so where the browser is offline', async () => {
      const element = await ordering(server, { locale: 'ko', 'prepare-url': 'http://127.0.0.1:1/orders' });
      await warm(element);
      Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
      const outcome = await press(element);
      Reflect.deleteProperty(navigator, 'onLine');
      expect(outcome.message).to.match(/^인터넷에 연결되어 있지 않습니다/);
      expect(outcome.issues[0]?.code).to.equal('prepare-unreachable');
    });

    it('asks nothing at the click of a request that cannot open', async () => {
      const element = await ordering(server, { amount: '14,000' });
      const { reason, issues } = await press(element);
      expect([reason, issues.map(({ path }) => path)]).to.deep.equal(['invalid-request', ['amount']]);
      const hostile = await ordering(server, { 'prepare-url': 'javascript:alert(1)' });
      expect((await press(hostile)).issues.map(({ path }) => path)).to.deep.equal(['prepare-url']);
      expect(await server.asked()).to.deep.equal([]);
    });

    it('comes of no verify-data that is no JSON, which is said once', async () => {
      const { warn } = console;
      const said: string[] = [];
      console.warn = (...words) => void said.push(words.join(' '));
      const element = await ordering(server, { 'verify-data': '{' });
      for (let times = 0; times < 10; times += 1) hover(element);
      const circle: Record<string, unknown> = {};
      element.verifyData = Object.assign(circle, { circle });
      hover(element);
      expect(element.checkValidity()).to.equal(true);
      console.warn = warn;
      await seen(server);
      expect(said.filter((line) => line.includes('verify-data'))).to.have.length(2);
    });
  });

  describe('a popup', () => {
    const popup = { pg: 'payco', 'buyer-tel': '010-1234-5678' };

    it('opens in the task of the click where the order is there', async () => {
      const element = await ordering(server, popup);
      await foreseen(server, element);
      const end = oneEvent(element, 'payment-success');
      await click(element);
      expect(((await end) as CustomEvent<PayOutcome>).detail.merchantUid).to.equal(server.order(1));
      expect(await server.asked()).to.have.length(1);
    });

    it('opens in a second tap where the server took too long', async () => {
      await server.answers({ isHeld: true });
      const element = await ordering(server, { ...popup, locale: 'ko' });
      await warm(element);
      const clickedAt = performance.now();
      const end = oneEvent(element, 'payment-success');
      trigger(element).click();
      await seen(server);
      // A script's click may open no popup; WebKit does not say so for a second.
      await waitUntil(() => !navigator.userActivation?.isActive && performance.now() - clickedAt > 1_000, '', patience);
      await server.answers({});
      await waitUntil(() => /한 번 더 눌러/.test(sentence(element)), 'it asks for a second tap', patience);
      expect(await sandbox.payments()).to.deep.equal([]);
      await click(element);
      expect(((await end) as CustomEvent<PayOutcome>).detail.merchantUid).to.equal(server.order(1));
      expect(await server.asked()).to.have.length(1);
    });
  });

  // At the end, with the popups: a mouse rests where it clicked, and hovers the tag that comes up there.
  describe('a person', () => {
    it('asks once where a person comes and clicks', async () => {
      const element = await ordering(server);
      const end = oneEvent(element, 'payment-success');
      await click(element);
      expect(((await end) as CustomEvent<PayOutcome>).detail.merchantUid).to.equal(server.order(1));
      expect(await server.asked()).to.have.length(1);
    });
  });
});
