import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { IamportCheckout, PayOutcome } from 'iamport-elements';
import { availableEngines, openBrowser, type Page } from '../support/browsers.js';
import { Board, PaymentShop, playing } from './payment-page.js';

type Moment = 'loading' | 'open' | 'verifying';

/** What a page does to a tag during its payment, and on what the outcome is announced. */
const fates: readonly { name: string; befall: () => void; on: string }[] = [
  { name: 'removed', befall: () => document.querySelector('iamport-checkout')?.remove(), on: '#document' },
  {
    name: 'moved',
    befall: () => document.querySelector('#elsewhere')?.append(document.querySelector('iamport-checkout') ?? ''),
    on: 'iamport-checkout',
  },
  {
    name: 'removed and put back',
    befall: () => {
      const checkout = document.querySelector('iamport-checkout') as Element;
      checkout.remove();
      setTimeout(() => document.body.append(checkout));
    },
    on: 'iamport-checkout',
  },
  {
    name: 'replaced by its clone',
    befall: () => {
      const checkout = document.querySelector('iamport-checkout');
      checkout?.replaceWith(checkout.cloneNode(true));
    },
    on: '#document',
  },
  {
    name: 'written anew with all around it',
    befall: () => {
      const box = document.querySelector('#box') as Element;
      const { innerHTML } = box;
      box.innerHTML = innerHTML;
    },
    on: '#document',
  },
];

/** How a page swaps its body: as Turbo does, and as an old one does. */
const swaps: readonly { name: string; swap: (html: string) => void }[] = [
  {
    name: 'another body',
    swap: (html) => {
      const body = document.createElement('body');
      body.innerHTML = html;
      document.documentElement.replaceChild(body, document.body);
    },
  },
  {
    name: 'other contents of the body',
    swap: (html) => {
      document.body.innerHTML = html;
    },
  },
];

const isOpen = () => document.querySelector('[state=open]') !== null;
/** The window shows, and the element has looked since: it does so ten times a second, and all tests share the browser. */
const isSeen = () =>
  document.querySelector('.imp-dialog')?.getClientRects().length &&
  new Promise((resolve) => setTimeout(resolve, 250, true));
const isVerifying = () => document.querySelector('[state=verifying]') !== null;

const paid = { 'custom-data': '{"sandbox":"paid"}' };

