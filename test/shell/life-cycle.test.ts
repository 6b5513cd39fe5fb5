import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { apps } from './apps.js';
import { Buyer, namedWays, platforms, type Way, without } from './buyer.js';

const { kcpCard, transfer, kakao } = namedWays;

for (const platform of platforms) {
  describe(`what befalls a payment in an app on ${platform}`, { skip: without(platform), concurrency: false }, () => {
    let buyer: Buyer;
    beforeEach(async () => {
      buyer = await Buyer.open(platform);
      for (const app of Object.values(apps)) buyer.phone.install(app);
      buyer.phone.ending = 'waits';
    });
    afterEach(async () => {
      await buyer.shell.settled().finally(() => buyer.close());
    });

    const outcomes = (order: string) =>
      buyer.shop.told(order).map(({ outcome }) => [outcome.status, outcome.reason, outcome.verified]);
    const paid = ['paid', null, true];
    /** The buyer is in an app. */
    const goOut = async (way: Way, attributes?: Record<string, string>): Promise<string> => {
      const order = await buyer.begin(way, attributes);
      await buyer.openApp(way);
      return order;
    };

    for (const way of [kcpCard, kakao]) {
      it(`${way.pg} goes on after its WebView was asleep`, async () => {
        const order = await goOut(way);
        await buyer.shell.sleep(true);
        await buyer.phone.decide('paid');
        await buyer.shell.sleep(false);
        await buyer.shop.outcome(order);
        assert.deepEqual(outcomes(order), [paid]);
      });

      for (const ending of ['paid', 'cancelled'] as const) {
        it(`${way.pg} that was ${ending} is found out by a WebView that was ended meanwhile and shows its page again`, async () => {
          const order = await goOut(way);
          await buyer.shell.page.goto(buyer.shop.start);
          await buyer.phone.decide(ending);
          await buyer.shell.page.back();
          const { status, verified } = await buyer.shop.outcome(order);
          assert.deepEqual([status, verified], [ending === 'paid' ? 'paid' : 'failed', true]);
          assert.equal(outcomes(order).length, 1);
          assert.equal(buyer.shop.look(order).fulfilments, ending === 'paid' ? 1 : 0);
        });
      }

      it(`${way.pg} is not paid twice in an app that was ended meanwhile and starts anew`, async () => {
        const order = await goOut(way);
        await buyer.shell.page.goto(buyer.shop.start);
        await buyer.phone.decide('paid');
        await buyer.shell.page.goto(buyer.page(way, order));
        await buyer.shell.page.click('iamport-checkout >>> [part=button]');
        await buyer.shop.outcome(order);
        assert.deepEqual(outcomes(order), [paid]);
        assert.equal(buyer.shop.windows(order), 1);
      });
    }

    it('a return that comes twice says the same twice, and the goods are sent once', async () => {
      const order = await goOut(transfer);
      const back = await buyer.phone.decide('paid');
      await buyer.shell.comeBack(back);
      await buyer.shop.outcome(order);
      await buyer.shell.comeBack(back);
      await buyer.shell.page.waitFor('iamport-return[state=paid]');
      assert.ok(outcomes(order).every((outcome) => String(outcome) === String(paid)));
      assert.deepEqual(buyer.shop.look(order), { status: 'paid', fulfilments: 1 });
    });

    it('an address that a stranger sends by the app’s scheme is not shown', async () => {
      const order = await goOut(transfer);
      const before = await buyer.shell.page.url();
      await buyer.shell.comeBack('myshop://http://stranger.example/');
      assert.equal(await buyer.shell.page.url(), before);
      await buyer.shell.comeBack(await buyer.phone.decide('paid'));
      await buyer.shop.outcome(order);
      assert.deepEqual(outcomes(order), [paid]);
    });

    it('a redirect to the app’s own scheme leads to its return page', async () => {
      const order = await goOut(kcpCard, { 'app-scheme': 'myshop', 'redirect-url': 'myshop://payments' });
      await buyer.phone.decide('paid');
      await buyer.shop.outcome(order);
      assert.deepEqual(outcomes(order), [paid]);
      assert.equal(new URL(await buyer.shell.page.url()).pathname, '/return');
    });

    for (const [word, outcome] of [
      ['process', 'paid'],
      ['cancel', 'failed'],
    ]) {
      it(`kakao is ${outcome} by the word ${word} of the app alone`, async () => {
        const order = await goOut(kakao);
        await buyer.shell.comeBack(buyer.phone.wayBack(`${word}?token=1`));
        assert.equal((await buyer.shop.outcome(order)).status, outcome);
        assert.equal(outcomes(order).length, 1);
      });
    }

    it('a word of the app for a window that has closed itself does nothing, nor to the next payment', async () => {
      const first = await goOut(kakao);
      const back = await buyer.phone.decide('paid');
      await buyer.shop.outcome(first);
      await buyer.shell.comeBack(back);
      const { page } = buyer.shell;
      const second = buyer.shop.order();
      await page.evaluate((order: string) => {
        document.querySelector('iamport-checkout')?.setAttribute('merchant-uid', order);
      }, second);
      await page.click('iamport-checkout >>> [part=button]');
      await buyer.window(kakao).waitFor('form.window');
      assert.deepEqual(outcomes(second), []);
      await buyer.openApp(kakao);
      await buyer.shell.comeBack(await buyer.phone.decide('cancelled'));
      await buyer.shop.outcome(second);
      assert.deepEqual(outcomes(first), [paid]);
      assert.deepEqual(
        outcomes(second).map(([status]) => status),
        ['failed'],
      );
      assert.deepEqual(page.errors, []);
    });
  });
}
