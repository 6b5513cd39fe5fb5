import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IamportCheckout, Imp, PayOutcome } from 'iamport-elements';
import { availableEngines, type Engine, openBrowser, type Page } from '../support/browsers.js';
import { Board, clock, PaymentShop, playing, type Stub, stubbed, TabVisit } from './payment-page.js';

/** A window of the sandbox, and what the page makes of it. */
interface Ending {
  scenario: string;
  verify?: true;
  /** What the server says at first, in place of what it knows. */
  says?: object[];
  /** What is announced, and whom the server was asked for: a payment, or the order alone. */
  outcome: string;
  asked: ('payment' | 'order')[];
  /** The same after the next click, whose window would be paid in. */
  next: { outcome?: string; asked: ('payment' | 'order')[] };
  /** Windows that were opened and windows that were paid in, in the end. */
  windows: number;
  paid: number;
  /** Answers that the service posted, in the end. */
  answers: number;
}

const ready = { status: 'ready' };

const endings: readonly Ending[] = [
  {
    scenario: 'closed',
    outcome: 'failed abandoned',
    asked: [],
    next: { outcome: 'paid', asked: [] },
    windows: 2,
    paid: 1,
    answers: 1,
  },
  {
    scenario: 'closed',
    verify: true,
    outcome: 'failed abandoned',
    asked: ['order'],
    next: { outcome: 'paid', asked: ['order', 'payment'] },
    windows: 2,
    paid: 1,
    answers: 1,
  },
  {
    scenario: 'unanswered',
    outcome: 'failed abandoned',
    asked: [],
    next: { outcome: 'failed already-paid', asked: [] },
    windows: 1,
    paid: 1,
    answers: 1,
  },
  {
    scenario: 'unanswered',
    verify: true,
    outcome: 'paid',
    asked: ['order'],
    next: { asked: [] },
    windows: 1,
    paid: 1,
    answers: 0,
  },
  {
    scenario: 'unanswered',
    verify: true,
    says: [{}],
    outcome: 'pending verification-malformed',
    asked: ['order'],
    next: { asked: [] },
    windows: 1,
    paid: 1,
    answers: 0,
  },
  {
    scenario: 'late',
    verify: true,
    says: [ready],
    outcome: 'failed abandoned',
    asked: ['order'],
    next: { outcome: 'paid', asked: ['order'] },
    windows: 1,
    paid: 1,
    answers: 1,
  },
  { scenario: 'twice', outcome: 'paid', asked: [], next: { asked: [] }, windows: 1, paid: 1, answers: 2 },
  {
    scenario: 'twice',
    verify: true,
    outcome: 'paid',
    asked: ['payment'],
    next: { asked: [] },
    windows: 1,
    paid: 1,
    answers: 2,
  },
];

/** What the SDK does at `request_pay`, and what the page makes of it. */
interface Play {
  name: string;
  play: (call: Stub['calls'][number]) => unknown;
  /** How many times as fast the page's clock runs. */
  speed?: number;
  outcome: string;
  alerts?: string[];
  errors?: RegExp;
}

