import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { availableEngines, openBrowser, type Page } from '../support/browsers.js';
import { Board, clock, PaymentShop, type Reply, TabVisit } from './payment-page.js';

const html = (status: number) => () =>
  new Response('<!doctype html><p>로그인', { status, headers: { 'content-type': 'text/html' } });

/** What the server says about the payment of an address, and what comes of it: `again` after a reload. */
interface Verdict {
  name: string;
  says: Reply[];
  /** What the address says besides the payment. */
  claim?: string;
  outcome: string;
  /** An answer that is not final is asked for again. */
  again?: { says: Reply; outcome: string };
}

const account = { status: 'ready', vbank_num: '123-4', vbank_name: '국민은행', vbank_date: 1_800_000_000 };
const someoneElse = { status: 'paid', imp_uid: 'imp_of_someone_else' };

const verdicts: readonly Verdict[] = [
  { name: 'paid', says: [{ status: 'paid' }], outcome: 'paid' },
  { name: 'paid, whatever the address says', says: [{ status: 'paid' }], claim: '&imp_success=false', outcome: 'paid' },
  { name: 'failed', says: [{ status: 'failed' }], outcome: 'failed declined' },
  { name: 'cancelled', says: [{ status: 'cancelled' }], outcome: 'failed rejected' },
  { name: 'forged', says: [{ status: 'forged' }], outcome: 'failed forged' },
  {
    name: 'a virtual account, then paid',
    says: [account],
    outcome: 'pending vbank-issued',
    again: { says: { status: 'paid' }, outcome: 'paid' },
  },
  {
    name: 'a virtual account whose date is no date',
    says: [{ ...account, vbank_date: 1e20 }],
    outcome: 'pending vbank-issued',
    again: { says: { status: 'paid' }, outcome: 'paid' },
  },
  {
    name: 'not paid, for as long as it is asked',
    says: [{ status: 'ready' }, { status: 'ready' }, { status: 'ready' }, { status: 'ready' }],
    outcome: 'pending unknown',
    again: { says: { status: 'failed' }, outcome: 'failed declined' },
  },
  {
    name: 'a page of HTML',
    says: [html(200)],
    outcome: 'pending verification-malformed',
    again: { says: { status: 'paid' }, outcome: 'paid' },
  },
  {
    name: '404, and a page of HTML',
    says: [html(404)],
    outcome: 'pending verification-malformed',
    again: { says: html(404), outcome: 'pending verification-malformed' },
  },
  {
    name: 'nothing that is known',
    says: [{ success: true, status: 'PAID' }],
    outcome: 'pending verification-malformed',
    again: { says: { status: 'failed' }, outcome: 'failed declined' },
  },
  {
    name: 'an error, three times',
    says: [html(500), html(502), html(503)],
    outcome: 'pending verification-unreachable',
    again: { says: { status: 'paid' }, outcome: 'paid' },
  },
  {
    name: "someone else's payment",
    says: [someoneElse],
    outcome: 'pending verification-malformed',
    again: { says: someoneElse, outcome: 'pending verification-malformed' },
  },
  {
    name: "someone else's order",
    says: [{ status: 'paid', merchant_uid: 'order_of_someone_else' }],
    outcome: 'pending verification-malformed',
    again: { says: { status: 'failed' }, outcome: 'failed declined' },
  },
];

const kept = {
  status: 'paid',
  verified: true,
  message: '결제가 완료되었습니다.',
  impUid: null,
  merchantUid: null,
  vbank: null,
};

/** What may stand in the history under our name before we come. */
const junk: readonly unknown[] = [
  'paid',
  1,
  [],
  {},
  { status: 'paid' },
  kept,
  { ...kept, impUid: 'imp_of_someone_else' },
  { ...kept, verified: false, impUid: 'imp_1' },
  { ...kept, impUid: 'imp_1', vbank: 'none' },
  { ...kept, impUid: 'imp_1', status: 'PAID' },
];

const KEY = 'iamport-elements/outcome';

