import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Environment, PayOutcome } from 'iamport-elements';
import { channelsFor } from 'iamport-elements/sandbox';
import { availableEngines, openBrowser, type Page } from '../support/browsers.js';
import { serveShop, type TestShop } from '../support/shop.js';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; SM-S921N Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36';
const IOS =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';

/** An app of each system that tells its name, and one of the merchant's own. */
const apps: readonly [userAgent: string, browser: Environment['browser']][] = [
  [`${ANDROID} KAKAOTALK/25.4.0 (INAPP)`, 'kakaotalk'],
  [`${IOS} Safari Line/15.2.1`, 'line'],
  [IOS, 'webview'],
];

/** PGs whose window a page has asked to be a popup, and what is left of it in an app. */
const rows: readonly [pg: string, attributes: string, sent: Record<string, unknown>, home: RegExp][] = [
  ['eximbay', 'currency="USD"', { popup: false }, /^\/result/],
  ['eximbay', 'currency="USD" popup', { popup: false }, /^\/result/],
  ['payco', 'popup', { popup: false }, /^\/pay/],
  [
    'naverpay',
    `params='{"naverPopupMode":true,"naverProducts":[{"uid":"1"}]}'`,
    { naverPopupMode: false },
    /^\/result/,
  ],
];

const page = (body: string) => `<!doctype html><html lang="ko"><meta charset="utf-8"><title>in an app</title>
<script>
  window.opened = 0;
  const { open } = window;
  window.open = (...address) => ((window.opened += 1), open.apply(window, address));
  document.addEventListener('payment-success', ({ detail }) => {
    document.documentElement.dataset.outcome = JSON.stringify(detail);
  });
</script>
${body}<script src="/iamport-elements.js"></script></html>`;

describe('a page in an app', () => {
  let shop: TestShop;
  before(async () => {
    const channels = channelsFor(...new Set(rows.map(([pg]) => pg)));
    const routes: Parameters<typeof serveShop>[0] = (app, sdkUrl) => {
      app.get('/pay/:order/:index', (c) => {
        const { order, index } = c.req.param();
        const [pg, attributes] = rows[Number(index)] ?? [];
        return c.html(
          page(`<iamport-checkout imp-code="imp33886024" pg="${pg}" ${attributes} merchant-uid="${order}" order-name="첫 결제"
            amount="14000" buyer-tel="010-1234-5678" redirect-url="/result" sdk-url="${sdkUrl}"></iamport-checkout>`),
        );
      });
      app.get('/result', (c) => c.html(page('<iamport-return></iamport-return>')));
    };
    shop = await serveShop(routes, { channels, scenario: 'paid' });
  });
  after(() => shop.close());

  for (const engine of availableEngines()) {
    for (const [userAgent, browser] of apps) {
      describe(`${engine} as ${browser}`, () => {
        let tab: Page;
        before(async () => {
          tab = await openBrowser(engine, { device: 'phone', userAgent });
        });
        after(() => tab.close());

        for (const [index, [pg, attributes, sent, home]] of rows.entries()) {
          it(`pays with ${pg} ${attributes} and opens no popup`, async () => {
            const order = `${engine}_${browser}_${index}`;
            await tab.goto(`${shop.origin}/pay/${order}/${index}`);
            await tab.waitFor('iamport-checkout >>> [part=button]');
            const environment = await tab.evaluate(
              () =>
                (document.querySelector('iamport-checkout') as HTMLElement & { environment: Environment }).environment,
            );
            assert.deepEqual([environment.inApp, environment.browser], [true, browser]);
            await tab.frame('.imp-dialog iframe').waitFor('script');
            await tab.click('iamport-checkout >>> [part=button]');
            await tab.waitFor('[data-outcome]', { timeout: 20_000 });
            const [said, opened, path] = await tab.evaluate(() => [
              document.documentElement.dataset.outcome ?? '',
              (window as unknown as { opened: number }).opened,
              location.pathname,
            ]);
            const { status, merchantUid } = JSON.parse(String(said)) as PayOutcome;
            assert.deepEqual([status, merchantUid, opened], ['paid', order, 0]);
            assert.match(String(path), home);
            const { params = {} } =
              shop.sandbox.payments.list().find(({ merchant_uid }) => merchant_uid === order) ?? {};
            for (const [name, value] of Object.entries(sent)) assert.equal(params[name], value, name);
          });
        }
      });
    }
  }
});
