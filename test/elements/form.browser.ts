import { expect, fixtureCleanup, oneEvent } from '@open-wc/testing';
import type { IamportCheckout, PayOutcome, SdkParams } from '../../src/index.js';
import { sandbox } from '../support/sandbox.js';
import { payable, sentence, trigger, warm } from './harness.js';

const names = ['payment-success', 'payment-pending', 'payment-failed'] as const;

/** What the form around a checkout leaves to it; the rest is on the tag. */
const ON_THE_TAG = ['imp-code', 'sdk-url', 'custom-data', 'redirect-url'];

const tag = (attributes = '', inner = '<button>결제</button>') => {
  const kept = Object.entries(payable()).filter(([name]) => ON_THE_TAG.includes(name));
  const written = kept.map(([name, value]) => `${name}='${value}'`).join(' ');
  return `<iamport-checkout ${written} ${attributes}>${inner}</iamport-checkout>`;
};

/** Controls that are custom elements, as libraries of them make theirs. */
class Reading extends HTMLElement {
  static readonly formAssociated = true;
  get value(): string {
    return 'order_of_the_page';
  }
}
class Box extends HTMLElement {
  static readonly formAssociated = true;
  readonly value = 'true';
  checked = false;
}
class Silent extends HTMLElement {
  static readonly formAssociated = true;
}
class Wanted extends HTMLElement {
  static readonly formAssociated = true;
  readonly #internals = this.attachInternals();
  connectedCallback(): void {
    this.tabIndex = 0;
    this.#internals.setValidity({ valueMissing: true }, '필수', this);
  }
}
customElements.define('x-wanted', Wanted);
customElements.define('x-reading', Reading);
customElements.define('x-box', Box);
customElements.define('x-silent', Silent);

const ORDER = '<input name="name" value="녹차"><input name="amount" value="14000"><input name="pg" value="kcp">';

/** Puts a form on the page, whose posts are counted and go nowhere. */
async function form(inner: string, attributes = ''): Promise<Posted> {
  const box = document.createElement('div');
  box.innerHTML = `<form action="/posted" method="post" ${attributes}>${inner}</form>`;
  document.body.append(box);
  const found = box.querySelector('form') as HTMLFormElement;
  const element = box.querySelector('iamport-checkout') as IamportCheckout;
  await element.updateComplete;
  const posts: { submitter: HTMLElement | null; fields: Record<string, unknown> }[] = [];
  EventTarget.prototype.addEventListener.call(found, 'submit', (event) => {
    event.preventDefault();
    const { submitter } = event as SubmitEvent;
    posts.push({ submitter, fields: Object.fromEntries(new FormData(found)) });
  });
  const control = (name: string) => box.querySelector<HTMLInputElement>(`[name="${name}"]`) as HTMLInputElement;
  return { box, found, element, posts, control };
}

interface Posted {
  readonly box: HTMLElement;
  readonly found: HTMLFormElement;
  readonly element: IamportCheckout;
  readonly posts: { submitter: HTMLElement | null; fields: Record<string, unknown> }[];
  readonly control: (name: string) => HTMLInputElement;
}

/** What the SDK would get, without opening a window. */
async function asked(element: IamportCheckout): Promise<SdkParams> {
  await warm(element);
  let params: SdkParams = {};
  element.addEventListener(
    'payment-request',
    (event) => {
      params = event.detail.params;
      event.preventDefault();
    },
    { once: true },
  );
  const { reason, issues } = await element.pay();
  expect(reason, JSON.stringify(issues)).to.equal('prevented');
  return params;
}

async function pressed(element: IamportCheckout): Promise<PayOutcome> {
  await warm(element);
  const ends = names.map((name) => oneEvent(element, name));
  trigger(element).click();
  return ((await Promise.race(ends)) as CustomEvent<PayOutcome>).detail;
}

/** Whether anything is announced, and what `pay()` comes to. */
async function silently(element: IamportCheckout): Promise<PayOutcome> {
  const heard: string[] = [];
  for (const name of ['payment-request', ...names]) element.addEventListener(name, ({ type }) => heard.push(type));
  const outcome = await element.pay();
  expect(heard).to.deep.equal([]);
  return outcome;
}

