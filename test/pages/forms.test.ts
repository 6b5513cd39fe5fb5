import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { availableEngines, openBrowser, type Page } from '../support/browsers.js';
import { serveShop, type TestShop } from '../support/shop.js';

/** A person's keys and clicks, which a script's `click()` is not: what the browser does by itself with them. */
const FORMS = {
  'no button': '<input name="buyer_name" id="field">TAG[<button type="button">결제</button>]',
  'drawn button': '<input name="buyer_name" id="field">TAG[]',
  link: '<input name="buyer_name" id="field">TAG[<a href="#fallback">결제</a>]',
  'field outside': '<input name="buyer_name" id="field" form="order">TAG form="order"[]',
  'button in name only':
    '<script>customElements.define("x-button", class extends HTMLElement { static formAssociated = true; type = "submit"; })</script><input name="buyer_name" id="field"><x-button></x-button>TAG[]',
  'old table':
    '<table><FORM><tr><td><input name="buyer_name" id="field">TAG[<button type="button">결제</button>]</td></tr></FORM></table>',
  'submit image': '<input name="buyer_name" id="field">TAG[<input type="image" alt="결제">]',
  'submit button': '<input name="buyer_name" id="field"><input name="buyer_tel">TAG[<button>결제</button>]',
  'other button': '<input name="buyer_name" id="field"><button>장바구니</button>TAG[<button>결제</button>]',
  textarea: '<textarea name="buyer_addr" id="field"></textarea>TAG[<button type="button">결제</button>]',
  'switched off': 'TAG disabled[<button>결제</button>]',
  'not switched off': 'TAG disabled="false"[<button>결제</button>]',
  'not switched off, drawn': 'TAG disabled="false"[]',
  incomplete: '<input name="buyer_name" id="field" required>TAG[<button>결제</button>]',
  sent: '<input name="buyer_name" value="홍길동" required><input type="hidden" name="imp_uid">TAG submit-form[<button name="go" value="1">결제</button>]',
  // Old pages: its controls belong to it without being in it.
  'between table and row':
    '<table><FORM><tr><td><input name="buyer_name" value="홍길동">TAG submit-form[<button>결제</button>]</td></tr></FORM></table>',
  'thrown away':
    '<script>document.addEventListener("payment-request", ({ target }) => target.closest("form").remove())</script>TAG submit-form success-url="/elsewhere"[]',
} as const;

type FormName = keyof typeof FORMS;

let shop: TestShop;
/** What was posted, in order. */
const posted: [form: string, fields: Record<string, unknown>][] = [];

