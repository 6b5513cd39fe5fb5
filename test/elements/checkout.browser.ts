import { aTimeout, expect, oneEvent, waitUntil } from '@open-wc/testing';
import { hearApps } from '../../src/elements/app-messages.js';
import { IamportCheckout, type PaymentRequestDetail, type PayOutcome } from '../../src/index.js';
import type { Imp } from '../../src/sdk/imp.js';
import { sandbox } from '../support/sandbox.js';
import { checkout, payable, press, sentence, trigger, warm } from './harness.js';

const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(payable()).filter(([name]) => !names.includes(name)));

/** Everything our elements announce while `run` runs. */
async function heard(target: EventTarget, run: () => unknown): Promise<string[]> {
  const names: string[] = [];
  const all = ['payment-request', 'payment-success', 'payment-pending', 'payment-failed'];
  const listen = ({ type }: Event) => void names.push(type);
  for (const name of all) target.addEventListener(name, listen);
  await run();
  for (const name of all) target.removeEventListener(name, listen);
  return names;
}

describe('<iamport-checkout>', () => {
  beforeEach(async () => {
    await sandbox.clear();
  });

  describe('before the first attempt', () => {
    it('writes nothing on the host and is accessible', async () => {
      const element = await checkout();
      expect(element.getAttributeNames().sort()).to.deep.equal(Object.keys(payable()).sort());
      expect(element.state).to.equal('idle');
      expect(element.outcome).to.equal(null);
      await expect(element).to.be.accessible();
    });

    it('draws a button with the light DOM, or its own word, as its label', async () => {
      const label = (element: IamportCheckout) => trigger(element).textContent?.trim();
      expect(label(await checkout({ ...payable(), locale: 'ko' }))).to.equal('결제하기');
      expect(label(await checkout({ ...payable(), locale: 'en' }, '\n  '))).to.equal('Pay');
      const edited = await checkout({ ...payable(), locale: 'ko' }, '<br />\n<p></p>');
      expect(label(edited)).to.equal('결제하기');
      expect(edited.offsetHeight).to.equal((await checkout({ ...payable(), locale: 'ko' })).offsetHeight);
      const own = await checkout(payable(), '<b>14,000원</b> 결제');
      expect(label(own)).to.equal('');
      expect(own.shadowRoot?.querySelector('slot')?.assignedNodes()).to.have.length(2);
    });

    it('reads a property’s name as an attribute too, which HTML writes in small letters', async () => {
      const box = document.createElement('div');
      box.innerHTML = '<iamport-checkout payMethod="vbank" vbankDue="20991231" pg="kcp"></iamport-checkout>';
      const element = box.firstElementChild as IamportCheckout;
      document.body.append(box);
      expect(element.getAttributeNames()).to.include('paymethod');
      expect([element.payMethod, element.vbankDue, element.pg]).to.deep.equal(['vbank', '20991231', 'kcp']);
      element.removeAttribute('paymethod');
      expect(element.payMethod).to.equal(null);
      box.remove();
    });

    for (const control of [
      '<button>결제</button>',
      '<a href="/fallback">결제</a>',
      '<input type="submit" value="결제">',
      '<p><input type="button" value="결제"></p>',
      '<input type="image" alt="결제">',
    ]) {
      it(`leaves the button to the site: ${control}`, async () => {
        const element = await checkout({ ...payable(), amount: '' }, control);
        expect(element.shadowRoot?.querySelector('button')).to.equal(null);
        const outcome = await press(element);
        expect(outcome.reason).to.equal('invalid-request');
      });
    }
  });

  describe('a payment by callback', () => {
    const endings = [
      ['paid', 'card', 'payment-success', null],
      ['cancelled', 'card', 'payment-failed', 'cancelled'],
      ['declined', 'card', 'payment-failed', 'declined'],
      ['vbank-issued', 'vbank', 'payment-pending', 'vbank-issued'],
      ['tampered', 'card', 'payment-success', null],
    ] as const;
    for (const [scenario, method, name, reason] of endings) {
      it(`ends a window that is ${scenario} in ${name}`, async () => {
        const element = await checkout({
          ...payable(scenario),
          'pay-method': method,
          'merchant-uid': `order_${scenario}`,
        });
        let outcome: PayOutcome | undefined;
        const names = await heard(element, async () => {
          outcome = await press(element);
        });
        expect(names).to.deep.equal(['payment-request', name]);
        expect(outcome?.reason).to.equal(reason);
        expect(outcome?.verified).to.equal(false);
        expect(outcome?.merchantUid).to.equal(`order_${scenario}`);
        expect(outcome?.impUid).to.match(/^imp_\d+$/);
        expect(element.outcome).to.equal(outcome);
        expect(element.getAttribute('state')).to.equal(outcome?.status);
        await element.updateComplete;
        expect(sentence(element)).to.contain(outcome?.message);
        await expect(element).to.be.accessible();
      });
    }

    it('shows the virtual account with its due date in Seoul', async () => {
      const element = await checkout({ ...payable('vbank-issued'), 'pay-method': 'vbank', locale: 'ko' });
      const { vbank } = await press(element);
      await element.updateComplete;
      expect(vbank?.number).to.be.a('string');
      expect(sentence(element))
        .to.contain(vbank?.number ?? '-')
        .and.to.contain('입금 기한');
    });

    it('calls a window that closed without a word abandoned, and can pay again', async () => {
      const element = await checkout(payable('closed'));
      expect((await press(element)).reason).to.equal('abandoned');
      element.setAttribute('custom-data', '{"sandbox":"paid"}');
      expect((await press(element)).status).to.equal('paid');
    });

    it('takes the verdict over the claim', async () => {
      const element = await checkout(payable('cancelled'));
      const asked: unknown[] = [];
      element.verify = async (claim) => {
        asked.push([claim.status, claim.reason]);
        return { status: 'paid', amount: 14000 };
      };
      const outcome = await press(element);
      expect(asked).to.deep.equal([['failed', 'cancelled']]);
      expect([outcome.status, outcome.verified, outcome.paidAmount]).to.deep.equal(['paid', true, 14000]);
    });

    it('calls the SDK in the very task of the click once it is ready', async () => {
      const element = await checkout();
      await warm(element);
      const { IMP } = window as unknown as { IMP: Imp };
      const real = IMP.request_pay;
      let called = false;
      IMP.request_pay = (...call) => {
        called = true;
        real.apply(IMP, call);
      };
      const end = oneEvent(element, 'payment-success');
      trigger(element).click();
      expect(called).to.equal(true);
      IMP.request_pay = real;
      await end;
    });

    it('lets a listener change the parameters, the last stop before the window', async () => {
      const element = await checkout({ ...payable(), 'merchant-uid': 'order_1' });
      element.addEventListener('payment-request', ({ detail }) => {
        expect(detail.route).to.equal('callback');
        expect(detail.request.orderName).to.equal('주문명:결제테스트');
        detail.params.name = '바뀐 이름';
      });
      await press(element);
      const [payment] = await sandbox.payments('order_1');
      expect(payment?.params.name).to.equal('바뀐 이름');
    });

    it('opens nothing and announces nothing more where a listener prevents it', async () => {
      const element = await checkout();
      element.addEventListener('payment-request', (event) => event.preventDefault());
      const names = await heard(element, async () => expect((await element.pay()).reason).to.equal('prevented'));
      expect(names).to.deep.equal(['payment-request']);
      expect(element.state).to.equal('idle');
      expect(await sandbox.payments()).to.deep.equal([]);
    });

    it('bubbles out of shadow roots', async () => {
      const host = document.createElement('div');
      const element = await checkout();
      host.attachShadow({ mode: 'open' }).append(element);
      document.body.append(host);
      const names = await heard(document, () => press(element));
      expect(names).to.deep.equal(['payment-request', 'payment-success']);
      host.remove();
    });

    it('tells the document where the element is gone', async () => {
      const element = await checkout();
      const event = oneEvent(document, 'payment-success');
      const opening = oneEvent(document, 'payment-request');
      trigger(element).click();
      await opening;
      element.remove();
      expect(((await event) as CustomEvent<PayOutcome>).detail.status).to.equal('paid');
    });
  });

  describe('one payment at a time', () => {
    it('ignores a click during an attempt, of any element', async () => {
      const [first, second] = [await checkout(), await checkout()];
      const end = oneEvent(first, 'payment-success');
      trigger(first).click();
      const names = await heard(second, async () => {
        trigger(second).click();
        expect((await second.pay()).reason).to.equal('in-progress');
      });
      expect(names).to.deep.equal([]);
      await end;
      expect((await press(second)).status).to.equal('paid');
    });

    it('does nothing after paid, until reset or another order number', async () => {
      const element = await checkout({ ...payable(), 'merchant-uid': 'order_1' });
      const outcome = await press(element);
      const names = await heard(element, async () => expect(await element.pay()).to.equal(outcome));
      expect(names).to.deep.equal([]);
      element.merchantUid = 'order_2';
      expect((await press(element)).merchantUid).to.equal('order_2');
      element.reset();
      expect([element.state, element.outcome]).to.deep.equal(['idle', null]);
    });

    it('does nothing while disabled', async () => {
      const element = await checkout({ ...payable(), disabled: '' }, '<button>결제</button>');
      const names = await heard(element, async () => {
        trigger(element).click();
        await aTimeout(50);
      });
      expect(names).to.deep.equal([]);
    });
  });

  describe('bad input', () => {
    it('never opens a window: payment-failed with every issue, readable by the buyer', async () => {
      const element = await checkout({
        ...without('order-name', 'imp-code'),
        amount: '14,000',
        'escrow-products': '{',
        locale: 'ko',
      });
      const names = await heard(element, async () => {
        const outcome = await press(element);
        expect(outcome.reason).to.equal('invalid-request');
        expect(outcome.issues.map(({ path }) => path).sort()).to.include.members([
          'amount',
          'escrow-products',
          'order-name',
        ]);
      });
      expect(names).to.deep.equal(['payment-failed']);
      await element.updateComplete;
      expect(sentence(element)).to.contain('결제 정보가 올바르지 않아');
      expect(await sandbox.payments()).to.deep.equal([]);
      await expect(element).to.be.accessible();
    });

    it('tells its issues before a click too', async () => {
      const element = await checkout({ ...payable(), amount: '' });
      expect(element.checkValidity()).to.equal(false);
      expect(element.issues).to.have.length(1);
      element.amount = 14000;
      expect(element.reportValidity()).to.equal(true);
    });

    it('reports an SDK that cannot be loaded', async () => {
      const { IMP } = window as unknown as { IMP?: Imp };
      delete (window as { IMP?: Imp }).IMP;
      const element = await checkout({ ...payable(), 'sdk-url': `${sandbox.url}/nothing.js`, preload: 'none' });
      const outcome = await press(element);
      expect(outcome.reason).to.equal('sdk-blocked');
      (window as { IMP?: Imp | undefined }).IMP = IMP;
    });
  });

  describe('a page that is in the way', () => {
    it('finds its trigger again when the site renders it anew, at any depth', async () => {
      const element = await checkout({ ...payable(), amount: '' }, '<div><button>하나</button></div>');
      const box = element.querySelector('div') as HTMLElement;
      box.innerHTML = '<button>둘</button>';
      expect((await press(element)).reason).to.equal('invalid-request');
      box.innerHTML = '';
      await element.updateComplete;
      await aTimeout(0);
      await element.updateComplete;
      expect(element.shadowRoot?.querySelector('button')).not.to.equal(null);
    });

    it('loads the SDK past an element that is called IMP', async () => {
      const page = window as { IMP?: Imp | undefined };
      const { IMP } = page;
      delete page.IMP;
      const box = document.createElement('div');
      box.innerHTML = '<p id="IMP"></p>';
      document.body.append(box);
      const element = await checkout({ ...payable(), 'sdk-url': `${sandbox.url}/v1/iamport.js?beside-an-element` });
      const outcome = await press(element);
      expect(outcome.status).to.equal('paid');
      // The page's first IMP comes back to its own dialog, which is the only one again.
      for (const dialog of Array.from(document.querySelectorAll('.imp-dialog')).slice(1)) dialog.remove();
      box.remove();
      page.IMP = IMP;
    });

    it('reads what was set before the upgrade, and a disabled that is written as a property', async () => {
      const element = document.createElement('iamport-checkout');
      Object.assign(element, { impCode: 'imp1', orderName: '주문', amount: 100, pg: 'kakao', disabled: '' });
      expect(element.issues).to.deep.equal([]);
      document.body.append(element);
      await element.updateComplete;
      expect((trigger(element) as HTMLButtonElement).disabled).to.equal(true);
      element.remove();
    });

    it('gives the page back when the SDK throws, and announces one outcome', async () => {
      const element = await checkout({ ...payable(), 'failed-url': '/elsewhere' });
      await warm(element);
      const { IMP } = window as unknown as { IMP: Imp };
      const real = IMP.request_pay;
      IMP.request_pay = () => {
        throw new Error('broken');
      };
      expect((await press(element)).reason).to.equal('sdk-unusable');
      IMP.request_pay = real;
      const names = await heard(element, async () => {
        await press(element);
        await aTimeout(3_500);
      });
      expect(names).to.deep.equal(['payment-request', 'payment-success']);
      expect(location.pathname).not.to.equal('/elsewhere');
    });

    // Around the moments when both tags have called `init` and the service has not answered one of them yet.
    for (const delay of [210, 260, 320, 380, 450]) {
      it(`pays for its own merchant while another tag warms up, clicked after ${delay} ms`, async () => {
        const online = window.fetch;
        window.fetch = async (...request) => {
          if (String(request[0]).includes('/users/pg/')) await aTimeout(100);
          return online(...request);
        };
        const uid = `order_mine_${delay}`;
        const mine = await checkout({ ...payable(), 'imp-code': `imp1${delay}`, 'merchant-uid': uid });
        const other = await checkout({ ...payable(), 'imp-code': `imp2${delay}` });
        await aTimeout(delay);
        const { status } = await press(mine);
        window.fetch = online;
        expect(status).to.equal('paid');
        expect((await sandbox.payments(uid))[0]?.user_code).to.equal(`imp1${delay}`);
        other.remove();
      });
    }
  });

  it('goes nowhere where a listener prevents what would follow', async () => {
    const element = await checkout({ ...payable(), 'success-url': '/elsewhere' });
    element.addEventListener('payment-success', (event) => event.preventDefault());
    await press(element);
    await aTimeout(50);
    expect(location.pathname).not.to.equal('/elsewhere');
  });

  it('passes an app’s message on to the window', async () => {
    const element = await checkout({ ...without('custom-data'), pg: 'kakao' });
    const end = oneEvent(element, 'payment-success');
    trigger(element).click();
    await waitUntil(async () => (await sandbox.payments()).length === 1, 'the window is open', { timeout: 5_000 });
    const insist = setInterval(() => element.communicate({ result: 'process' }), 100);
    await end;
    clearInterval(insist);
  });

  describe('what an app says to the page', () => {
    interface AppDoor {
      IamportElements: { communicate(message: unknown): void };
      IMP: { communicate?: unknown };
    }
    const app = window as unknown as AppDoor;
    const opened = (count: number) =>
      waitUntil(async () => (await sandbox.payments()).length === count, 'the window is open', { timeout: 5_000 });
    const kakao = (uid: string) => ({ ...without('custom-data'), pg: 'kakao', 'merchant-uid': uid });

    for (const [result, event] of [
      ['process', 'payment-success'],
      ['cancel', 'payment-failed'],
    ] as const) {
      it(`reaches the window without a script of the page's own: ${result}`, async () => {
        const element = await checkout(kakao(`app_${result}`));
        const end = oneEvent(element, event);
        trigger(element).click();
        await opened(1);
        const insist = setInterval(() => app.IamportElements.communicate({ result }), 100);
        await end;
        clearInterval(insist);
      });
    }

    it('changes nothing once the window has polled and closed itself', async () => {
      const element = await checkout(kakao('app_polled'));
      const end = oneEvent(element, 'payment-success');
      trigger(element).click();
      await opened(1);
      const [payment] = await sandbox.payments();
      // What the wallet's app says to its own service.
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ scenario: 'paid' });
      await fetch(`${sandbox.url}/payments/answer/${payment?.imp_uid}`, { method: 'POST', headers, body });
      await end;
      let events = 0;
      for (const name of ['payment-success', 'payment-pending', 'payment-failed'])
        element.addEventListener(name, () => (events += 1));
      app.IamportElements.communicate({ result: 'cancel' });
      element.communicate({ result: 'process' });
      await aTimeout(300);
      expect([element.state, events]).to.deep.equal(['paid', 0]);
    });

    it('keeps what a page has by that name, and goes without where it may not write', () => {
      const page = window as unknown as { IamportElements: unknown };
      const ours = page.IamportElements;
      class Own {
        speak = () => 'kept';
      }
      for (const standing of [new Own(), Object.freeze({}), null, 'text', undefined]) {
        page.IamportElements = standing;
        hearApps();
        if (standing instanceof Own) expect(standing.speak()).to.equal('kept');
        const heard = typeof (page.IamportElements as { communicate?: unknown } | null)?.communicate;
        expect(heard).to.equal(
          Object.isFrozen(standing) && typeof standing === 'object' && standing ? 'undefined' : 'function',
        );
      }
      page.IamportElements = ours;
    });

    it('never throws, whatever it is', () => {
      const circle: Record<string, unknown> = {};
      circle.self = circle;
      const { communicate } = app.IMP;
      for (const message of [undefined, null, '', 'process', 1, circle, () => {}]) {
        app.IamportElements.communicate(message);
        app.IMP.communicate = () => {
          throw new Error('the vendor’s');
        };
        app.IamportElements.communicate(message);
        delete app.IMP.communicate;
        app.IamportElements.communicate(message);
        app.IMP.communicate = communicate;
      }
    });
  });

  it('sees its environment as the SDK does', async () => {
    expect((await checkout()).environment.device).to.equal('pc');
  });

  it('has typed events', async () => {
    const element = await checkout();
    element.addEventListener('payment-request', (event) => event.detail satisfies PaymentRequestDetail);
    expect(element).to.be.an.instanceof(IamportCheckout);
  });
});