const plays: readonly Play[] = [
  {
    name: 'throws',
    play: () => {
      throw new Error('broken');
    },
    outcome: 'failed sdk-unusable',
    errors: /broken/,
  },
  {
    name: 'throws under an open window',
    play: ({ answer }) => {
      window.stub.show();
      setTimeout(() => {
        window.stub.hide();
        answer({ imp_uid: 'imp_1', success: true });
      }, 300);
      throw new Error('broken');
    },
    outcome: 'paid',
    errors: /broken/,
  },
  {
    name: 'returns a rejected promise',
    play: () => Promise.reject(new Error('refused')),
    outcome: 'failed sdk-unusable',
    errors: /refused/,
  },
  {
    name: 'returns a rejected promise under an open window',
    play: ({ answer }) => {
      window.stub.show();
      setTimeout(() => {
        window.stub.hide();
        answer({ imp_uid: 'imp_1', success: true });
      }, 300);
      return Promise.reject(new Error('refused'));
    },
    outcome: 'paid',
    errors: /refused/,
  },
  {
    name: 'alerts, and is silent',
    play: () => alert('결제모듈 구동 중에 오류가 발생하였습니다.'),
    speed: 10,
    outcome: 'failed sdk-unusable',
    alerts: ['결제모듈 구동 중에 오류가 발생하였습니다.'],
  },
  {
    name: 'answers before it returns',
    play: ({ answer }) => answer({ imp_uid: 'imp_1', success: true }),
    outcome: 'paid',
  },
  {
    name: 'answers twice',
    play: ({ answer }) =>
      setTimeout(() => {
        answer({ success: false, error_msg: '사용자가 결제를 취소하셨습니다' });
        answer({ imp_uid: 'imp_1', success: true });
      }),
    outcome: 'failed cancelled',
  },
  {
    name: "answers about somebody else's order",
    play: ({ answer }) => {
      window.stub.show();
      setTimeout(() => {
        answer({ imp_uid: 'imp_1', merchant_uid: 'order_of_somebody_else', success: true });
        window.stub.hide();
      }, 200);
    },
    speed: 10,
    outcome: 'failed abandoned',
    errors: /order_of_somebody_else/,
  },
  {
    name: 'shows a window that comes and goes between two looks',
    play: () => {
      window.stub.show();
      queueMicrotask(() => window.stub.hide());
    },
    speed: 10,
    outcome: 'failed abandoned',
  },
  {
    name: 'shows a window for as long as the buyer wants',
    play: ({ answer }) => {
      window.stub.show();
      setTimeout(() => {
        window.stub.hide();
        answer({ imp_uid: 'imp_1', success: true });
      }, 20_000);
    },
    speed: 10,
    outcome: 'paid',
  },
  {
    name: 'shows a window, and the tab sleeps',
    play: ({ answer }) => {
      window.stub.show();
      setTimeout(() => window.sleep(600_000), 200);
      setTimeout(() => {
        window.stub.hide();
        answer({ imp_uid: 'imp_1', success: true });
      }, 1_000);
    },
    outcome: 'paid',
  },
  {
    name: 'has shown nothing yet when the tab sleeps',
    play: ({ answer }) => {
      setTimeout(() => window.sleep(600_000), 200);
      setTimeout(() => answer({ imp_uid: 'imp_1', success: true }), 1_000);
    },
    outcome: 'paid',
  },
  {
    name: 'has not answered yet when its window is gone and the tab sleeps',
    play: ({ answer }) => {
      window.stub.show();
      setTimeout(() => {
        window.stub.hide();
        window.sleep(600_000);
      }, 200);
      setTimeout(() => answer({ imp_uid: 'imp_1', success: true }), 1_000);
    },
    outcome: 'paid',
  },
];

/** A page that is loaded again while its window is open. */
interface Reload {
  name: string;
  /** The page has the order's number. */
  written?: boolean;
  /** There is a server to ask. */
  server?: boolean;
  isPaid?: boolean;
  says?: object[];
  outcome: string;
  verified?: boolean;
  /** Questions and windows after another click, in all. */
  next: { asked: number; windows: number };
}

const reloads: readonly Reload[] = [
  {
    name: 'paid in the meantime',
    isPaid: true,
    outcome: 'paid',
    // It was told, and the PG refuses what is paid.
    next: { asked: 2, windows: 1 },
  },
  {
    name: 'not paid',
    outcome: 'failed abandoned',
    // It may still be paid in the window that was lost.
    next: { asked: 3, windows: 2 },
  },
  {
    name: 'the server makes no sense',
    says: [{ hello: 'world' }],
    verified: false,
    outcome: 'pending verification-malformed',
    // Nobody knows yet, so it is asked for once more before another window opens.
    next: { asked: 3, windows: 2 },
  },
  {
    name: 'nobody to ask',
    server: false,
    verified: false,
    outcome: 'failed abandoned',
    next: { asked: 0, windows: 2 },
  },
  {
    name: 'the order number was not written in the page',
    written: false,
    outcome: 'failed abandoned',
    next: { asked: 2, windows: 2 },
  },
];