function pageOf(name: FormName, sdkUrl: string): string {
  const tag = (attributes: string, inner: string) =>
    `<iamport-checkout imp-code="imp33886024" sdk-url="${sdkUrl}" pg="kcp" order-name="주문" amount="14000" buyer-tel="010"
      redirect-url="/" custom-data='{"sandbox":"paid"}'${attributes}>${inner}</iamport-checkout>`;
  const inner = FORMS[name].replace(/TAG([^[]*)\[(.*)\]/, (_all, attributes, label) => tag(attributes, label));
  const form = `<form method="post" action="/post/${encodeURIComponent(name)}">`;
  return `<!doctype html><html lang="ko"><meta charset="utf-8"><title>${name}</title>
    <form id="order" method="post" action="/post/outside"></form>
    ${inner.includes('<FORM>') ? inner.replaceAll('FORM', 'form').replace('<form>', form) : `${form}${inner}</form>`}
    <script src="/iamport-elements.js"></script>
    <script>
      window.heard = [];
      for (const name of ['success', 'pending', 'failed'])
        document.addEventListener('payment-' + name, ({ type }) => heard.push(type));
    </script>`;
}

before(async () => {
  shop = await serveShop((app, sdkUrl) => {
    app.get('/form/:name', (c) => c.html(pageOf(c.req.param('name') as FormName, sdkUrl)));
    app.get('/elsewhere', (c) => c.html('<!doctype html><title>elsewhere</title>'));
    app.post('/post/:name', async (c) => {
      posted.push([c.req.param('name'), { ...(await c.req.parseBody()) }]);
      return c.html('<!doctype html><title>posted</title><p id="posted">posted</p>');
    });
  });
});
after(() => shop.close());

for (const engine of availableEngines()) {
  describe(`a form in ${engine}`, () => {
    let page: Page;
    before(async () => {
      page = await openBrowser(engine, { device: 'pc' });
    });
    after(() => page.close());

    const visit = async (name: FormName) => {
      posted.length = 0;
      await page.goto(`${shop.origin}/form/${encodeURIComponent(name)}`);
      // The frames have loaded: a click reaches the SDK in its own task.
      await page.waitFor('.imp-dialog iframe');
    };
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    const paid = () => page.waitFor(() => (window as unknown as { heard: string[] }).heard.includes('payment-success'));
    /** Long enough for a post, or a payment that answers by itself, to have come. */
    const nothing = async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      assert.deepEqual([await heard(), posted], [[], []]);
    };
    const enter = async () => {
      await page.click('#field');
      await page.press('Enter');
    };

    const buttonless = [
      'no button',
      'drawn button',
      'link',
      'field outside',
      'button in name only',
      'old table',
    ] as const;
    for (const name of buttonless) {
      it(`is not posted by Enter where nothing would press it (${name})`, async () => {
        await visit(name);
        await enter();
        await nothing();
      });
    }

    for (const name of ['submit button', 'submit image'] as const) {
      it(`is paid, and not posted, by Enter where that presses the trigger (${name})`, async () => {
        await visit(name);
        await enter();
        await paid();
        assert.deepEqual(posted, []);
      });
    }

    it('is posted by a button of the page itself, also by Enter', async () => {
      await visit('other button');
      await enter();
      await page.waitFor('#posted');
      assert.equal(posted[0]?.[0], 'other button');
    });

    it('keeps Enter for new lines', async () => {
      await visit('textarea');
      await enter();
      assert.equal(await page.evaluate(() => document.querySelector('textarea')?.value), '\n');
      await nothing();
    });

    it('is neither paid nor posted by a trigger that is off', async () => {
      await visit('switched off');
      await page.click('iamport-checkout button');
      await nothing();
    });

    for (const name of ['not switched off', 'not switched off, drawn'] as const) {
      it(`is paid where disabled="false" is written (${name})`, async () => {
        await visit(name);
        await page.click(name === 'not switched off' ? 'iamport-checkout button' : 'iamport-checkout');
        await paid();
        assert.deepEqual(posted, []);
      });
    }

    it('stops before the payment at what the browser refuses, and shows it', async () => {
      await visit('incomplete');
      await page.click('iamport-checkout button');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'field');
      await nothing();
    });

    it('is sent once paid', async () => {
      await visit('sent');
      await page.click('iamport-checkout button');
      await page.waitFor('#posted');
      const [payment] = shop.sandbox.payments.list().slice(-1);
      assert.deepEqual(posted, [
        ['sent', { buyer_name: '홍길동', imp_uid: payment?.imp_uid, merchant_uid: payment?.merchant_uid, go: '1' }],
      ]);
    });

    it('is sent where it stands between a table and its row', async () => {
      await visit('between table and row');
      await page.click('iamport-checkout button');
      await page.waitFor('#posted');
      const [payment] = shop.sandbox.payments.list().slice(-1);
      assert.equal(payment?.params.buyer_name, '홍길동');
      assert.equal(posted[0]?.[1].imp_uid, payment?.imp_uid);
    });

    it('gives way to success-url where the page has thrown it away', async () => {
      await visit('thrown away');
      await page.click('iamport-checkout');
      await page.waitFor(() => location.pathname === '/elsewhere' && location.search.includes('imp_uid'));
      assert.deepEqual(posted, []);
    });
  });
}