describe('life cycle', () => {
  let shop: PaymentShop;
  before(async () => {
    shop = await PaymentShop.open();
  });
  after(() => shop.close());

  it('imports in Node, without a DOM, are quiet', async () => {
    const imports = ['', '/define', '/define/iamport-checkout', '/define/iamport-return'];
    const source = imports.map((entry) => `await import('iamport-elements${entry}');`).join('');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', source]);
    assert.deepEqual([stdout, stderr], ['', '']);
  });

  for (const engine of availableEngines()) {
    describe(engine, { concurrency: 8 }, () => {
      let tab: Page;
      let board: Board;
      before(async () => {
        tab = await openBrowser(engine, { device: 'pc' });
        await tab.goto(shop.page(''));
        board = new Board(tab);
      });
      after(() => tab.close());

      for (const moment of ['loading', 'open', 'verifying'] satisfies Moment[]) {
        for (const { name, befall, on } of fates) {
          it(`a tag that is ${name} while its payment is ${moment}`, async (test) => {
            const order = shop.order();
            const attributes = {
              'merchant-uid': order,
              'sdk-url': shop.stubUrl,
              preload: 'none',
              'verify-url': '/verify',
            };
            let answer = () => {};
            const held = new Promise<void>((resolve) => {
              answer = resolve;
            });
            shop.says(order, async () => {
              if (moment === 'verifying') await held;
              return Response.json({ status: 'paid' });
            });
            const body = `<div id="box">${shop.checkout(attributes)}</div><div id="elsewhere"></div>`;
            const visit = await board.open(test, shop.page(body, { head: playing(() => window.stub.show()) }));
            const answered = async (uid: string) => {
              await visit.waitFor(() => window.stub?.calls.length > 0);
              await visit.evaluate((impUid) => {
                window.stub.hide();
                window.stub.calls.pop()?.answer({ imp_uid: impUid, success: true });
              }, uid);
            };
            if (moment === 'loading') {
              // In one task, since loading may be over in the next.
              await visit.evaluate((act) => {
                document.querySelector<HTMLElement>('iamport-checkout button')?.click();
                new Function(act)();
              }, `return (${befall})()`);
            } else {
              await visit.press();
              if (moment === 'verifying') await answered('imp_1');
              const state = moment === 'open' ? isOpen : isVerifying;
              await visit.waitFor(state);
              await visit.evaluate(befall);
            }
            if (name !== 'removed') await visit.waitFor(() => document.querySelector('iamport-checkout') !== null);
            if (moment === 'verifying') answer();
            else await answered('imp_1');
            assert.deepEqual(await visit.outcomes(), ['paid']);
            const seen = await visit.seen();
            assert.deepEqual([seen.on, seen.details[0]?.verified, seen.details[0]?.impUid], [[on], true, 'imp_1']);

            // A copy stands where no payment is, and whatever tag there is now pays again.
            if (on === '#document' && name !== 'removed') {
              const state = () =>
                document.querySelector<IamportCheckout>('iamport-checkout')?.getAttribute('state') ?? 'idle';
              assert.equal(await visit.evaluate(state), 'idle');
            }
            const next = shop.order();
            shop.says(next, { status: 'paid' });
            if (name === 'removed')
              await visit.evaluate(putBack, shop.checkout({ ...attributes, 'merchant-uid': next }));
            await visit.write({ 'merchant-uid': next });
            await visit.press();
            await answered('imp_2');
            assert.deepEqual(await visit.outcomes(2), ['paid', 'paid']);
            const { on: places, thrown } = await visit.seen();
            assert.deepEqual([places, thrown], [[on, 'iamport-checkout'], []]);
            assert.deepEqual([shop.asked(order).length, shop.asked(next).length], [1, 1]);
          });
        }
      }

      for (const { name, swap } of swaps) {
        it(`${name} before the payment`, async (test) => {
          const order = shop.order();
          const visit = await board.open(test, shop.page(shop.checkout({ 'merchant-uid': shop.order() })));
          await visit.ready();
          await visit.evaluate(swap, shop.checkout({ ...paid, 'merchant-uid': order }));
          await visit.press();
          assert.deepEqual(await visit.outcomes(), ['paid']);
          assert.equal(shop.windows(order).length, 1);
          assert.deepEqual(await visit.covering(), []);
        });

        it(`${name} during a payment`, async (test) => {
          const [order, next] = [shop.order(), shop.order()];
          const attributes = { 'verify-url': '/verify' };
          const visit = await board.open(test, shop.page(shop.checkout({ ...attributes, 'merchant-uid': order })));
          await visit.press();
          await shop.opened(order);
          await visit.waitFor(isSeen);
          await visit.evaluate(swap, shop.checkout({ ...attributes, ...paid, 'merchant-uid': next }));
          assert.deepEqual(await visit.outcomes(), ['failed abandoned']);
          const { on, details } = await visit.seen();
          assert.deepEqual([on, details[0]?.merchantUid, shop.asked(order)], [['#document'], order, [null]]);
          assert.deepEqual(await visit.covering(), []);
          await visit.press();
          assert.deepEqual(await visit.outcomes(2), ['failed abandoned', 'paid']);
          assert.deepEqual(await visit.covering(), []);
          assert.equal(shop.windows(next).length, 1);
        });
      }

      for (const moment of ['loading', 'open'] satisfies Moment[]) {
        it(`attributes that change while a payment is ${moment}`, async (test) => {
          const [order, next] = [shop.order(), shop.order()];
          const attributes = {
            ...paid,
            'merchant-uid': order,
            'verify-url': '/verify',
            'success-url': '/first-success',
            preload: 'none',
            'sdk-url': `${shop.sdkUrl}${moment === 'loading' ? '?fault=script-slow' : ''}`,
          };
          const script = `<script src="/iamport-elements.js"></script><script>
            addEventListener('payment-success', (event) => event.preventDefault());
          </script>`;
          const visit = await board.open(test, shop.page(shop.checkout(attributes), { script }));
          await visit.evaluate(
            (when, written) => {
              const checkout = document.querySelector<IamportCheckout>('iamport-checkout') as IamportCheckout;
              const change = () => {
                for (const [name, value] of Object.entries(written)) checkout.setAttribute(name, value);
                checkout.removeAttribute('verify-url');
              };
              checkout.querySelector('button')?.click();
              if (when === checkout.state) change();
              else
                new MutationObserver((_, observer) => {
                  if (when !== checkout.state) return;
                  observer.disconnect();
                  change();
                }).observe(checkout, { attributes: true });
            },
            moment,
            { amount: '777', 'merchant-uid': next, 'imp-code': 'imp777', 'order-name': '다음 주문' },
          );
          assert.deepEqual(await visit.outcomes(), ['paid']);
          const [first] = shop.windows(order);
          assert.deepEqual([first?.amount, first?.user_code, first?.name], [14_000, 'imp33886024', '주문']);
          assert.deepEqual([shop.asked(order).length, shop.windows(next).length], [1, 0]);
          await visit.press();
          assert.deepEqual(await visit.outcomes(2), ['paid', 'paid']);
          const [second] = shop.windows(next);
          assert.deepEqual([second?.amount, second?.user_code, second?.name], [777, 'imp777', '다음 주문']);
          const { details } = await visit.seen();
          assert.deepEqual(
            details.map(({ merchantUid, verified }) => [merchantUid, verified]),
            [
              [order, true],
              [next, false],
            ],
          );
        });
      }

      it('a success-url that changes during the payment', async (test) => {
        const [first, second] = [shop.page('<p>first</p>'), shop.page('<p>second</p>')];
        const attributes = { ...paid, 'merchant-uid': shop.order(), 'success-url': first };
        const visit = await board.open(test, shop.page(shop.checkout(attributes)));
        await visit.press();
        await visit.write({ 'success-url': second });
        await visit.waitFor(() => document.querySelector('p') !== null);
        const arrived = new URL(await visit.evaluate(() => location.href));
        assert.equal(arrived.origin + arrived.pathname, first);
        assert.equal(arrived.searchParams.get('merchant_uid'), attributes['merchant-uid']);
      });

      it('the script twice, and another copy of it', async (test) => {
        const [one, two] = [shop.order(), shop.order()];
        const body =
          shop.checkout({ ...paid, 'merchant-uid': one }) +
          shop.checkout({ ...paid, 'merchant-uid': two }).replaceAll('iamport-checkout', 'other-checkout');
        const script = `<script src="/iamport-elements.js"></script><script src="/iamport-elements.js?again"></script>
          <script>const { IamportCheckout: First } = IamportElements;</script>
          <script src="/copy/iamport-elements.js"></script>
          <script>
            window.isAnother = IamportElements.IamportCheckout !== First;
            customElements.define('other-checkout', class extends IamportElements.IamportCheckout {});
          </script>`;
        const visit = await board.open(test, shop.page(body, { script }));
        assert.equal(await visit.evaluate(() => (window as unknown as { isAnother: boolean }).isAnother), true);
        await visit.evaluate(() => {
          for (const button of document.querySelectorAll('button')) button.click();
        });
        assert.deepEqual(await visit.outcomes(), ['paid']);
        assert.deepEqual([shop.windows(one).length, shop.windows(two).length], [1, 0]);
        await visit.press('other-checkout button');
        assert.deepEqual(await visit.outcomes(2), ['paid', 'paid']);
        assert.deepEqual([shop.windows(one).length, shop.windows(two).length], [1, 1]);
        const { errors, thrown, on } = await visit.seen();
        assert.deepEqual([errors, thrown, on], [[], [], ['iamport-checkout', 'other-checkout']]);
        const scripts = () => document.querySelectorAll('script[data-iamport-elements]').length;
        assert.equal(await visit.evaluate(scripts), 1);
      });

      it('a tag that was clicked before the script came', async (test) => {
        const order = shop.order();
        const visit = await board.open(
          test,
          shop.page(shop.checkout({ ...paid, 'merchant-uid': order }), { script: '' }),
        );
        await visit.press();
        await visit.evaluate(() => {
          const script = document.createElement('script');
          script.src = '/iamport-elements.js';
          document.head.append(script);
        });
        await visit.waitFor(() => Boolean(document.querySelector('iamport-checkout')?.shadowRoot));
        await sleep(300);
        assert.deepEqual([(await visit.seen()).requests, shop.windows(order)], [0, []]);
        await visit.press();
        assert.deepEqual(await visit.outcomes(), ['paid']);
      });

      for (const isInserted of [false, true]) {
        it(`a tag that pays before it is inserted${isInserted ? ', and is then' : ', and never is'}`, async (test) => {
          const order = shop.order();
          const visit = await board.open(test, shop.page(shop.checkout({ ...paid, 'merchant-uid': order })));
          await visit.evaluate((later) => {
            const written = document.querySelector<IamportCheckout>('iamport-checkout') as IamportCheckout;
            const made = document.createElement('iamport-checkout');
            for (const { name, value } of written.attributes) made.setAttribute(name, value);
            written.remove();
            void made.pay().then((outcome) => {
              (window as unknown as { resolved: PayOutcome }).resolved = outcome;
            });
            if (later) document.body.append(made);
          }, isInserted);
          assert.deepEqual(await visit.outcomes(), ['paid']);
          const { on } = await visit.seen();
          assert.deepEqual(on, [isInserted ? 'iamport-checkout' : '#document']);
          const resolved = () => (window as unknown as { resolved?: PayOutcome }).resolved?.merchantUid;
          assert.equal(await visit.waitFor(resolved), order);
        });
      }

      it('a tag that comes and goes in one task, and comes again', async (test) => {
        const visit = await board.open(test, shop.page(''));
        const html = shop.checkout({ ...paid, 'merchant-uid': shop.order() });
        await visit.evaluate((written) => {
          document.body.insertAdjacentHTML('beforeend', written);
          document.querySelector('iamport-checkout')?.remove();
        }, html);
        await sleep(1_000);
        const isLoading = () => document.querySelector('script[data-iamport-elements]') !== null;
        assert.equal(await visit.evaluate(isLoading), false, 'it warmed up for a tag that was gone');
        await visit.evaluate((written) => {
          for (let times = 0; times < 3; times += 1) {
            document.querySelector('iamport-checkout')?.remove();
            document.body.insertAdjacentHTML('beforeend', written);
          }
        }, html);
        await visit.press();
        assert.deepEqual(await visit.outcomes(), ['paid']);
        assert.deepEqual((await visit.seen()).thrown, []);
      });
    });
  }
});

function putBack(html: string): void {
  document.body.insertAdjacentHTML('beforeend', html);
}