describe('<iamport-checkout> in a form', () => {
  beforeEach(() => sandbox.clear());
  afterEach(() => {
    for (const box of document.querySelectorAll('body > div:has(form)')) box.remove();
    fixtureCleanup();
  });

  describe('takes from its controls', () => {
    it('what the tag does not say, by the names that the SDK has', async () => {
      const { element } = await form(
        `<input name="merchant_uid" value="order_in_form"><input name="name" value="녹차 한 봉지"><input name="amount" value=" 14000 ">
        <select name="pay_method"><option value="card"><option value="vbank" selected></select>
        <input name="buyer_name" value="홍길동"><input type="tel" name="buyer_tel" value="010-1234-5678">
        <textarea name="buyer_addr">서울 강남구</textarea><input name="buyer_postcode" value="06018"><input name="buyer_email" value="">
        <input name="vbank_due" value="20991231"><input name="display.card_quota" value="[2,3]">
        <input type="radio" name="pg" value="kcp"><input type="radio" name="pg" value="html5_inicis" checked>
        <input type="checkbox" name="escrow" checked><input type="checkbox" name="digital">
        <input name="site_field" value="no concern of ours">${tag()}`,
      );
      const { request_id: _id, ...params } = await asked(element);
      expect(params).to.deep.include({
        merchant_uid: 'order_in_form',
        name: '녹차 한 봉지',
        amount: 14000,
        pay_method: 'vbank',
        pg: 'html5_inicis',
        buyer_name: '홍길동',
        buyer_tel: '010-1234-5678',
        buyer_addr: '서울 강남구',
        buyer_postcode: '06018',
        vbank_due: '20991231',
        escrow: true,
        display: { card_quota: [2, 3] },
      });
      expect(params).to.not.have.any.keys('digital', 'buyer_email', 'site_field');
    });

    it('nothing that an attribute says, and nothing that is switched off', async () => {
      const { element } = await form(
        `${ORDER}<input name="buyer_name" value="form"><fieldset disabled><input name="buyer_tel" value="no"></fieldset>
        <input name="company" value="no" disabled><input name="currency" type="file">
        <button name="language" value="en">ko</button>
        ${tag('order-name="attribute" params=\'{"buyer_name":"params"}\'')}`,
      );
      const params = await asked(element);
      expect(params).to.include({ name: 'attribute', buyer_name: 'params', amount: 14000 });
      expect(params).to.not.have.any.keys('buyer_tel', 'company', 'currency', 'language');
    });

    it('nothing of a custom element that is a box and not ticked', async () => {
      const { element, box } = await form(`${ORDER}<x-box name="digital"></x-box>${tag()}`);
      expect(await asked(element)).to.not.have.property('digital');
      (box.querySelector('x-box') as Box).checked = true;
      expect((await asked(element)).digital).to.equal(true);
    });

    it('the choice as it stands at the click', async () => {
      const { element, control } = await form(`${ORDER}${tag()}`);
      expect((await asked(element)).amount).to.equal(14000);
      control('amount').value = '25000';
      expect((await asked(element)).amount).to.equal(25000);
    });

    it('also in another place of the page, and where names stand in the way', async () => {
      const clobbering = [
        'elements',
        'matches',
        'submit',
        'requestSubmit',
        'reportValidity',
        'addEventListener',
        'closest',
      ]
        .map((name) => `<input name="${name}" value="x">`)
        .join('');
      const { element } = await form(`${ORDER}${clobbering}${tag('submit-form')}`);
      expect((await pressed(element)).status).to.equal('paid');
    });

    it('of the form that it names', async () => {
      const { box, element } = await form(`${ORDER}${tag()}`, 'id="far-away"');
      element.setAttribute('form', 'far-away');
      box.append(element);
      expect(element.closest('form')).to.equal(null);
      expect((await asked(element)).name).to.equal('녹차');
    });
  });

  describe('is not', () => {
    it('one that the tag does not name', async () => {
      const { element } = await form(`${ORDER}${tag('form="" order-name="x" amount="1" pg="kcp"')}`);
      expect((await asked(element)).name).to.equal('x');
      element.removeAttribute('order-name');
      expect((await element.pay()).issues.map(({ path }) => path)).to.include('order-name');
    });
  });

  describe('and what the browser refuses in it', () => {
    const incomplete = `${ORDER}<input name="buyer_name" required>`;

    it('opens nothing, announces nothing, and stops no post of the page itself', async () => {
      const { element, found, control, posts } = await form(`${incomplete}${tag()}`);
      await warm(element);
      const invalid = oneEvent(control('buyer_name'), 'invalid');
      const { reason, issues } = await silently(element);
      await invalid;
      expect(reason).to.equal('invalid-request');
      expect(issues.map(({ path, code }) => [path, code])).to.deep.equal([['buyer_name', 'form-invalid']]);
      expect(element.checkValidity()).to.equal(false);
      expect(element.state).to.equal('idle');
      control('buyer_name').value = '홍길동';
      expect(element.checkValidity()).to.equal(true);
      expect(found.checkValidity()).to.equal(true);
      found.requestSubmit();
      expect(posts).to.have.length(1);
      expect((await pressed(element)).status).to.equal('paid');
    });

    it('stops at a custom element too, which need not show what it is checked for', async () => {
      const { element } = await form(`${ORDER}<fieldset><x-wanted name="agreed">동의</x-wanted></fieldset>${tag()}`);
      await warm(element);
      const { reason, issues } = await silently(element);
      expect([reason, ...issues.map(({ path }) => path)]).to.deep.equal(['invalid-request', 'agreed']);
    });

    for (const [name, attributes, button] of [
      ['the form', 'novalidate', '<button>결제</button>'],
      ['the button', '', '<button formnovalidate>결제</button>'],
    ] as const) {
      it(`pays where ${name} says that it does not matter`, async () => {
        const { element } = await form(`${incomplete}${tag('', button)}`, attributes);
        expect((await pressed(element)).status).to.equal('paid');
      });
    }
  });

  describe('does not post it', () => {
    for (const control of [
      '<button>결제</button>',
      '<input type="submit" value="결제">',
      '<input type="image" alt="결제">',
      '',
    ]) {
      it(`by its trigger: ${control || 'its own button'}`, async () => {
        const { element, posts } = await form(`${ORDER}${tag('', control)}`);
        expect((await pressed(element)).status).to.equal('paid');
        expect(posts).to.deep.equal([]);
      });
    }

    for (const attributes of ['disabled', 'disabled="true"']) {
      it(`by a trigger that is off: ${attributes}`, async () => {
        const { element, posts } = await form(`${ORDER}${tag(attributes)}`);
        trigger(element).click();
        expect(element.state).to.equal('idle');
        expect(posts).to.deep.equal([]);
      });
    }

    it('and hears a click where disabled="false", which the platform takes for disabled', async () => {
      for (const control of ['<button>결제</button>', '']) {
        const { element, posts } = await form(`${ORDER}${tag('disabled="false"', control)}`);
        expect((await pressed(element)).status).to.equal('paid');
        expect(posts).to.deep.equal([]);
      }
    });

    it('nor pays inside a fieldset that is off', async () => {
      const { element, box } = await form(`${ORDER}<fieldset disabled>${tag('', '')}</fieldset>`);
      const button = trigger(element) as HTMLButtonElement;
      expect(button.disabled).to.equal(true);
      box.querySelector('fieldset')?.removeAttribute('disabled');
      await element.updateComplete;
      expect(button.disabled).to.equal(false);
    });
  });

  describe('gives back', () => {
    it('what the payment is called, as fields of its own', async () => {
      const { element, found } = await form(`${ORDER}${tag()}`);
      const { impUid, merchantUid } = await pressed(element);
      const sent = Object.fromEntries(new FormData(found));
      expect(sent).to.include({ imp_uid: impUid, merchant_uid: merchantUid });
      // Whoever empties the fields has paid all the same.
      found.reset();
      expect(new FormData(found).get('imp_uid')).to.equal(impUid);
      element.reset();
      expect(new FormData(found).has('imp_uid')).to.equal(false);
    });

    it('the same where the platform takes the tag for disabled, and where it is too old for fields of a tag', async () => {
      const { attachInternals } = HTMLElement.prototype;
      for (const prepare of [() => {}, () => Reflect.deleteProperty(HTMLElement.prototype, 'attachInternals')]) {
        prepare();
        const { element, found } = await form(`${ORDER}${tag('disabled="false"')}`);
        HTMLElement.prototype.attachInternals = attachInternals;
        const { impUid } = await pressed(element);
        expect(new FormData(found).getAll('imp_uid')).to.deep.equal([impUid]);
        element.reset();
        expect(new FormData(found).has('imp_uid')).to.equal(false);
      }
    });

    it('the same into fields that are there, before it is announced', async () => {
      const { element, control, found } = await form(
        `${ORDER}<input type="hidden" name="imp_uid"><input type="hidden" name="merchant_uid">${tag()}`,
      );
      let announced = '';
      element.addEventListener('payment-success', () => {
        announced = control('imp_uid').value;
      });
      const { impUid, merchantUid } = await pressed(element);
      expect(announced).to.equal(impUid);
      expect([control('imp_uid').value, control('merchant_uid').value]).to.deep.equal([impUid, merchantUid]);
      expect(new FormData(found).getAll('imp_uid')).to.deep.equal([impUid]);
      element.reset();
      expect([control('imp_uid').value, control('merchant_uid').value]).to.deep.equal(['', '']);
    });

    for (const control of [
      '<fieldset name="imp_uid"></fieldset>',
      '<input type="checkbox" name="imp_uid">',
      '<input type="radio" name="imp_uid" value="none" checked>',
      '<select name="imp_uid"><option value="none"></select>',
      '<x-silent name="imp_uid"></x-silent>',
      '<x-reading name="imp_uid"></x-reading>',
    ]) {
      it(`and does so where a control of that name cannot take it: ${control}`, async () => {
        const { element, found } = await form(`${ORDER}${control}${tag()}`);
        const { impUid } = await pressed(element);
        expect(new FormData(found).getAll('imp_uid')).to.include(impUid);
      });
    }

    it('nothing into a choice of orders, which stays one', async () => {
      const radio = (value: string) => `<input type="radio" name="merchant_uid" value="${value}" checked>`;
      const { box, element, found } = await form(`${ORDER}${radio('order_a')}${radio('order_b')}${tag()}`);
      expect((await pressed(element)).merchantUid).to.equal('order_b');
      const values = [...box.querySelectorAll<HTMLInputElement>('[type=radio]')].map(({ value }) => value);
      expect(values).to.deep.equal(['order_a', 'order_b']);
      expect(new FormData(found).getAll('merchant_uid')).to.deep.equal(['order_b']);
    });

    it('once: the number that it wrote itself is no other order', async () => {
      const { element } = await form(`${ORDER}<input type="hidden" name="merchant_uid">${tag()}`);
      const first = await pressed(element);
      expect((await element.pay()).impUid).to.equal(first.impUid);
      expect(await sandbox.payments()).to.have.length(1);
      element.reset();
      const second = await pressed(element);
      expect(second.merchantUid).to.not.equal(first.merchantUid);
    });

    it('nothing any more once another order has failed', async () => {
      const { element, control, found } = await form(`${ORDER}<input name="merchant_uid" value="order_1">${tag()}`);
      await pressed(element);
      control('merchant_uid').value = 'order_2';
      element.setAttribute('custom-data', '{"sandbox":"cancelled"}');
      expect((await pressed(element)).merchantUid).to.equal('order_2');
      expect(new FormData(found).has('imp_uid')).to.equal(false);
    });

    it('nothing after a failure', async () => {
      const { element, found } = await form(`${ORDER}${tag()}`);
      element.setAttribute('custom-data', '{"sandbox":"cancelled"}');
      expect((await pressed(element)).reason).to.equal('cancelled');
      expect(new FormData(found).has('imp_uid')).to.equal(false);
    });
  });

  describe('with submit-form', () => {
    it('sends it once paid, with the payment and with the button that was pressed', async () => {
      const button = '<button name="order" value="now">결제</button>';
      const { element, posts } = await form(`${ORDER}${tag('submit-form success-url="/elsewhere"', button)}`);
      const { impUid, merchantUid } = await pressed(element);
      expect(posts).to.have.length(1);
      expect(posts[0]?.fields).to.include({ imp_uid: impUid, merchant_uid: merchantUid, amount: '14000' });
      expect(posts[0]?.submitter).to.equal(element.querySelector('button'));
      expect(sentence(element)).to.equal('결제가 완료되었습니다.');
    });

    it('sends it for an account too', async () => {
      const { element, posts } = await form(
        `${ORDER}<input name="vbank_due" value="20991231">${tag('submit-form pay-method="vbank"')}`,
      );
      element.setAttribute('custom-data', '{"sandbox":"vbank-issued"}');
      expect((await pressed(element)).reason).to.equal('vbank-issued');
      expect(posts).to.have.length(1);
    });

    it('sends it whatever has become of its fields meanwhile, and leaves its check as it was', async () => {
      const { element, found, control, posts } = await form(
        `${ORDER}<input name="memo" required value="x">${tag('submit-form')}`,
      );
      element.addEventListener('payment-request', () => {
        control('memo').value = '';
      });
      await pressed(element);
      expect(posts).to.have.length(1);
      expect(found.noValidate).to.equal(false);
    });

    for (const when of ['payment-request', 'payment-success'] as const) {
      it(`sends it where the page has taken the tag away by then (${when})`, async () => {
        const { element, found, posts } = await form(`${ORDER}${tag('submit-form')}`);
        document.addEventListener(when, () => element.remove(), { once: true });
        await warm(element);
        const ended = oneEvent(document, 'payment-success');
        trigger(element).click();
        const { impUid } = ((await ended) as CustomEvent<PayOutcome>).detail;
        expect(posts.map(({ fields }) => fields.imp_uid)).to.deep.equal([impUid]);
        expect(found.contains(element)).to.equal(false);
      });
    }

    it('does not where a listener says so, nor after a failure', async () => {
      const { element, posts } = await form(`${ORDER}${tag('submit-form')}`);
      element.addEventListener('payment-success', (event) => event.preventDefault());
      await pressed(element);
      element.reset();
      element.setAttribute('custom-data', '{"sandbox":"declined"}');
      await pressed(element);
      expect(posts).to.deep.equal([]);
    });
  });
});
