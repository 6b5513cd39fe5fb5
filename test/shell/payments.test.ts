import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { PAYMENT_APPS } from '../../src/native/index.js';
import { apps } from './apps.js';
import { Buyer, platforms, ways, without } from './buyer.js';
import { storePage } from './phone.js';

describe('the apps of the phone', () => {
  for (const app of Object.values(apps)) {
    it(`${app.scheme} is in the table that apps are made from`, () => {
      const { androidPackage, appStoreId } = PAYMENT_APPS.find(({ scheme }) => scheme === app.scheme) ?? {};
      assert.deepEqual({ scheme: app.scheme, androidPackage, appStoreId }, app);
    });
  }
});

for (const platform of platforms) {
  describe(`payments in an app on ${platform}`, { skip: without(platform), concurrency: false }, () => {
    let buyer: Buyer;
    before(async () => {
      buyer = await Buyer.open(platform);
    });
    after(() => buyer.close());
    // A fault of the app's code is the test's.
    afterEach(() => buyer.shell.settled());

    /** Told once, and by the server. */
    const ends = async (order: string, expected: 'paid' | 'cancelled') => {
      const { status, verified } = await buyer.shop.outcome(order);
      await buyer.shell.settled();
      assert.deepEqual([status, verified], [expected === 'paid' ? 'paid' : 'failed', true]);
      assert.equal(buyer.shop.told(order).length, 1);
      assert.equal(buyer.shop.look(order).fulfilments, expected === 'paid' ? 1 : 0);
    };

    for (const way of ways) {
      const app = apps[way.app];
      describe(`${way.pg} ${way.payMethod} by ${way.app}`, () => {
        for (const ending of ['paid', 'cancelled'] as const) {
          it(`is ${ending} in the app`, async () => {
            buyer.phone.install(app);
            buyer.phone.ending = ending;
            const order = await buyer.begin(way);
            await buyer.openApp(way);
            await ends(order, ending);
            assert.match(buyer.phone.opened.join(), new RegExp(`^${app.scheme}://[^,]*$`));
          });
        }

        it('leads to the store where the app is not there, and back to a cancellation', async () => {
          buyer.phone.remove(app);
          const order = await buyer.begin(way);
          await buyer.openApp(way);
          assert.deepEqual(buyer.phone.opened, [storePage(platform, app)]);
          await buyer.window(way).click('form.window .cancel');
          await ends(order, 'cancelled');
        });

        it('is paid by an app that was installed meanwhile', async () => {
          buyer.phone.remove(app);
          buyer.phone.ending = 'paid';
          const order = await buyer.begin(way);
          await buyer.openApp(way);
          buyer.phone.install(app);
          await buyer.openApp(way);
          await ends(order, 'paid');
          assert.equal(buyer.phone.opened[0], storePage(platform, app));
        });

        it('waits for a slow app', async () => {
          buyer.phone.install(app);
          buyer.phone.ending = 'waits';
          const order = await buyer.begin(way);
          await buyer.openApp(way);
          assert.deepEqual(buyer.shop.told(order), []);
          await buyer.shell.comeBack(await buyer.phone.decide('paid'));
          await ends(order, 'paid');
        });
      });
    }
  });
}
