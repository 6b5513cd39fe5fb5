import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { availableEngines } from '../support/browsers.js';
import { appCode } from './app-code.js';
import { AppShop } from './app-shop.js';
import { type AppName, apps } from './apps.js';
import { Phone, type Platform, storePage } from './phone.js';
import { Shell } from './shell.js';

/** One way to pay in an app. */
interface Way {
  readonly pg: string;
  readonly payMethod: string;
  /** The card company or bank that the buyer chooses; none where the PG has one app. */
  readonly choice?: string;
  readonly app: AppName;
  /** The window is in the shop's page. */
  readonly isFramed?: true;
  /** Where the app has to come back by its scheme; Android gives the front back by itself otherwise. */
  readonly needsScheme: readonly Platform[];
}

const both: readonly Platform[] = ['android', 'ios'];
const ways: readonly Way[] = [
  { pg: 'kcp', payMethod: 'card', choice: '381', app: 'kbPay', needsScheme: ['ios'] },
  { pg: 'kcp', payMethod: 'card', choice: '361', app: 'isp', needsScheme: ['ios'] },
  { pg: 'html5_inicis', payMethod: 'card', choice: '367', app: 'hyundaiCard', needsScheme: ['ios'] },
  { pg: 'html5_inicis', payMethod: 'trans', choice: '088', app: 'bankPay', needsScheme: both },
  { pg: 'kakaopay', payMethod: 'card', app: 'kakaoTalk', needsScheme: ['ios'] },
  { pg: 'kakao', payMethod: 'card', app: 'kakaoTalk', isFramed: true, needsScheme: both },
];

const engines = availableEngines();
const skip = engines.includes('chromium') ? false : 'the WebView is Chromium';

for (const platform of both) {
  describe(`payments in an app on ${platform}`, { skip, concurrency: false }, () => {
    let shop: AppShop;
    let phone: Phone;
    let shell: Shell;
    before(async () => {
      shop = await AppShop.open();
      phone = new Phone();
      shell = await Shell.open(platform, phone, appCode(platform, shop.target));
    });
    after(async () => {
      await shell.close();
      await shop.close();
    });
    afterEach(() => shell.settled());

    const pageOf = ({ pg, payMethod, needsScheme }: Way, order: string) => {
      const scheme: Record<string, string> = needsScheme.includes(platform) ? { 'app-scheme': 'myshop' } : {};
      return shop.page(order, { pg, 'pay-method': payMethod, ...scheme });
    };
    const windowOf = ({ pg, isFramed }: Way) =>
      isFramed ? shell.page.frame(`.imp-dialog iframe.imp-frame-${pg}`) : shell.page;
    /** The buyer orders, and chooses how to pay in the payment window. */
    const begin = async (way: Way): Promise<string> => {
      const order = shop.order();
      phone.opened.length = 0;
      await shell.page.goto(pageOf(way, order));
      await shell.page.click('iamport-checkout >>> [part=button]');
      await windowOf(way).waitFor('form.window');
      if (way.choice) await windowOf(way).click(`label:has([value="${way.choice}"])`);
      return order;
    };
    const openApp = async (way: Way) => {
      const count = phone.opened.length;
      await windowOf(way).click('form.window .pay');
      await phone.opens(count + 1);
      await shell.settled();
    };
    /** How it ended: told once, and by the server. */
    const ends = async (order: string, expected: 'paid' | 'cancelled') => {
      const { status, verified } = await shop.outcome(order);
      await shell.settled();
      assert.deepEqual([status, verified], [expected === 'paid' ? 'paid' : 'failed', true]);
      assert.equal(shop.told(order).length, 1);
      assert.equal(shop.look(order).fulfilments, expected === 'paid' ? 1 : 0);
    };

    for (const way of ways) {
      const app = apps[way.app];
      describe(`${way.pg} ${way.payMethod} by ${way.app}`, () => {
        for (const ending of ['paid', 'cancelled'] as const) {
          it(`is ${ending} in the app`, async () => {
            phone.install(app);
            phone.ending = ending;
            const order = await begin(way);
            await openApp(way);
            await ends(order, ending);
            assert.match(phone.opened.join(), new RegExp(`^${app.scheme}://`));
          });
        }

        it('leads to the store where the app is not there, and back to a cancellation', async () => {
          phone.remove(app);
          const order = await begin(way);
          await openApp(way);
          assert.deepEqual(phone.opened, [storePage(platform, app)]);
          await windowOf(way).click('form.window .cancel');
          await ends(order, 'cancelled');
        });

        it('is paid by an app that was installed meanwhile', async () => {
          phone.remove(app);
          phone.ending = 'paid';
          const order = await begin(way);
          await openApp(way);
          phone.install(app);
          await openApp(way);
          await ends(order, 'paid');
          assert.equal(phone.opened[0], storePage(platform, app));
        });

        it('waits for a slow app', async () => {
          phone.install(app);
          phone.ending = 'waits';
          const order = await begin(way);
          await openApp(way);
          assert.deepEqual(shop.told(order), []);
          await shell.comeBack(await phone.decide('paid'));
          await ends(order, 'paid');
        });
      });
    }
  });
}
