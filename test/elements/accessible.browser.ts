import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import type { IamportCheckout, IamportReturn } from '../../src/index.js';
import { message } from '../../src/messages.js';
import { sandbox } from '../support/sandbox.js';
import { checkout, payable, press, sentence, trigger, warm } from './harness.js';

/** As the browser does when the buyer comes Back: the window is lost at once. */
const comeBack = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

const verdict = (element: IamportCheckout, reply: object) => {
  element.verify = async () => reply;
};

interface State {
  name: string;
  attributes?: Record<string, string>;
  /** Brings the element there. */
  enter(element: IamportCheckout): unknown;
  /** Lets its payment end. */
  leave?(): void;
}

let answer = () => {};

const states: State[] = [
  { name: 'idle', enter: () => {} },
  {
    name: 'open',
    attributes: { 'custom-data': '' },
    enter: (element) => void element.pay(),
    leave: comeBack,
  },
  {
    name: 'verifying',
    enter: (element) => {
      element.verify = () =>
        new Promise((resolve) => {
          answer = () => resolve({ status: 'paid' });
        });
      void element.pay();
    },
    leave: () => answer(),
  },
  { name: 'paid', enter: press },
  {
    name: 'pending',
    enter: async (element) => {
      const account = { vbank_name: '국민은행', vbank_num: '123-4', vbank_holder: '상점', vbank_date: 1800000000 };
      verdict(element, { status: 'ready', amount: 14000, ...account });
      await press(element);
    },
  },
  { name: 'failed', attributes: { amount: '' }, enter: press },
  { name: 'disabled', attributes: { disabled: '' }, enter: () => {} },
];

const isEnded = ({ state }: IamportCheckout | IamportReturn) => !/^(?:loading|open|verifying)$/.test(state);

describe('accessible throughout', () => {
  before(async () => {
    await warm(await checkout());
  });

  for (const locale of ['ko', 'en'] as const) {
    for (const inner of ['', '<button type="button">주문하기</button>']) {
      for (const { name, attributes, enter, leave } of states) {
        it(`${name}, ${locale}, ${inner ? "the site's own button" : 'a button of its own'}`, async () => {
          const element = await checkout({ ...payable(), locale, ...attributes }, inner);
          await warm(element);
          await enter(element);
          if (name !== 'disabled') await waitUntil(() => element.state === name, name, { timeout: 8_000 });
          await element.updateComplete;
          await expect(element).to.be.accessible();

          const status = element.shadowRoot?.querySelector('[role=status]');
          expect(status?.getAttribute('lang')).to.equal(locale);
          const isBusy = trigger(element).getAttribute('aria-busy') === 'true';
          expect(isBusy).to.equal(name === 'open' || name === 'verifying');
          if (isBusy) expect(sentence(element)).to.equal(message(name as 'open', locale));
          leave?.();
          await waitUntil(() => isEnded(element), 'an end', { timeout: 8_000 });
        });
      }
    }
  }

  it('says that a button which does nothing any more is disabled, until there is another order', async () => {
    const element = await checkout({ ...payable(), 'merchant-uid': 'order_a11y_1' });
    await warm(element);
    await press(element);
    await element.updateComplete;
    expect(trigger(element).getAttribute('aria-disabled')).to.equal('true');
    element.merchantUid = 'order_a11y_2';
    await element.updateComplete;
    expect(trigger(element).hasAttribute('aria-disabled')).to.equal(false);
  });

  for (const inner of ['', '<button type="button">주문하기</button>']) {
    it(`gives the focus back after the window: ${inner || 'a button of its own'}`, async () => {
      const element = await checkout({ ...payable(), 'custom-data': '' }, inner);
      await warm(element);
      trigger(element).focus();
      const payment = element.pay();
      // A window that closes leaves the focus to nobody.
      trigger(element).blur();
      expect(document.activeElement).to.equal(document.body);
      comeBack();
      await payment;
      await element.updateComplete;
      const root = trigger(element).getRootNode() as Document | ShadowRoot;
      expect(root.activeElement).to.equal(trigger(element));
    });
  }

  it('leaves the focus where the buyer has put it meanwhile', async () => {
    const element = await checkout(
      { ...payable(), 'custom-data': '' },
      '<button>주문하기</button><textarea></textarea>',
    );
    await warm(element);
    trigger(element).focus();
    const payment = element.pay();
    element.querySelector('textarea')?.focus();
    comeBack();
    await payment;
    expect(document.activeElement?.localName).to.equal('textarea');
  });

  it('keeps a page of 320 pixels in its width with text twice as large', async () => {
    for (const locale of ['ko', 'en']) {
      const element = await checkout({ ...payable(), amount: '', locale });
      const box = element.parentElement as HTMLElement;
      box.style.cssText = 'width: 320px; font-size: 32px';
      await press(element);
      await element.updateComplete;
      expect(box.scrollWidth).to.equal(320);
      expect(trigger(element).getBoundingClientRect().height).to.be.at.least(48);
    }
  });

  it('turns slowly for who wants little motion', async function () {
    await emulateMedia({ reducedMotion: 'reduce' }).catch(() => this.skip());
    const element = await checkout({ ...payable(), 'custom-data': '' });
    await warm(element);
    void element.pay();
    await element.updateComplete;
    const spinner = element.shadowRoot?.querySelector('[part=spinner]') as HTMLElement;
    const duration = getComputedStyle(spinner).animationDuration;
    comeBack();
    await emulateMedia({ reducedMotion: 'no-preference' });
    expect(duration).to.equal('4s');
  });

  it('is paid by keyboard alone', async function () {
    const element = await checkout();
    await warm(element);
    trigger(element).focus();
    const ended = new Promise((resolve) => element.addEventListener('payment-success', resolve, { once: true }));
    await sendKeys({ press: 'Enter' }).catch(() => this.skip());
    await ended;
  });
});

describe('the sandbox', () => {
  it('has seen every window', async () => {
    expect((await sandbox.payments()).length).to.be.greaterThan(0);
  });
});