/** Frames of one origin share a click's permission, which lasts for seconds: here it is gone with the click. */
const tapped = `<script>
  Object.defineProperty(navigator, 'userActivation', { get: () => ({ isActive: window.event?.isTrusted === true }) });
</script>`;

/** A listener that gives the order its number. */
function putOrder(order: string): void {
  document.addEventListener('payment-request', (event) => {
    event.detail.params.merchant_uid = order;
  });
}

/** Who has the focus before the window opens, and gets it back. */
const focuses: readonly {
  name: string;
  inner?: string;
  focus: string;
  selector?: string;
  start?: () => void;
}[] = [
  {
    name: "the site's own button",
    inner: '<button type="button">결제</button>',
    selector: 'iamport-checkout button',
    focus: 'button',
  },
  {
    name: 'the drawn button',
    selector: 'iamport-checkout >>> [part=button]',
    focus: 'iamport-checkout >>> button',
  },
  {
    name: 'what had it when a script called pay()',
    start: () => {
      document.querySelector<HTMLElement>('#note')?.focus();
      void document.querySelector('iamport-checkout')?.pay();
    },
    focus: 'input',
  },
];

/** The name of what has the focus, also inside shadow roots. */
function focusPath(): string {
  let focused = document.activeElement;
  let path = focused?.localName ?? '';
  while (focused?.shadowRoot?.activeElement) {
    focused = focused.shadowRoot.activeElement;
    path += ` >>> ${focused.localName}`;
  }
  return path;
}

/** Back from the PG's page, to a page that the browser kept or that it loads anew; WebKit keeps every page. */
const backs: readonly {
  name: string;
  isKept: boolean;
  server: boolean;
  isPaid?: boolean;
  outcome: string;
  engines: readonly Engine[];
}[] = [
  { name: 'not paid', isKept: true, server: true, outcome: 'failed abandoned', engines: ['firefox', 'webkit'] },
  { name: 'paid', isKept: true, server: true, isPaid: true, outcome: 'paid', engines: ['firefox', 'webkit'] },
  { name: 'nobody to ask', isKept: true, server: false, outcome: 'failed abandoned', engines: ['firefox', 'webkit'] },
  { name: 'not paid', isKept: false, server: true, outcome: 'failed abandoned', engines: ['chromium', 'firefox'] },
  { name: 'paid', isKept: false, server: true, isPaid: true, outcome: 'paid', engines: ['chromium', 'firefox'] },
  {
    name: 'nobody to ask',
    isKept: false,
    server: false,
    outcome: 'failed abandoned',
    engines: ['chromium', 'firefox'],
  },
];

