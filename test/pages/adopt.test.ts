import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImpLegacyAnswer } from 'iamport-elements';
import { channelsFor } from 'iamport-elements/sandbox';
import { availableEngines, type Device, openBrowser, type Page } from '../support/browsers.js';
import { serveShop, type TestShop } from '../support/shop.js';

/** What a page of before has seen. */
interface OldPage {
  answers: ImpLegacyAnswer[];
  events: string[];
}

let shop: TestShop;

/** A page as the manuals print it, with one line changed: `IMP.request_pay(` is `IamportElements.requestPay(`. */
function oldPage(query: Record<string, string>, sdkUrl: string): string {
  const { vendor, order, ending = 'paid', home, swap, pg = 'html5_inicis', ...more } = query;
  const script =
    vendor === 'no'
      ? `<meta name="iamport:imp-code" content="imp33886024"><meta name="iamport:sdk-url" content="${sdkUrl}">`
      : `<script src="${sdkUrl}"></script>`;
  const params = { custom_data: { sandbox: ending }, ...(order && { merchant_uid: order }), ...more };
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>old</title>
<style>iamport-checkout { display: block }</style><meta name="iamport:verify-url" content="/verify">${script}<script src="/iamport-elements.js"></script></head><body>
<button id="pay">결제하기</button>
<script>
  var seen = { answers: [], events: [] };
  ['request', 'success', 'pending', 'failed'].forEach(function (name) {
    document.addEventListener('payment-' + name, function () { seen.events.push(name); });
  });
  ${vendor === 'no' ? '' : "var IMP = window.IMP; IMP.init('imp33886024');"}
  document.getElementById('pay').onclick = function () {
    IamportElements.requestPay(Object.assign({
      pg : '${pg}',
      pay_method : 'card',
      merchant_uid : 'merchant_' + new Date().getTime(),
      name : '주문명:결제테스트',
      amount : 14000,
      buyer_email : 'iamport@siot.do',
      buyer_name : '구매자이름',
      buyer_tel : '010-1234-5678',
      buyer_addr : '서울특별시 강남구 삼성동',
      buyer_postcode : '123-456'
    }, ${JSON.stringify(params)}), function(rsp) { seen.answers.push(rsp); });
  };
  ${home ? 'IamportElements.onReturn(function (rsp) { seen.answers.push(rsp); });' : ''}
  ${swap ? "document.addEventListener('DOMContentLoaded', function () { document.body.outerHTML = '<body></body>'; });" : ''}
</script></body></html>`;
}

/** When an old page says that it wants to hear of returns. */
const moments: Record<string, string> = {
  'in the head': 'listen()',
  'at DOMContentLoaded': 'document.addEventListener("DOMContentLoaded", listen)',
  'when jQuery is ready': '$(listen)',
  'at load': 'window.onload = listen',
  'long after': 'setTimeout(listen, 1000)',
};

function homePage(moment: string): string {
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>home</title>
<meta name="iamport:verify-url" content="/verify"><script src="/jquery.js"></script><script src="/iamport-elements.js"></script>
<script>
  var seen = { answers: [], events: [] };
  function listen() { IamportElements.onReturn(function (rsp) { seen.answers.push(rsp); }); }
  ${moments[moment]};
</script></head><body><p>결제 결과</p></body></html>`;
}

const jquery = createRequire(import.meta.url).resolve('jquery');

before(async () => {
  const options = { channels: channelsFor('html5_inicis', 'payco') };
  shop = await serveShop((app, sdkUrl) => {
    app.get('/old', (c) => c.html(oldPage(c.req.query(), sdkUrl)));
    app.get('/home/:moment', (c) => c.html(homePage(c.req.param('moment'))));
    app.get('/jquery.js', (c) => c.body(readFileSync(jquery, 'utf8'), 200, { 'content-type': 'text/javascript' }));
    app.post('/verify', async (c) => {
      const { imp_uid } = await c.req.parseBody();
      return c.json(
        shop.sandbox.payments.list().find((payment) => payment.imp_uid === imp_uid) ?? { status: 'failed' },
      );
    });
  }, options);
});
after(() => shop.close());

