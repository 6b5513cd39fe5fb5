import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { memoryDatabase } from '../../demo/database.js';
import { type RunningShop, startShop } from '../../demo/server.js';
import { availableEngines, type Device, type Engine, openBrowser, type Page } from '../support/browsers.js';
import { accessible } from './accessible.js';
import { Shopper } from './shopper.js';

let shop: RunningShop;
before(async () => {
  shop = await startShop({ port: 0, database: await memoryDatabase() });
});
after(() => shop.close());

describe('the pages of the shop', { concurrency: 2 }, () => {
  for (const engine of availableEngines()) {
    for (const device of ['pc', 'phone'] as const) pages(engine, device);
  }
});

function pages(engine: Engine, device: Device): void {
  describe(`${engine} on a ${device}`, { concurrency: 1 }, () => {
    const frameOf = (pg: string) => (device === 'pc' ? pg : null);
    const paidPage = device === 'pc' ? '[data-status=paid]' : 'iamport-return[state=paid]';
    let page: Page;
    let shopper: Shopper;
    /** Payments of this browser: others shop here at the same time. */
    const own = async () => {
      const agent = await page.evaluate(() => navigator.userAgent);
      return shop.sandbox.payments.list().filter(({ user_agent: userAgent }) => userAgent === agent);
    };
    before(async () => {
      page = await openBrowser(engine, { device });
      shopper = new Shopper(page, shop);
    });
    after(() => page.close());

    it('opens no window for a tag that was written badly', async () => {
      const merchantUid = await shopper.order('ujeon');
      await page.evaluate(() => {
        document.querySelector('iamport-checkout')?.removeAttribute('order-name');
        document.querySelector('iamport-checkout')?.setAttribute('amount', '28,000');
      });
      await page.waitFor('[data-issues] .error ~ .error');
      await shopper.pay();
      const { event, facts } = await shopper.outcome(merchantUid);
      assert.equal(event, 'payment-failed');
      assert.equal(facts.reason, 'invalid-request');
      assert.deepEqual(facts.issues?.split(', ').sort(), ['amount (amount-malformed)', 'order-name (missing)']);
      assert.match(await page.text('iamport-checkout >>> [part=message]'), /결제 정보가 올바르지 않아/);
      assert.equal(await page.evaluate(() => document.querySelector('.imp-dialog')?.getClientRects().length ?? 0), 0);
      assert.equal(shop.sandbox.payments.findByMerchantUid(merchantUid), undefined);
    });

    it('opens the window once the buyer has filled in what the PG needs', async () => {
      const merchantUid = await shopper.order('ujeon');
      await page.fill('[name=buyer-tel]', '');
      await shopper.choose('html5_inicis', 'card');
      assert.match(await page.text('[data-issues]'), /buyer-tel · buyer-tel-missing/);
      await shopper.pay();
      assert.equal((await shopper.outcome(merchantUid)).facts.issues, 'buyer-tel (buyer-tel-missing)');
      await page.fill('[name=buyer-tel]', '010-9999-0000');
      await page.waitFor('[data-issues] .none');
      await shopper.pay();
      await shopper.endPayment('paid', frameOf('html5_inicis'));
      assert.equal((await shopper.outcome(merchantUid, { count: 2, on: paidPage })).event, 'payment-success');
      assert.equal(shop.sandbox.payments.findByMerchantUid(merchantUid)?.buyer_tel, '010-9999-0000');
    });

    it('refuses a price that the buyer changed in the page, and gives the money back', async () => {
      const merchantUid = await shopper.order('teapot');
      await page.evaluate(() => document.querySelector('iamport-checkout')?.setAttribute('amount', '100'));
      await shopper.pay();
      await shopper.endPayment('paid', frameOf('kcp'));
      assert.equal((await shopper.outcome(merchantUid)).facts.reason, 'forged');
      assert.equal((await shop.orders.find(merchantUid))?.status, 'open');
      assert.equal(shop.sandbox.payments.findByMerchantUid(merchantUid)?.status, 'cancelled');
    });

    it('takes a second try after a refused one, and then no third', async () => {
      const merchantUid = await shopper.order('cups');
      await shopper.pay();
      await shopper.endPayment('declined', frameOf('kcp'));
      await shopper.outcome(merchantUid);
      if (device === 'phone') await page.click('iamport-return [slot=failed] .button');
      await shopper.pay();
      await shopper.endPayment('paid', frameOf('kcp'));
      await shopper.outcome(merchantUid, { count: 2, on: paidPage });
      if (device === 'phone') await page.click('iamport-return [slot=success] .button');
      await page.waitFor('[data-status=paid]');
      await page.evaluate((path: string) => {
        document.body.id = 'before';
        setTimeout(() => location.assign(path));
      }, `/orders/${merchantUid}`);
      await page.waitFor('body:not(#before) [data-status=paid]');
      assert.equal(await page.exists('iamport-checkout'), false);
      const { events } = await shop.orders.history(merchantUid);
      const steps = events.filter(({ because }) => because !== 'repeated').map(({ because }) => because);
      assert.deepEqual(steps, ['failed', 'paid', 'released']);
    });

    it('buys at once: the order is made when the buyer is about to pay, and its price is not on the page', async () => {
      await shopper.visit('/products/buckwheat');
      await page.waitFor('iamport-checkout[buyer-name]');
      await page.select('[name=quantity]', '2');
      await page.evaluate(() => document.querySelector('iamport-checkout')?.setAttribute('amount', '100'));
      await shopper.pay();
      await shopper.endPayment('paid', frameOf('kcp'));
      await page.waitFor(paidPage);
      await shop.sandbox.settled();
      const payment = (await own()).at(-1);
      assert.deepEqual([payment?.amount, payment?.name], [28_000, '메밀차 × 2']);
      assert.equal((await shop.orders.find(payment?.merchant_uid ?? ''))?.status, 'paid');
      if (device === 'pc') assert.equal(await page.url(), `${shop.url}/orders/${payment?.merchant_uid}/status`);
    });

    it('opens no window for another amount than the server has registered', async () => {
      await shopper.visit('/products/buckwheat');
      await page.waitFor('iamport-checkout[buyer-name]');
      const { length } = await own();
      await page.evaluate(() => {
        const honest = window.fetch;
        window.fetch = async (...args) => {
          const response = await honest(...args);
          if (!String(args[0]).endsWith('/orders/prepare')) return response;
          return Response.json({ ...(await response.json()), amount: 100 });
        };
      });
      await shopper.pay();
      await page.waitFor(':is(iamport-checkout, iamport-return)[state=failed]');
      assert.equal((await own()).length, length);
    });

    it('says in the buyer’s language that there are not so many left, and opens no window', async () => {
      await shopper.visit('/products/buckwheat?many');
      await page.waitFor(() => location.search === '?many' && document.readyState === 'complete');
      await page.select('[name=quantity]', '4');
      const { length } = await own();
      await shopper.pay();
      await page.waitFor('iamport-checkout[state=failed]');
      assert.match(await page.text('iamport-checkout >>> [part=message]'), /오늘은 3개까지만/);
      assert.equal((await own()).length, length);
    });

    it('turns its status page over by itself when the deposit arrives', async () => {
      const merchantUid = await shopper.order('ujeon');
      await shopper.choose('kcp', 'vbank');
      await shopper.pay();
      await shopper.endPayment('vbank-issued', frameOf('kcp'));
      if (device === 'phone') {
        await page.waitFor('iamport-return[state=pending]');
        await shopper.visit(`/orders/${merchantUid}/status`);
      }
      await page.waitFor('[data-status=issued] .actions .button');
      const deposit = await page.evaluate(
        () => document.querySelector<HTMLAnchorElement>('[data-status=issued] .actions .button')?.href ?? '',
      );
      // What the button of that page does.
      assert.equal((await fetch(deposit, { method: 'POST' })).status, 200);
      await page.waitFor('[data-status=paid] ~ .believes [data-releases="1"]');
    });

    it('pays in English', async () => {
      await page.click('.language');
      await page.waitFor('[lang=en] .brand');
      const merchantUid = await shopper.order('hwangcha');
      assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
      await shopper.choose('kakao', 'card');
      assert.equal(await page.evaluate(() => document.querySelectorAll('[name=pay-method]:disabled').length), 3);
      await shopper.pay();
      await shopper.endPayment('cancelled', 'kakao');
      assert.equal((await shopper.outcome(merchantUid)).facts.message, 'You cancelled the payment.');
      assert.equal(shop.sandbox.payments.findByMerchantUid(merchantUid)?.params.language, 'en');
      await page.click('.language');
      await page.waitFor('[lang=ko] .brand');
    });

    it('starts a payment by the keyboard', async (t) => {
      const merchantUid = await shopper.order('voucher');
      if (!(await page.evaluate(() => document.hasFocus()))) return t.skip('this page is not given the focus');
      await page.evaluate(() => document.querySelector<HTMLElement>('iamport-checkout button')?.focus());
      await page.press('Enter');
      await shopper.endPayment('cancelled', frameOf('kcp'));
      assert.equal((await shopper.outcome(merchantUid)).facts.reason, 'cancelled');
    });

    it('is as wide as its window, and asks nobody else for anything', async () => {
      const merchantUid = await shopper.order('cups');
      for (const path of [
        '/',
        '/products/ujeon',
        '/products/buckwheat',
        `/orders/${merchantUid}`,
        `/orders/${merchantUid}/status`,
        '/result',
      ]) {
        await page.evaluate((to: string) => void setTimeout(() => location.assign(to)), `${path}?seen`);
        await page.waitFor('.bottom');
        await page.waitFor(() => location.search === '?seen' && document.readyState === 'complete');
        const [content, wide] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= wide, `${path} is ${content} px wide in ${wide} px`);
        const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
        assert.deepEqual(
          asked.filter((name) => !name.startsWith(shop.url)),
          [],
        );
      }
      assert.match(await page.text('iamport-return + .empty'), /결제 정보가 없습니다/);
    });

    if (device === 'phone') {
      it('announces again after a reload, and does not ask the shop again', async () => {
        const merchantUid = await shopper.order('ujeon');
        await shopper.pay();
        await shopper.endPayment('paid', null);
        await shopper.outcome(merchantUid);
        await page.evaluate(() => location.reload());
        const { event, facts } = await shopper.outcome(merchantUid, { count: 2 });
        assert.equal(event, 'payment-success');
        assert.equal(facts.verified, 'true');
        assert.match(await page.text('iamport-return [slot=success]'), new RegExp(merchantUid));
        const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
        assert.deepEqual(
          asked.filter((name) => name.includes('/payments/complete')),
          [],
        );
      });
    }

    if (engine === 'chromium') {
      it('is accessible as far as axe can tell', async () => {
        const merchantUid = await shopper.order('ujeon');
        await page.evaluate(() => document.querySelector('iamport-checkout')?.setAttribute('amount', 'many'));
        await shopper.pay();
        await shopper.outcome(merchantUid);
        await accessible(page, 'a refused order');
        for (const path of [
          '/',
          '/products/ujeon',
          '/products/buckwheat',
          `/orders/${merchantUid}/status`,
          '/result',
          '/nothing',
        ]) {
          await page.goto(shop.url + path);
          await accessible(page, path);
        }
      });
    }

    it('has thrown nothing', () => assert.deepEqual(page.errors, []));
  });
}
