import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PayOutcome } from 'iamport-elements';
import { channelsFor } from 'iamport-elements/sandbox';
import { availableEngines, type Device, openBrowser, type Page } from '../support/browsers.js';
import { serveShop, type TestShop } from '../support/shop.js';

interface Row {
  pg: string;
  payMethod: string;
  /** How the window ends, by itself. */
  scenario: string;
  status: PayOutcome['status'];
  reason: PayOutcome['reason'];
  /** The sentence that the buyer reads. */
  message: RegExp;
}

/** What the two families, and a PG whose words have to be shown, come to without a server to ask. */
const rows: readonly Row[] = [
  { pg: 'tosspayments', payMethod: 'card', scenario: 'paid', status: 'paid', reason: null, message: /완료되었습니다/ },
  {
    pg: 'tosspayments',
    payMethod: 'vbank',
    scenario: 'vbank-issued',
    status: 'pending',
    reason: 'vbank-issued',
    message: /가상계좌가 발급되었습니다/,
  },
  {
    pg: 'tosspayments',
    payMethod: 'card',
    scenario: 'cancelled',
    status: 'failed',
    reason: 'cancelled',
    message: /^결제를 취소하셨습니다\.$/,
  },
  { pg: 'tosspay_v2', payMethod: 'tosspay', scenario: 'paid', status: 'paid', reason: null, message: /완료되었습니다/ },
  {
    pg: 'naverpay',
    payMethod: 'card',
    scenario: 'declined',
    status: 'failed',
    reason: 'declined',
    message: /^\[한도초과\] 카드사에서 승인을 거절하였습니다\.$/,
  },
];

const page = (body: string) => `<!doctype html><html lang="ko"><meta charset="utf-8"><title>families</title>${body}
<script>
  for (const name of ['success', 'pending', 'failed'])
    document.addEventListener('payment-' + name, ({ detail }) => {
      const { status, reason, message } = detail;
      document.documentElement.dataset.outcome = JSON.stringify({ status, reason, message });
    });
</script>
<script src="/iamport-elements.js"></script></html>`;

const checkoutPage = ({ pg, payMethod, scenario }: Row, merchantUid: string, sdkUrl: string) =>
  page(`<iamport-checkout imp-code="imp33886024" pg="${pg}" pay-method="${payMethod}" merchant-uid="${merchantUid}"
    order-name="첫 결제" amount="14000" buyer-name="구매자" buyer-tel="010-1234-5678" vbank-due="29991231"
    redirect-url="/result" sdk-url="${sdkUrl}" custom-data='{"sandbox":"${scenario}"}'
    params='{"naverProducts":[{"uid":"1"}]}'></iamport-checkout>`);

describe('both families of PGs', () => {
  let shop: TestShop;
  before(async () => {
    const channels = channelsFor(...new Set(rows.map(({ pg }) => pg)));
    const routes: Parameters<typeof serveShop>[0] = (app, sdkUrl) => {
      app.get('/pay/:order/:index', (c) => {
        const { order, index } = c.req.param();
        return c.html(checkoutPage(rows[Number(index)] as Row, order, sdkUrl));
      });
      app.get('/result', (c) => c.html(page('<iamport-return></iamport-return>')));
    };
    shop = await serveShop(routes, { channels });
  });
  after(() => shop.close());

  for (const engine of availableEngines()) {
    for (const device of ['pc', 'phone'] satisfies Device[]) {
      describe(`${engine}, ${device}`, () => {
        let tab: Page;
        before(async () => {
          tab = await openBrowser(engine, { device });
        });
        after(() => tab.close());

        for (const [index, row] of rows.entries()) {
          it(`${row.pg} ${row.payMethod}: ${row.scenario}`, async () => {
            await tab.goto(`${shop.origin}/pay/${engine}${device}${index}/${index}`);
            // WebKit gives a popup to a click's own task only.
            await tab.waitFor('iamport-checkout >>> [part=button]');
            await tab.frame('.imp-dialog iframe').waitFor('script');
            await tab.click('iamport-checkout >>> [part=button]');
            await tab.waitFor('[data-outcome]', { timeout: 20_000 });
            const said = await tab.evaluate(() => document.documentElement.dataset.outcome ?? '');
            const { status, reason, message } = JSON.parse(said) as PayOutcome;
            assert.deepEqual([status, reason], [row.status, row.reason]);
            assert.match(message, row.message);
            assert.deepEqual(tab.errors, []);
          });
        }
      });
    }
  }
});