for (const engine of availableEngines()) {
  for (const device of ['pc', 'phone'] satisfies Device[]) {
    describe(`an old call in ${engine} on a ${device}`, () => {
      let page: Page;
      before(async () => {
        page = await openBrowser(engine, { device });
      });
      after(() => page.close());

      const visit = async (query: Record<string, string>) => {
        await page.goto(`${shop.origin}/old?${new URLSearchParams(query)}`);
        if (query.vendor !== 'no') await page.waitFor('.imp-dialog iframe');
      };
      const seen = (): Promise<OldPage> => page.evaluate(() => (window as unknown as { seen: OldPage }).seen);
      const answered = async (count = 1) => {
        await page.waitFor(
          count === 1
            ? () => (window as unknown as { seen: OldPage }).seen?.answers.length === 1
            : () => (window as unknown as { seen: OldPage }).seen?.answers.length === 2,
          { timeout: 20_000 },
        );
        return (await seen()).answers;
      };
      const orders = (order: string) =>
        shop.sandbox.payments.list().filter((payment) => payment.merchant_uid === order);

      if (device === 'phone') {
        for (const moment of Object.keys(moments)) {
          it(`is heard of at home by a page that asks ${moment}`, async () => {
            const payment =
              'imp_uid=imp_1&merchant_uid=order_1&imp_success=false&error_msg=%EC%82%AC%EC%9A%A9%EC%9E%90%20%EC%B7%A8%EC%86%8C';
            await page.goto(`${shop.origin}/home/${encodeURIComponent(moment)}?${payment}`);
            const [answer] = await answered();
            assert.deepEqual([answer?.imp_uid, answer?.success], ['imp_1', false]);
          });
        }

        it('comes home to a page that hears of returns, which need not be named', async () => {
          const order = `${engine}_home`;
          await visit({ order, home: 'yes' });
          await page.click('#pay');
          const [answer] = await answered();
          assert.deepEqual([answer?.success, answer?.status, answer?.merchant_uid], [true, 'paid', order]);
          assert.ok((await page.url()).endsWith(`home=yes`), 'the address is clean again');
          assert.deepEqual((await seen()).events, ['success']);
        });

        it('comes home to an address without the payment that the page was returned with before', async () => {
          await visit({ home: 'yes', m_redirect_url: '' });
          const address = await page.evaluate(
            () =>
              new Promise((resolve) => {
                document.addEventListener('payment-request', (event) => {
                  event.preventDefault();
                  resolve(event.detail.params.m_redirect_url);
                });
                history.replaceState(null, '', '?home=yes&imp_uid=imp_old&merchant_uid=order_old');
                document.getElementById('pay')?.click();
              }),
          );
          assert.equal(address, `${shop.origin}/old?home=yes`);
        });

        it('hears of the way home on a page that swaps its body meanwhile', async () => {
          await visit({ vendor: 'no', home: 'yes', swap: 'yes', imp_uid: 'imp_unknown', merchant_uid: 'order_home' });
          const [answer] = await answered();
          assert.deepEqual([answer?.success, answer?.merchant_uid], [false, 'order_home']);
        });

        it('is told where there is no way home', async () => {
          await visit({ order: `${engine}_lost` });
          await page.click('#pay');
          const [answer] = await answered();
          assert.deepEqual([answer?.success, answer?.error_code], [false, 'invalid-request']);
        });
        return;
      }

      it('is paid, hears the answer that it always had, and the page hears the events', async () => {
        const order = `${engine}_paid`;
        await visit({ order });
        await page.click('#pay');
        const [answer] = await answered();
        assert.deepEqual([answer?.success, answer?.status, answer?.paid_amount], [true, 'paid', 14000]);
        assert.equal(answer?.imp_uid, orders(order)[0]?.imp_uid);
        assert.deepEqual(answer?.custom_data, { sandbox: 'paid' });
        assert.deepEqual((await seen()).events, ['request', 'success']);
      });

      it('hears why not', async () => {
        await visit({ ending: 'cancelled' });
        await page.click('#pay');
        const [answer] = await answered();
        assert.deepEqual([answer?.success, answer?.status], [false, 'failed']);
        assert.match(answer?.error_msg ?? '', /취소/);
      });

      it('is one payment however often it is called', async () => {
        const order = `${engine}_twice`;
        await visit({ order, vendor: 'no' });
        await page.evaluate(() => {
          for (let count = 0; count < 3; count += 1) document.getElementById('pay')?.click();
        });
        const [answer] = await answered();
        assert.equal(answer?.success, true);
        await page.evaluate(() => document.getElementById('pay')?.click());
        const again = await answered(2);
        assert.equal(again[1]?.imp_uid, answer?.imp_uid);
        assert.equal(orders(order).length, 1);
      });

      it('is another order each time where it has no number, whatever came before', async () => {
        await visit({});
        const pay = (order: string | undefined, ending: string): Promise<ImpLegacyAnswer> =>
          page.evaluate(
            (merchant_uid, sandbox) =>
              new Promise<ImpLegacyAnswer>((resolve) => {
                const { requestPay } = (
                  window as unknown as { IamportElements: typeof import('iamport-elements/adopt') }
                ).IamportElements;
                const rest = { pg: 'html5_inicis', name: '주문', amount: 14000, buyer_tel: '010-1234-5678' };
                requestPay(
                  { ...rest, ...(merchant_uid && { merchant_uid }), custom_data: { sandbox } } as never,
                  resolve as never,
                );
              }),
            order,
            ending,
          );
        const first = await pay(undefined, 'paid');
        const second = await pay(`${engine}_other`, 'cancelled');
        const third = await pay(undefined, 'paid');
        assert.deepEqual([first.success, second.success, third.success], [true, false, true]);
        assert.notEqual(third.imp_uid, first.imp_uid);
      });

      it('needs neither the vendor’s tag nor its init, and asks for a second click where a pop-up came too late', async () => {
        const order = `${engine}_popup`;
        await visit({ order, pg: 'payco', popup: 'true', vendor: 'no' });
        // Whatever Chromium's driver runs counts as a person's deed for five seconds.
        await page.evaluate(() => void setTimeout(() => document.getElementById('pay')?.click(), 5_500));
        await sleep(7_000);
        await page.waitFor(() => document.querySelector('iamport-checkout')?.hidden === false);
        assert.match(await page.text('iamport-checkout >>> [part=message]'), /한 번 더/);
        await page.screenshot(`screenshots/second-tap-${engine}.png`);
        await page.click('iamport-checkout >>> [part=button]');
        const [answer] = await answered();
        assert.deepEqual([answer?.success, answer?.merchant_uid], [true, order]);
        assert.equal(await page.evaluate(() => document.querySelector('iamport-checkout')?.getClientRects().length), 0);
      });

      it('is told of a fault, all at once', async () => {
        await visit({ amount: '14,000원' });
        await page.click('#pay');
        const [answer] = await answered();
        assert.deepEqual([answer?.success, answer?.error_code], [false, 'invalid-request']);
      });
    });
  }
}