describe('lost windows', () => {
  let shop: PaymentShop;
  before(async () => {
    shop = await PaymentShop.open();
  });
  after(() => shop.close());

  for (const engine of availableEngines()) {
    describe(engine, { concurrency: 2 }, () => {
      describe('on a PC', { concurrency: false }, () => {
        let tab: Page;
        let board: Board;
        before(async () => {
          tab = await openBrowser(engine, { device: 'pc' });
          await tab.goto(shop.page(''));
          board = new Board(tab);
        });
        after(() => tab.close());

        describe('side by side', { concurrency: 8 }, () => {
          for (const { scenario, verify, says = [], outcome, asked, next, ...counts } of endings) {
            it(`${scenario}, ${verify ? 'asks the server' : 'has nobody to ask'}`, async (test) => {
              const order = shop.order();
              shop.says(order, ...says);
              const attributes = {
                'merchant-uid': order,
                'verify-url': verify ? '/verify' : null,
                'custom-data': JSON.stringify({ sandbox: scenario }),
              };
              const visit = await board.open(test, shop.page(shop.checkout(attributes)));
              await visit.press();
              assert.deepEqual(await visit.outcomes(), [outcome]);
              const questions = () => shop.asked(order).map((impUid) => (impUid === null ? 'order' : 'payment'));
              assert.deepEqual(questions(), asked);
              assert.deepEqual(await visit.covering(), []);

              await visit.write({ 'custom-data': '{"sandbox":"paid"}' });
              await visit.press();
              const outcomes = [outcome, ...(next.outcome ? [next.outcome] : [])];
              assert.deepEqual(await visit.outcomes(outcomes.length), outcomes);
              const { details, requests } = await visit.seen();
              for (const detail of details) assert.equal(detail.merchantUid, order);
              // A late answer, or a second one, is dropped.
              await visit.answers(counts.answers);
              await sleep(100);
              assert.deepEqual((await visit.seen()).outcomes, outcomes);
              assert.deepEqual(questions(), [...asked, ...next.asked]);
              assert.deepEqual(await visit.covering(), []);
              const windows = shop.windows(order);
              const paid = windows.filter(({ status }) => status === 'paid');
              assert.deepEqual([windows.length, paid.length], [counts.windows, counts.paid]);
              assert.ok(requests >= windows.length);
            });
          }

          for (const { name, play, speed = 1, outcome, alerts = [], errors = /^$/ } of plays) {
            it(`an SDK that ${name}`, async (test) => {
              const attributes = { 'sdk-url': shop.stubUrl, 'merchant-uid': shop.order() };
              const head = stubbed(play) + clock(speed);
              const visit = await board.open(test, shop.page(shop.checkout(attributes), { head }));
              await visit.press();
              assert.deepEqual(await visit.outcomes(), [outcome]);
              assert.deepEqual(await visit.covering(), []);

              await visit.evaluate(() => {
                window.stub.play = ({ answer }) => answer({ imp_uid: 'imp_2', success: true });
              });
              await visit.press();
              const outcomes = outcome === 'paid' ? [outcome] : [outcome, 'paid'];
              assert.deepEqual(await visit.outcomes(outcomes.length), outcomes);
              const seen = await visit.seen();
              assert.deepEqual(seen.alerts, alerts);
              assert.match(seen.errors.join('\n'), errors);
            });
          }

          it('an answer to an earlier attempt', async (test) => {
            const attributes = { 'sdk-url': shop.stubUrl, 'merchant-uid': shop.order() };
            const head = stubbed(() => {
              window.stub.show();
              setTimeout(window.stub.hide, 200);
            });
            const visit = await board.open(test, shop.page(shop.checkout(attributes), { head: head + clock(10) }));
            await visit.press();
            assert.deepEqual(await visit.outcomes(), ['failed abandoned']);
            await visit.evaluate(() => {
              window.stub.play = ({ answer }) => {
                window.stub.show();
                window.stub.calls[0]?.answer({ imp_uid: 'imp_1', success: true });
                setTimeout(() => {
                  window.stub.hide();
                  answer({ success: false, error_msg: '사용자가 결제를 취소하셨습니다' });
                }, 200);
              };
            });
            await visit.press();
            assert.deepEqual(await visit.outcomes(2), ['failed abandoned', 'failed cancelled']);
          });

          it("another script's init during the payment", async (test) => {
            const order = shop.order();
            const attributes = { 'merchant-uid': order, 'verify-url': '/verify' };
            const visit = await board.open(test, shop.page(shop.checkout(attributes)));
            await visit.ready();
            await visit.press();
            await shop.opened(order);
            await visit.evaluate(() => (window as unknown as { IMP: Imp }).IMP.init('imp33886024'));
            assert.deepEqual(await visit.outcomes(), ['failed abandoned']);
            assert.deepEqual(await visit.covering(), []);
            await visit.write({ 'custom-data': '{"sandbox":"paid"}' });
            await visit.press();
            assert.deepEqual(await visit.outcomes(2), ['failed abandoned', 'paid']);
          });

          it("a payment that a click in another order's form finds out about, which that form is not sent for", async (test) => {
            const [order, other] = [shop.order(), shop.order()];
            const form = (uid: string) => {
              const tag = shop.checkout({ 'merchant-uid': uid, 'verify-url': '/verify', 'submit-form': '' });
              return `<form id="${uid}">${tag}</form>`;
            };
            const sent = `<script>
              addEventListener('submit', (event) => { event.preventDefault(); document.title += event.target.id });
            </script>`;
            const visit = await board.open(test, shop.page(form(order) + form(other) + sent));
            await visit.ready();
            await visit.press();
            await shop.opened(order);
            await visit.evaluate(() => (window as unknown as { IMP: Imp }).IMP.init('imp33886024'));
            assert.deepEqual(await visit.outcomes(), ['failed abandoned']);
            shop.settle(order);
            await visit.press(`#${other} button`);
            assert.deepEqual(await visit.outcomes(2), ['failed abandoned', 'paid']);
            const left = await visit.evaluate(
              (id) => [document.title, [...new FormData(document.getElementById(id) as HTMLFormElement)].length],
              other,
            );
            assert.deepEqual(
              left.map((what) => String(what).replace(/^page \d+/, '')),
              ['', '0'],
            );
            assert.deepEqual(shop.windows(other), []);
          });

          it("a merchant's listeners that throw", async (test) => {
            const order = shop.order();
            const attributes = { 'merchant-uid': order, 'custom-data': '{"sandbox":"paid"}' };
            const script = `<script src="/iamport-elements.js"></script><script>
              for (const name of ['request', 'success'])
                document.addEventListener('payment-' + name, () => { throw new Error(name) });
            </script>`;
            const visit = await board.open(test, shop.page(shop.checkout(attributes), { script }));
            await visit.press();
            assert.deepEqual(await visit.outcomes(), ['paid']);
            const { thrown } = await visit.seen();
            assert.deepEqual(
              thrown.map((words) => words.replace(/.*: /, '')),
              ['request', 'success'],
            );
            await visit.write({ 'merchant-uid': shop.order() });
            await visit.press();
            assert.deepEqual(await visit.outcomes(2), ['paid', 'paid']);
          });

          for (const reload of reloads) {
            const { name, written = true, server = true, isPaid = false, says = [], verified = true, next } = reload;
            it(`a page that is loaded again: ${name}`, async (test) => {
              const order = shop.order();
              const attributes = { 'merchant-uid': written ? order : null, 'verify-url': server ? '/verify' : null };
              const visit = await board.open(test, shop.page(shop.checkout(attributes)));
              if (!written) await visit.evaluate(putOrder, order);
              await visit.press();
              await shop.opened(order);
              if (isPaid) shop.settle(order);
              shop.says(order, ...says);
              await visit.leave(() => location.reload());
              assert.deepEqual(await visit.outcomes(), [reload.outcome]);
              const { details, on } = await visit.seen();
              assert.deepEqual([details[0]?.merchantUid, details[0]?.verified], [order, verified]);
              assert.deepEqual(on, ['iamport-checkout']);
              const questions = server ? [null] : [];
              assert.deepEqual(shop.asked(order), questions);

              await visit.leave(() => location.reload());
              await sleep(500);
              assert.deepEqual((await visit.seen()).outcomes, []);
              assert.deepEqual(shop.asked(order), questions);

              await visit.write({ 'custom-data': '{"sandbox":"paid"}' });
              if (!written) await visit.evaluate(putOrder, order);
              await visit.press();
              assert.deepEqual(await visit.outcomes(), ['paid']);
              assert.deepEqual([shop.asked(order).length, shop.windows(order).length], [next.asked, next.windows]);
            });
          }

          it('a page that is loaded again with another order', async (test) => {
            const [order, other] = [shop.order(), shop.order()];
            const visit = await board.open(
              test,
              shop.page(shop.checkout({ 'merchant-uid': order, 'verify-url': '/verify' })),
            );
            await visit.press();
            await shop.opened(order);
            shop.rewrite(await visit.evaluate(() => location.href), order, other);
            await visit.leave(() => location.reload());
            await sleep(500);
            assert.deepEqual((await visit.seen()).outcomes, []);
            await visit.write({ 'custom-data': '{"sandbox":"paid"}' });
            await visit.press();
            assert.deepEqual(await visit.outcomes(), ['paid']);
            assert.deepEqual([shop.asked(order).length, shop.asked(other).length], [0, 1]);
          });

          for (const isPaid of [true, false]) {
            it(`a fresh visit of the tab for an order that is ${isPaid ? '' : 'not '}paid by now`, async (test) => {
              const order = shop.order();
              const checkout = shop.checkout({ 'merchant-uid': order, 'verify-url': '/verify' });
              const again = shop.page(checkout);
              const visit = await board.open(test, shop.page(checkout));
              await visit.press();
              await shop.opened(order);
              if (isPaid) shop.settle(order);
              await visit.leave(`location.assign(${JSON.stringify(again)})`);
              await sleep(300);
              assert.deepEqual([(await visit.seen()).outcomes, shop.asked(order)], [[], []]);
              await visit.write({ 'custom-data': '{"sandbox":"paid"}' });
              await visit.press();
              assert.deepEqual(await visit.outcomes(), ['paid']);
              assert.equal(shop.asked(order)[0], null);
              assert.equal(shop.windows(order).length, isPaid ? 1 : 2);
            });
          }

          // The SDK's popups have one name, and so are one window.
          describe('in a popup', { concurrency: false }, () => {
            it('a popup that the browser refuses', async (test) => {
              const order = shop.order();
              const attributes = {
                pg: 'payco',
                'merchant-uid': order,
                'verify-url': '/verify',
                'sdk-url': `${shop.popupSdkUrl}?fault=popup-refused&times=1`,
                'custom-data': '{"sandbox":"paid"}',
              };
              const visit = await board.open(test, shop.page(shop.checkout(attributes)));
              await visit.ready();
              await visit.click('iamport-checkout button');
              assert.deepEqual(await visit.outcomes(), ['failed popup-blocked']);
              assert.deepEqual(await visit.covering(), []);
              const { alerts } = await visit.seen();
              assert.equal(alerts.length, 1);
              assert.deepEqual([shop.asked(order), shop.windows(order)], [[], []]);
              await visit.ready();
              await visit.click('iamport-checkout button');
              assert.deepEqual(await visit.outcomes(2), ['failed popup-blocked', 'paid']);
            });

            it('a popup for which the script comes too late', async (test) => {
              const attributes = {
                pg: 'payco',
                'merchant-uid': shop.order(),
                preload: 'none',
                'sdk-url': `${shop.popupSdkUrl}?fault=script-slow`,
                'custom-data': '{"sandbox":"paid"}',
              };
              const visit = await board.open(test, shop.page(shop.checkout(attributes)));
              await visit.click('iamport-checkout button');
              const isLoading = () => document.querySelector('iamport-checkout')?.state === 'loading';
              await visit.waitFor(() => document.querySelector('iamport-checkout')?.state !== 'loading');
              assert.equal(await visit.evaluate(isLoading), false);
              // A browser may still allow the popup, so long after the click; where it does not, another tap has to do.
              if ((await visit.evaluate(() => document.querySelector('iamport-checkout')?.state)) === 'idle') {
                await visit.click('iamport-checkout button');
              }
              assert.deepEqual(await visit.outcomes(), ['paid']);
              assert.deepEqual((await visit.seen()).alerts, []);
            });
          });

          it('a popup after the second tap, which the first promise hears of', async (test) => {
            const attributes = {
              pg: 'payco',
              'merchant-uid': shop.order(),
              preload: 'none',
              'sdk-url': `${shop.stubUrl}?after=500`,
            };
            const head =
              tapped +
              playing(({ answer }) => {
                const popup = window.open('about:blank', 'pg', 'width=300,height=200');
                if (popup === null) return alert('팝업차단');
                setTimeout(() => {
                  popup.close();
                  answer({ imp_uid: 'imp_1', success: true });
                }, 100);
              });
            const script = `<script src="/iamport-elements.js"></script><script>
              const checkout = document.querySelector('iamport-checkout');
              document.querySelector('#go').onclick = async () => { window.first = await checkout.pay(); };
            </script>`;
            const body = `<button id="go">바로 결제</button>${shop.checkout(attributes, '')}`;
            const visit = await board.open(test, shop.page(body, { head, script }));
            await visit.click('#go');
            const stands = await visit.waitFor(() => {
              const { state, shadowRoot } = document.querySelector<IamportCheckout>('iamport-checkout') ?? {
                state: '',
                shadowRoot: null,
              };
              const said = shadowRoot?.querySelector('[part=message]')?.textContent?.trim();
              return state !== 'loading' && said ? [state, said] : null;
            });
            assert.deepEqual(stands, ['idle', '결제창이 준비되었습니다. 버튼을 한 번 더 눌러 주세요.']);
            assert.deepEqual((await visit.seen()).outcomes, []);
            await visit.click('iamport-checkout >>> [part=button]');
            assert.deepEqual(await visit.outcomes(), ['paid']);
            const first = await visit.evaluate(() => (window as unknown as { first?: PayOutcome }).first?.impUid);
            const { alerts } = await visit.seen();
            assert.deepEqual([first, alerts], ['imp_1', []]);
          });

          for (const [kind, inner, selector] of [
            ["the site's own button", '<button type="button">결제</button>', 'iamport-checkout button'],
            ['the drawn button', '', 'iamport-checkout >>> [part=button]'],
          ] as const) {
            it(`a click on ${kind}, whose own task calls the SDK`, async (test) => {
              const attributes = { 'merchant-uid': shop.order(), 'custom-data': '{"sandbox":"paid"}' };
              const visit = await board.open(test, shop.page(shop.checkout(attributes, inner)));
              await visit.ready();
              await visit.evaluate(() => {
                const page = window as unknown as { IMP: Imp; during: unknown[] };
                const { request_pay } = page.IMP;
                page.IMP.request_pay = (...request) => {
                  // Only the click's own task has it.
                  page.during = [window.event?.type, window.event?.isTrusted];
                  return request_pay.apply(page.IMP, request);
                };
              });
              await visit.click(selector);
              assert.deepEqual(await visit.outcomes(), ['paid']);
              const during = await visit.evaluate(() => (window as unknown as { during: unknown[] }).during);
              assert.deepEqual(during, ['click', true]);
            });
          }

          it('two tags that are clicked in one task', async (test) => {
            const [one, two] = [shop.order(), shop.order()];
            const paid = { 'custom-data': '{"sandbox":"paid"}' };
            const body =
              shop.checkout({ ...paid, 'merchant-uid': one }) +
              shop
                .checkout({ ...paid, 'merchant-uid': two })
                .replace('<iamport-checkout', '<iamport-checkout id="two"');
            const visit = await board.open(test, shop.page(body));
            await visit.evaluate(() => {
              for (const button of document.querySelectorAll('button')) button.click();
              for (const button of document.querySelectorAll('button')) button.click();
            });
            assert.deepEqual(await visit.outcomes(), ['paid']);
            const { details, requests } = await visit.seen();
            assert.deepEqual([details[0]?.merchantUid, requests], [one, 1]);
            assert.deepEqual([shop.windows(one).length, shop.windows(two).length], [1, 0]);
            await visit.press('#two button');
            assert.deepEqual(await visit.outcomes(2), ['paid', 'paid']);
          });

          it('a click in another tag, and another pay(), while a window is open', async (test) => {
            const [one, two] = [shop.order(), shop.order()];
            const body =
              shop.checkout({ 'merchant-uid': one }) +
              shop.checkout({ 'merchant-uid': two }).replace('<iamport-checkout', '<iamport-checkout id="two"');
            const visit = await board.open(test, shop.page(body));
            await visit.press();
            await shop.opened(one);
            await visit.press('#two button');
            await visit.press();
            const reasons = await visit.evaluate(async () => {
              const outcomes = [];
              for (const tag of document.querySelectorAll('iamport-checkout')) outcomes.push((await tag.pay()).reason);
              return outcomes;
            });
            assert.deepEqual(reasons, ['in-progress', 'in-progress']);
            const { outcomes, requests } = await visit.seen();
            assert.deepEqual([outcomes, requests], [[], 1]);
            assert.equal(await visit.evaluate(() => document.querySelector('#two')?.getAttribute('state')), null);
          });
        });

        describe('on a page of its own', { concurrency: false }, () => {
          for (const { name, inner = '', focus, start, selector } of focuses) {
            it(`gives the focus back to ${name}`, async () => {
              const attributes = { 'sdk-url': shop.stubUrl, 'merchant-uid': shop.order() };
              const head = stubbed(() => {
                window.stub.show();
                const dialog = document.querySelector<HTMLElement>('.imp-dialog');
                dialog?.focus();
                document.documentElement.dataset.taken = String(document.activeElement === dialog);
                setTimeout(window.stub.hide, 500);
              });
              const body = `<input id="note">${shop.checkout(attributes, inner)}`;
              const visit = new TabVisit(tab);
              await visit.goto(shop.page(body, { head: head + clock(10) }));
              if (selector) await visit.click(selector);
              if (start) await visit.evaluate(start);
              assert.deepEqual(await visit.outcomes(), ['failed abandoned']);
              assert.equal(await visit.evaluate(() => document.documentElement.dataset.taken), 'true');
              assert.deepEqual(await visit.covering(), []);
              assert.equal(await visit.evaluate(focusPath), focus);
            });
          }

          it('a key that is held down', async () => {
            const order = shop.order();
            const attributes = { 'merchant-uid': order, 'custom-data': '{"sandbox":"paid"}', preload: 'none' };
            const visit = new TabVisit(tab);
            await visit.goto(shop.page(shop.checkout(attributes)));
            await visit.evaluate(() => document.querySelector<HTMLElement>('iamport-checkout button')?.focus());
            for (let times = 0; times < 3; times += 1) await tab.press('Enter');
            assert.deepEqual(await visit.outcomes(), ['paid']);
            const { requests } = await visit.seen();
            assert.deepEqual([requests, shop.windows(order).length], [1, 1]);
          });
        });
      });

      describe('on a phone', { concurrency: false }, () => {
        let phone: Page;
        before(async () => {
          phone = await openBrowser(engine, { device: 'phone' });
        });
        after(() => phone.close());

        for (const { name, server, isKept, isPaid = false, outcome } of backs.filter(({ engines }) =>
          engines.includes(engine),
        )) {
          it(`Back from the PG's page to one that is ${isKept ? 'kept' : 'loaded anew'}: ${name}`, async () => {
            const order = shop.order();
            const result = shop.page('<iamport-return verify-url="/verify"></iamport-return>');
            const attributes = {
              'merchant-uid': order,
              'redirect-url': result,
              'verify-url': server ? '/verify' : null,
            };
            const visit = new TabVisit(phone);
            await visit.goto(shop.page(shop.checkout(attributes), { isKept }));
            await visit.press();
            await phone.waitFor('form.window .pay', { timeout: 30_000 });
            if (isPaid) shop.settle(order);
            await phone.back();
            assert.deepEqual(await visit.outcomes(), [outcome]);
            assert.deepEqual(shop.asked(order), server ? [null] : []);
            assert.deepEqual(await visit.covering(), []);
            const { restored, unloads } = await visit.seen();
            assert.deepEqual([restored, unloads], [isKept ? 1 : 0, []]);
            if (isPaid) {
              await visit.press();
              assert.equal(shop.windows(order).length, 1);
              return;
            }

            await visit.click('iamport-checkout button');
            await phone.click('form.window .pay');
            await phone.waitFor('iamport-return[state=paid]', { timeout: 30_000 });
            const asked = shop.asked(order);
            await visit.leave(() => history.go(-2));
            await sleep(500);
            const again = await visit.seen();
            assert.deepEqual(again.outcomes, again.restored ? [outcome] : []);
            assert.deepEqual(shop.asked(order), asked);
            assert.deepEqual(await visit.covering(), []);
          });
        }
      });
    });
  }
});