// Every engine waits more than it works.
describe('<iamport-return>', { concurrency: 3 }, () => {
  let shop: PaymentShop;
  before(async () => {
    shop = await PaymentShop.open();
  });
  after(() => shop.close());

  for (const engine of availableEngines()) {
    describe(engine, { concurrency: false }, () => {
      let tab: Page;
      let visit: TabVisit;
      let board: Board;
      before(async () => {
        tab = await openBrowser(engine, { device: 'phone' });
        visit = new TabVisit(tab);
        board = new Board(tab);
        await visit.goto(shop.page(''));
      });
      after(() => tab.close());

      const result = (attributes = 'verify-url="/verify"', options: Parameters<PaymentShop['page']>[1] = {}) =>
        shop.page(`<iamport-return ${attributes}></iamport-return><a href="#top">위로</a>`, options);
      const query = (order: string, claim = '') => `?shop=1&imp_uid=imp_1&merchant_uid=${order}${claim}`;
      /** Nothing is said that was not expected. */
      const isQuiet = async (outcomes: string[]) => {
        await sleep(300);
        assert.deepEqual((await visit.seen()).outcomes, outcomes);
      };

      // Only what loads nothing again: Firefox may lose a tab whose frames do so all at once.
      describe('side by side', { concurrency: 12 }, () => {
        for (const said of junk) {
          it(`the history holds ${JSON.stringify(said)}`, async (test) => {
            const order = shop.order();
            shop.says(order, { status: 'forged' });
            const head = `<script>history.replaceState({ '${KEY}': ${JSON.stringify(said)} }, '')</script>`;
            const visit = await board.open(test, result('verify-url="/verify"', { head }) + query(order));
            assert.deepEqual(await visit.outcomes(), ['failed forged']);
            assert.equal(shop.asked(order).length, 1);
            assert.deepEqual((await visit.seen()).thrown, []);
          });
        }
      });

      for (const { name, says, claim, outcome, again } of verdicts) {
        it(`the server says: ${name}`, async () => {
          const order = shop.order();
          shop.says(order, ...says, ...(again ? [again.says] : []));
          await visit.goto(result('verify-url="/verify"', { head: clock(10) }) + query(order, claim));
          assert.deepEqual(await visit.outcomes(), [outcome]);
          assert.equal(shop.asked(order).length, says.length);
          assert.equal(await visit.evaluate(() => location.search), '?shop=1');
          await visit.leave(() => location.reload());
          assert.deepEqual(await visit.outcomes(), [again?.outcome ?? outcome]);
          assert.equal(shop.asked(order).length, says.length + (again ? 1 : 0));
          const { thrown, unloads } = await visit.seen();
          assert.deepEqual([thrown, unloads], [[], []]);
          const state = await visit.evaluate(() => document.querySelector('iamport-return')?.getAttribute('state'));
          assert.equal(state, (again?.outcome ?? outcome).split(' ')[0]);
        });
      }

      it('an answer that nobody had verified, once there is a server to ask', async () => {
        const order = shop.order();
        const url = result('');
        await visit.goto(url + query(order));
        assert.deepEqual(await visit.outcomes(), ['paid']);
        shop.rewrite(url, '<iamport-return ', '<iamport-return verify-url="/verify" ');
        shop.says(order, { status: 'failed' });
        await visit.leave(() => location.reload());
        assert.deepEqual(await visit.outcomes(), ['failed declined']);
        assert.deepEqual(shop.asked(order), ['imp_1']);
      });

      for (const [name, attributes] of [
        ['that keeps its query', 'verify-url="/verify" keep-query'],
        ['that reads another address', ''],
      ] as const) {
        it(`a page ${name}`, async () => {
          const order = shop.order();
          shop.says(order, { status: 'paid' });
          const page = attributes || `verify-url="/verify" url="/result${query(order).replaceAll('&', '&amp;')}"`;
          await visit.goto(result(page) + (attributes ? query(order) : '?shop=2'));
          assert.deepEqual(await visit.outcomes(), ['paid']);
          const search = attributes ? query(order) : '?shop=2';
          assert.equal(await visit.evaluate(() => location.search), search);
          await visit.leave(() => location.reload());
          assert.deepEqual(await visit.outcomes(), ['paid']);
          assert.equal(shop.asked(order).length, 1);
        });
      }

      it("a page whose router takes the history's entry", async () => {
        const order = shop.order();
        shop.says(order, { status: 'paid' });
        const head = `<script>
          const address = location.href;
          addEventListener('payment-success', () => setTimeout(() => history.replaceState({ route: 1 }, '', address)));
        </script>`;
        await visit.goto(result('verify-url="/verify"', { head }) + query(order));
        assert.deepEqual(await visit.outcomes(), ['paid']);
        await visit.waitFor(() => history.state.route === 1);
        await visit.leave(() => location.reload());
        assert.deepEqual(await visit.outcomes(), ['paid']);
        assert.equal(shop.asked(order).length, 1);
      });

      for (const [name, forbids] of [
        [
          'storage',
          `Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } })`,
        ],
        [
          'storage that takes anything',
          `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }`,
        ],
        [
          'a history that takes anything',
          `history.replaceState = () => { throw new DOMException('no', 'SecurityError') }`,
        ],
      ] as const) {
        it(`a page without ${name}`, async () => {
          const order = shop.order();
          shop.says(order, { status: 'paid' });
          await visit.goto(result('verify-url="/verify"', { head: `<script>${forbids}</script>` }) + query(order));
          assert.deepEqual(await visit.outcomes(), ['paid']);
          await visit.leave(() => location.reload());
          assert.deepEqual(await visit.outcomes(), ['paid']);
          assert.equal(shop.asked(order).length, 1);
          assert.deepEqual((await visit.seen()).thrown, []);
        });
      }

      it('two returns of one page', async () => {
        const order = shop.order();
        shop.says(order, { status: 'paid' });
        const twice = '<iamport-return verify-url="/verify"></iamport-return>'.repeat(2);
        await visit.goto(shop.page(twice) + query(order));
        assert.deepEqual(await visit.outcomes(2), ['paid', 'paid']);
        await visit.leave(() => location.reload());
        assert.deepEqual(await visit.outcomes(2), ['paid', 'paid']);
        assert.equal(shop.asked(order).length, 1);
      });

      it('an address that names no payment', async () => {
        await visit.goto(`${result()}?shop=1`);
        await isQuiet([]);
        assert.equal(await visit.evaluate(() => document.querySelector('iamport-return')?.getAttribute('state')), null);
      });

      it('a page that goes to a part of itself', async () => {
        const order = shop.order();
        shop.says(order, { status: 'paid' });
        await visit.goto(result() + query(order));
        assert.deepEqual(await visit.outcomes(), ['paid']);
        await visit.press('a');
        await visit.waitFor(() => location.hash === '#top');
        await isQuiet(['paid']);
        await visit.evaluate(() => history.back());
        await visit.waitFor(() => location.hash === '');
        await visit.evaluate(() => history.forward());
        await visit.waitFor(() => location.hash === '#top');
        await isQuiet(['paid']);
        await visit.leave(() => location.reload());
        assert.deepEqual(await visit.outcomes(), ['paid']);
        assert.equal(shop.asked(order).length, 1);
      });

      // WebKit keeps every page.
      for (const isKept of engine === 'webkit' ? [true] : [true, false]) {
        it(`Back and Forward to a page that is ${isKept ? 'kept' : 'loaded anew'}`, async () => {
          const order = shop.order();
          shop.says(order, { status: 'paid' });
          await visit.goto(shop.page('<p>before</p>'));
          await visit.leave(
            `location.assign(${JSON.stringify(result('verify-url="/verify"', { isKept }) + query(order))})`,
          );
          assert.deepEqual(await visit.outcomes(), ['paid']);
          await visit.leave(`location.assign(${JSON.stringify(shop.page('<p>after</p>'))})`);
          await visit.leave(() => history.back());
          await isQuiet(['paid']);
          await visit.leave(() => history.go(-1));
          await visit.leave(() => history.forward());
          await isQuiet(['paid']);
          assert.equal(shop.asked(order).length, 1);
        });

        it(`left while the server was asked, and ${isKept ? 'kept' : 'loaded anew'}`, async () => {
          const order = shop.order();
          let answer = () => {};
          const slow = () =>
            new Promise<Response>((resolve) => {
              answer = () => resolve(Response.json({ status: 'failed' }));
            });
          shop.says(order, slow, { status: 'paid' });
          await visit.goto(result('verify-url="/verify"', { isKept }) + query(order));
          await visit.waitFor(() => document.querySelector('iamport-return')?.state === 'verifying');
          await visit.leave(`location.assign(${JSON.stringify(shop.page('<p>after</p>'))})`);
          await visit.leave(() => history.back());
          const [outcome] = await visit.outcomes();
          answer();
          assert.equal(outcome, 'paid');
          await isQuiet(['paid']);
          assert.ok(shop.asked(order).length <= 2);
        });
      }

      it('a page in a sandbox, without storage or history of its own', async () => {
        const address = result('') + query(shop.order());
        await visit.goto(
          shop.page(`<iframe sandbox="allow-scripts" src="${address.replaceAll('&', '&amp;')}"></iframe>`),
        );
        await tab.frame('iframe').waitFor('iamport-return[state=paid]');
        const { outcomes, thrown } = await tab.frame('iframe').evaluate(() => window.seen);
        assert.deepEqual([outcomes, thrown], [['paid'], []]);
      });
    });
  }
});
