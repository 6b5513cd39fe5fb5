import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/define.js';
import type { IamportReturn, PayOutcome } from '../../src/index.js';
import { sentence } from './harness.js';

const page = location.pathname;
const query = '?shop=demo&imp_uid=imp_1&merchant_uid=order_7&imp_success=true';

/** A return on a page with this address, which asks `verify` where it is given. */
async function comeHome(
  search: string,
  {
    verify,
    inner = '',
    attributes = {},
  }: { verify?: IamportReturn['verify']; inner?: string; attributes?: Record<string, string> } = {},
): Promise<IamportReturn> {
  if (search) history.replaceState(null, '', page + search);
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const element = document.createElement('iamport-return');
  for (const [name, value] of Object.entries({ locale: 'ko', ...attributes })) element.setAttribute(name, value);
  if (verify) element.verify = verify;
  element.innerHTML = inner;
  box.append(element);
  return element;
}

async function end(element: IamportReturn): Promise<PayOutcome> {
  await waitUntil(() => element.outcome !== null, 'an outcome', { timeout: 8_000 });
  await element.updateComplete;
  return element.outcome as PayOutcome;
}

describe('<iamport-return>', () => {
  const original = location.href;
  afterEach(() => history.replaceState(null, '', original));

  it('is silent where there is no payment in the address', async () => {
    const element = await comeHome('?shop=demo&success=true');
    await aTimeout(50);
    expect([element.state, element.outcome, element.hasAttribute('state'), sentence(element)]).to.deep.equal([
      'idle',
      null,
      false,
      '',
    ]);
  });

  // The first one of the page, since it is told once.
  it('tells the developer that nobody vouches for it where nobody is asked', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => said.push(line);
    try {
      await end(await comeHome(query, { verify: async () => ({ status: 'paid' }) }));
      history.replaceState(null, '', page);
      await end(await comeHome(`${query}2`));
      await end(await comeHome(`${query}3`));
    } finally {
      console.warn = warn;
    }
    expect(said.length).to.equal(1);
    expect(said[0]).to.match(/verify-url is missing/);
  });

  const claims = [
    [query, 'payment-success', 'paid', null],
    ['?imp_uid=imp_1&merchant_uid=order_7', 'payment-success', 'paid', null],
    [
      '?imp_uid=imp_1&merchant_uid=order_7&imp_success=false&error_msg=%EC%82%AC%EC%9A%A9%EC%9E%90%EA%B0%80%20%EA%B2%B0%EC%A0%9C%EB%A5%BC%20%EC%B7%A8%EC%86%8C',
      'payment-failed',
      'failed',
      'cancelled',
    ],
    ['?merchant_uid=order_7', 'payment-pending', 'pending', 'unknown'],
  ] as const;
  for (const [search, name, status, reason] of claims) {
    it(`announces ${name} for ${decodeURIComponent(search)}`, async () => {
      const event = oneEvent(document, name);
      const element = await comeHome(search);
      const { detail } = (await event) as CustomEvent<PayOutcome>;
      expect([detail.status, detail.reason, detail.verified]).to.deep.equal([status, reason, false]);
      expect(element.getAttribute('state')).to.equal(status);
      await element.updateComplete;
      expect(sentence(element)).to.equal(detail.message);
      await expect(element).to.be.accessible();
    });
  }

  it('believes the server, and shows that it is being asked', async () => {
    let answer: (verdict: unknown) => void = () => {};
    const element = await comeHome(query, { verify: () => new Promise((resolve) => (answer = resolve)) });
    await waitUntil(() => element.state === 'verifying');
    await element.updateComplete;
    expect(sentence(element)).to.equal('결제 결과를 확인하고 있습니다.');
    answer({ status: 'forged' });
    expect((await end(element)).reason).to.equal('forged');
  });

  it('shows the slot of its state, with the outcome filled in as text', async () => {
    const inner = `<p slot="success">주문 <b data-iamport-field="merchantUid">-</b> <i data-iamport-field="paidAmount"></i></p>
      <p slot="pending" data-iamport-field="vbank.due"></p><p slot="failed">실패</p>`;
    const element = await comeHome('?imp_uid=imp_1&merchant_uid=%3Cimg%20src=x%3E', {
      inner,
      verify: async () => ({ status: 'paid', amount: 14000 }),
    });
    await end(element);
    const [success, pending] = [...element.querySelectorAll('p')];
    expect(success?.querySelector('b')?.textContent).to.equal('<img src=x>');
    expect(success?.querySelector('i')?.textContent).to.equal('14000');
    expect(success?.offsetHeight).to.be.greaterThan(0);
    expect(pending?.offsetHeight).to.equal(0);
    expect(element.querySelector('img')).to.equal(null);
  });

  it('fills in the account and its due date in Seoul', async () => {
    const inner =
      '<p slot="pending"><b data-iamport-field="vbank.number"></b><i data-iamport-field="vbank.due"></i></p>';
    const due = Date.parse('2027-01-15T23:59:00+09:00') / 1000;
    const element = await comeHome(query, {
      inner,
      verify: async () => ({ status: 'ready', vbank_num: '123-4', vbank_date: due }),
    });
    expect((await end(element)).reason).to.equal('vbank-issued');
    expect(element.querySelector('b')?.textContent).to.equal('123-4');
    expect(element.querySelector('i')?.textContent).to.contain('2027').and.to.contain('23:59');
  });

  it('takes the payment out of the address bar and keeps the rest, or leaves it where it is told to', async () => {
    await end(await comeHome(query));
    expect(location.search).to.equal('?shop=demo');
    await end(await comeHome(query, { attributes: { 'keep-query': '' } }));
    expect(location.search).to.equal(query);
  });

  it('announces a final answer again without asking, and asks again about a pending one', async () => {
    let asked = 0;
    const verdict = { status: 'paid' };
    const verify = async () => {
      asked += 1;
      return verdict;
    };
    await end(await comeHome(query, { verify }));
    const again = oneEvent(document, 'payment-success');
    await end(await comeHome('', { verify }));
    expect(((await again) as CustomEvent<PayOutcome>).detail.verified).to.equal(true);
    expect(asked).to.equal(1);

    await end(
      await comeHome(query.replace('imp_1', 'imp_2'), { verify: async () => ({ status: 'ready', vbank_num: '1' }) }),
    );
    expect((await end(await comeHome('', { verify }))).status).to.equal('paid');
    expect(asked).to.equal(2);
  });

  it('remembers what was claimed while it asks again', async () => {
    const cancelled =
      '?imp_uid=imp_3&merchant_uid=order_7&imp_success=false&error_msg=%EC%82%AC%EC%9A%A9%EC%9E%90%20%EC%B7%A8%EC%86%8C';
    await end(await comeHome(cancelled, { verify: async () => 'no verdict' }));
    const again = await end(await comeHome('', { verify: async () => ({ status: 'ready' }) }));
    expect([again.status, again.reason]).to.deep.equal(['failed', 'cancelled']);
  });

  it('starts again at another url', async () => {
    const element = await comeHome('?shop=demo');
    await aTimeout(50);
    element.url = '/result?imp_uid=imp_4&merchant_uid=order_4';
    expect((await end(element)).impUid).to.equal('imp_4');
  });

  it('lowers a claim by the note that the checkout left, never raises one', async () => {
    sessionStorage.setItem('iamport-elements:left-for', JSON.stringify({ merchantUid: 'order_7', payMethod: 'vbank' }));
    expect((await end(await comeHome(query))).reason).to.equal('vbank-issued');
    expect((await end(await comeHome(query.replace('order_7', 'order_8')))).status).to.equal('paid');
    const ready = { verify: async () => ({ status: 'ready' }) };
    expect((await end(await comeHome(query.replace('imp_1', 'imp_5'), ready))).reason).to.equal('vbank-issued');
    sessionStorage.clear();
  });

  it("shows the PG's own words where the note names a PG that demands it, and nobody else's", async () => {
    const words = '네이버페이 포인트가 부족합니다.';
    const refused = `?imp_uid=imp_6&merchant_uid=order_7&error_msg=${encodeURIComponent(words)}`;
    const leave = (pg: string) =>
      sessionStorage.setItem(
        'iamport-elements:left-for',
        JSON.stringify({ merchantUid: 'order_7', payMethod: 'card', pg }),
      );
    leave('naverpay');
    const element = await comeHome(refused);
    expect((await end(element)).message).to.equal(words);
    expect(sentence(element)).to.equal(words);
    leave('kcp');
    expect((await end(await comeHome(refused.replace('imp_6', 'imp_7')))).message).not.to.contain(words);
    sessionStorage.clear();
    const other = await end(await comeHome(refused.replace('imp_6', 'imp_8')));
    expect([other.message.includes(words), other.pgMessage]).to.deep.equal([false, words]);
  });

  it("spells the account's due date in the buyer's locale", async () => {
    const due = Date.parse('2027-01-15T23:59:00+09:00') / 1000;
    const verify = async () => ({ status: 'ready', vbank_num: '123-4', vbank_name: 'KB', vbank_date: due });
    const shown = async (locale: string, uid: string) => {
      const element = await comeHome(query.replace('imp_1', uid), { verify, attributes: { locale } });
      await end(element);
      return element.shadowRoot?.querySelector('[part=account]')?.textContent ?? '';
    };
    expect(await shown('ko', 'imp_11')).to.contain('2027년 1월 15일 23:59');
    expect(await shown('en-GB', 'imp_12')).to.match(/15 January 2027.*GMT\+9/);
    expect(await shown('ja', 'imp_13')).to.contain('2027年1月15日');
  });

  it('reads another address where it is given one', async () => {
    const element = await comeHome('?shop=demo', { attributes: { url: '/result?imp_uid=imp_9&merchant_uid=order_9' } });
    expect((await end(element)).impUid).to.equal('imp_9');
    expect(location.search).to.equal('?shop=demo');
  });

  it('goes nowhere that is no address', async () => {
    const element = await comeHome(query, { attributes: { 'success-url': 'javascript:document.title="hacked"' } });
    await end(element);
    expect(document.title).not.to.equal('hacked');
  });
});
