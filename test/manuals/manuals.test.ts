import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Issue } from 'iamport-elements';
import { availableEngines, type Device, openBrowser, type Page } from '../support/browsers.js';
import { serveShop, type TestShop } from '../support/shop.js';
import { commonAttributes, commonParams, type ManualExample, manualExamples } from './examples.js';

/** A page with nothing on it but the example's tag. */
function examplePage({ attributes }: ManualExample, merchantUid: string, sdkUrl: string): string {
  const written = { ...commonAttributes, ...attributes, 'merchant-uid': merchantUid, 'sdk-url': sdkUrl };
  const quoted = (value: string) => `"${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  return `<!doctype html>
<html lang="ko">
  <meta charset="utf-8">
  <title>manual</title>
  <iamport-checkout ${Object.entries(written)
    .map(([name, value]) => `${name}=${quoted(value)}`)
    .join(' ')}></iamport-checkout>
  <script src="/iamport-elements.js"></script>
</html>`;
}

/** A page whose code calls as the manual prints it, but for the name of what it calls. */
function callingPage({ params }: ManualExample, merchantUid: string, sdkUrl: string): string {
  const all = { ...commonParams, ...params, merchant_uid: merchantUid };
  return `<!doctype html>
<html lang="ko">
  <meta charset="utf-8">
  <title>manual</title>
  <script src="${sdkUrl}"></script>
  <script src="/iamport-elements.js"></script>
  <button>결제하기</button>
  <script>
    var IMP = window.IMP;
    IMP.init('imp33886024');
    document.querySelector('button').onclick = function () {
      IamportElements.requestPay(${JSON.stringify(all)}, function (rsp) {});
    };
  </script>
</html>`;
}

describe('the examples of the three manuals, written as tags and called as before', () => {
  let shop: TestShop;
  before(async () => {
    shop = await serveShop((app, sdkUrl) => {
      app.get('/:engine/:index', (c) => {
        const { engine, index } = c.req.param();
        const example = manualExamples[Number(index)] as ManualExample;
        return c.html(examplePage(example, `${engine}_${index}`, sdkUrl));
      });
      app.get('/:engine/:index/called', (c) => {
        const { engine, index } = c.req.param();
        const example = manualExamples[Number(index)] as ManualExample;
        return c.html(callingPage(example, `${engine}_${index}_called`, sdkUrl));
      });
    });
  });
  after(() => shop.close());

  for (const engine of availableEngines()) {
    for (const device of ['pc', 'phone'] satisfies Device[]) {
      describe(`${engine}, ${device}`, () => {
        let page: Page;
        before(async () => {
          page = await openBrowser(engine, { device });
        });
        after(() => page.close());

        const arrives = async (example: ManualExample, merchantUid: string) => {
          const arrived = await waitForPayment(shop, merchantUid);
          // A page that is leaving has left before the next example is opened.
          if (device === 'phone' && 'm_redirect_url' in arrived) await page.waitFor('body.page form.window');
          const { request_id: requestId, ...params } = arrived;
          assert.match(String(requestId), /^req_/);
          assert.deepEqual(params, { ...commonParams, ...example.params, merchant_uid: merchantUid });
        };

        for (const [index, example] of manualExamples.entries()) {
          if (example.device !== device) continue;
          it(`${example.manual} manual §${example.section} arrives with exactly its parameters`, async () => {
            const merchantUid = `${engine}_${index}`;
            await page.goto(`${shop.origin}/${engine}/${index}`);
            await page.waitFor('iamport-checkout >>> [part=button]');
            const issues = await page.evaluate(
              () => (document.querySelector('iamport-checkout') as unknown as { issues: Issue[] }).issues,
            );
            assert.deepEqual(
              issues.map(({ path, severity }) => `${severity} ${path}`),
              example.warnings.map((path) => `warning ${path}`),
            );

            await page.click('iamport-checkout >>> [part=button]');
            await arrives(example, merchantUid);
          });

          it(`${example.manual} manual §${example.section} arrives the same by requestPay`, async () => {
            await page.goto(`${shop.origin}/${engine}/${index}/called`);
            await page.click('button');
            await arrives(example, `${engine}_${index}_called`);
          });
        }
      });
    }
  }
});

async function waitForPayment({ sandbox }: TestShop, merchantUid: string): Promise<Record<string, unknown>> {
  for (const end = Date.now() + 15_000; Date.now() < end; ) {
    const payment = sandbox.payments.findByMerchantUid(merchantUid);
    if (payment) return { ...payment.params };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no payment of ${merchantUid} arrived`);
}
