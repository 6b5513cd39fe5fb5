import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { availableEngines } from '../support/browsers.js';
import { ClickPage, SDK_URL } from './clicks.js';
import { FreshPages } from './fresh-pages.js';

const PAY = '<button id="pay" type="button">결제</button>';
const SCRIPT = '<script src="/iamport-elements.js"></script>';
const DRAWN = 'iamport-checkout >>> button';

const checkout = (attributes: string, inner = PAY) =>
  `<iamport-checkout imp-code="imp33886024" sdk-url="${SDK_URL}" order-name="주문" amount="4500" buyer-tel="010-1234-5678"
    redirect-url="/result" ${attributes}>${inner}</iamport-checkout>`;

interface Way {
  readonly name: string;
  readonly html: string;
  readonly button?: string;
  readonly key?: 'Enter' | 'Space';
  /** The buyer's hand rests on it before each click. */
  readonly hovers?: boolean;
}

/** Ways to pay that have everything they need before the click. */
const ways: readonly Way[] = [
  { name: 'a button of its own', html: checkout('pg="kcp"', '결제') + SCRIPT, button: DRAWN },
  { name: 'a button of its own, by Enter', html: checkout('pg="kcp"', '결제') + SCRIPT, button: DRAWN, key: 'Enter' },
  { name: "the site's button", html: checkout('pg="kcp"') + SCRIPT },
  { name: "the site's button, by Space", html: checkout('pg="kcp"') + SCRIPT, key: 'Space' },
  { name: "the site's link", html: checkout('pg="kcp"', '<a id="pay" href="/help">결제</a>') + SCRIPT },
  { name: 'a popup', html: checkout('pg="payco"') + SCRIPT },
  { name: "the merchant's default PG", html: checkout('') + SCRIPT },
  {
    name: 'a verify-url and a number of its own',
    html: checkout('merchant-uid="order_1" verify-url="/verify"') + SCRIPT,
  },
  { name: 'an order that the server makes', html: checkout('pg="kcp" prepare-url="/order"') + SCRIPT, hovers: true },
  {
    name: 'a form that holds the order',
    html: `<form><input name="buyer_name" value="홍길동" required>${checkout('pg="kcp" submit-form')}</form>${SCRIPT}`,
  },
  {
    name: 'an old call, answered by requestPay',
    html: `${PAY}<meta name="iamport:imp-code" content="imp33886024"><meta name="iamport:sdk-url" content="${SDK_URL}">
      ${checkout('pg="kcp"', '<button type="button">다른 결제</button>')}${SCRIPT}<script>
        const params = { pg: 'kcp', pay_method: 'card', merchant_uid: 'order_1', name: '주문', amount: 4500, m_redirect_url: '/result' };
        document.querySelector('#pay').onclick = () => IamportElements.requestPay(params, () => {});
      </script>`,
  },
];

const byHand = (pay: string) => `${PAY}<script src="${SDK_URL}"></script><script>
  IMP.init('imp33886024');
  const pay = () => IMP.request_pay({ pg: 'kcp', merchant_uid: 'order_1', name: '주문', amount: 4500 }, () => {});
  document.querySelector('#pay').addEventListener('click', ${pay});
</script>`;

const skip = !availableEngines().includes('chromium');

describe('tasks between a click and request_pay', { skip }, () => {
  let pages: FreshPages;
  let orders = 0;
  before(async () => {
    pages = await FreshPages.open((app) => {
      app.post('/order', (c) => {
        orders += 1;
        return c.json({ merchant_uid: `made_${orders}`, amount: 4500 });
      });
    });
  });
  after(() => pages.close());

  const clicked = async ({ html, button = '#pay', key, hovers }: Way, times = 1) => {
    const page = await ClickPage.open(pages, `<body>${html}`, button);
    const clicks = [];
    for (let time = 0; time < times; time += 1) {
      if (hovers) await page.hover();
      clicks.push(await page.click(key));
    }
    await page.close();
    return clicks.map(({ tasks, during }) => ({ tasks, during }));
  };

  for (const way of ways) {
    it(`none: ${way.name}, the first time and the next`, async () => {
      const direct = { tasks: 0, during: 'click' };
      assert.deepEqual(await clicked(way, 2), [direct, direct]);
    });
  }

  // What the meter says where a site waits first, as sites do.
  it('some: a button by hand that asks its server first', async () => {
    const [click] = await clicked({
      name: '',
      html: byHand("async () => { await fetch('/order', { method: 'POST' }); pay(); }"),
    });
    assert.ok((click?.tasks ?? 0) > 0);
    assert.equal(click?.during, undefined);
  });
});
