import { expect, oneEvent } from '@open-wc/testing';
import '../../src/define.js';
import type { IamportCheckout, IamportReturn, SdkParams } from '../../src/index.js';
import { sandbox } from '../support/sandbox.js';
import { payable, press, trigger, warm } from './harness.js';

const metas: HTMLMetaElement[] = [];

function meta(name: string, content: string): void {
  const element = document.createElement('meta');
  Object.assign(element, { name: `iamport:${name}`, content });
  document.head.append(element);
  metas.push(element);
}

const boxes: HTMLElement[] = [];

/** Puts markup on the page and returns its tag. */
async function put(markup: string, root: 'light' | 'shadow' = 'light'): Promise<IamportCheckout> {
  const box = document.createElement('div');
  document.body.append(box);
  boxes.push(box);
  const place = root === 'light' ? box : box.attachShadow({ mode: 'open' });
  place.innerHTML = markup;
  const tag = place.querySelector('iamport-checkout') as IamportCheckout;
  await tag.updateComplete;
  return tag;
}

/** What the SDK would get, without opening a window. */
async function asked(tag: IamportCheckout): Promise<SdkParams> {
  await warm(Object.assign(document.createElement('iamport-checkout'), { impCode: 'imp33886024' }));
  let params: SdkParams | undefined;
  tag.addEventListener('payment-request', (event) => {
    params = event.detail.params;
    event.preventDefault();
  });
  const { issues } = await tag.pay();
  expect(params, JSON.stringify(issues)).to.be.an('object');
  return params as SdkParams;
}

describe('settings that stand once for many tags', () => {
  beforeEach(async () => {
    await sandbox.clear();
    for (const [name, value] of Object.entries(payable())) if (!/name|amount/.test(name)) meta(name, value);
  });
  afterEach(() => {
    for (const element of [...metas.splice(0), ...boxes.splice(0)]) element.remove();
  });

  it('come from the head of the page', async () => {
    const tag = await put('<iamport-checkout order-name="녹차" amount="14000"></iamport-checkout>');
    expect((await press(tag)).status).to.equal('paid');
    const [payment] = await sandbox.payments();
    expect(payment?.params).to.include({ pg: 'kcp', name: '녹차', amount: 14000 });
  });

  it('come from an element around the tag, the nearer one first, and the tag is nearest', async () => {
    meta('company', 'head');
    meta('params', '{"bypass":{"from":"head"},"customer_id":"head"}');
    const tag =
      await put(`<section data-iamport-company="outer" data-iamport-pay-method="vbank" data-iamport-buyer-name="outer">
      <div data-iamport-company="inner" pay-method="trans" pg="html5_inicis" data-iamport-escrow data-iamport-vbank-due="20991231">
        <iamport-checkout order-name="녹차" amount="14000" buyer-tel="010" params='{"bypass":{"from":"tag"}}'></iamport-checkout>
      </div></section>`);
    expect(await asked(tag)).to.deep.include({
      company: 'inner',
      pay_method: 'trans',
      pg: 'html5_inicis',
      escrow: true,
      buyer_name: 'outer',
      bypass: { from: 'tag' },
      customer_id: 'head',
    });
  });

  it('are passed over where they are blank, unless bare is what a flag says', async () => {
    meta('company', 'head');
    meta('digital', 'false');
    const tag = await put(
      `<section data-iamport-company=" " data-iamport-digital><iamport-checkout order-name="녹차" amount="14000"></iamport-checkout></section>`,
    );
    expect(await asked(tag)).to.include({ company: 'head', digital: true });
  });

  it('may switch tags off, and leave the address as it is', async () => {
    const tag = await put(
      `<section data-iamport-disabled><iamport-checkout order-name="녹차" amount="14000"></iamport-checkout></section>`,
    );
    trigger(tag).click();
    expect(tag.state).to.equal('idle');
    meta('keep-query', '');
    const { href } = location;
    history.replaceState(null, '', '?imp_uid=imp_1&merchant_uid=order_1');
    const home = document.createElement('iamport-return');
    document.body.append(home);
    boxes.push(home);
    await oneEvent(home, 'payment-success');
    expect(location.search).to.include('imp_uid=imp_1');
    history.replaceState(null, '', href);
  });

  it('leave alone what somebody else may call so', async () => {
    const tag = await put(
      `<div amount="1" company="other" language="html" data-company="other" data-amount="2" aria-label="x">
      <iamport-checkout order-name="녹차" amount="14000"></iamport-checkout></div>`,
    );
    const params = await asked(tag);
    expect(params.amount).to.equal(14000);
    expect(params).to.not.have.any.keys('company', 'language');
  });

  it('reach into shadow roots', async () => {
    const markup = '<slot></slot><iamport-checkout order-name="녹차" amount="14000"></iamport-checkout>';
    const tag = await put(markup, 'shadow');
    boxes[0]?.setAttribute('data-iamport-company', 'around the host');
    expect((await asked(tag)).company).to.equal('around the host');
  });

  it('yield to the form around the tag', async () => {
    const tag = await put(
      `<form data-iamport-company="around"><input name="pg" value="html5_inicis"><input name="buyer_tel" value="010"><input name="company" value="">
      <iamport-checkout order-name="녹차" amount="14000"></iamport-checkout></form>`,
    );
    expect(await asked(tag)).to.include({ pg: 'html5_inicis', company: 'around' });
  });

  it('of a channel yield to a pg on the tag, and the other way round', async () => {
    meta('channel-key', 'channel-key-head');
    const tag = await put(
      '<iamport-checkout order-name="녹차" amount="14000" pg="html5_inicis" buyer-tel="010"></iamport-checkout>',
    );
    expect(await asked(tag)).to.not.have.property('channelKey');
    tag.removeAttribute('pg');
    tag.setAttribute('channel-key', 'channel-key-tag');
    const params = await asked(tag);
    expect(params.channelKey).to.equal('channel-key-tag');
    expect(params).to.not.have.property('pg');
  });

  it('of one merchant are not mixed with those of another', async () => {
    meta('tier-code', 'T1');
    meta('sdk-integrity', 'sha384-of-the-other-script');
    const tag = await put(
      `<iamport-checkout imp-code="imp33886024" sdk-url="${sandbox.sdkUrl}" order-name="녹차" amount="14000"></iamport-checkout>`,
    );
    expect((await press(tag)).status).to.equal('paid');
  });

  it('are missed where their name is not an attribute’s, and so is a tag that was never closed', async () => {
    meta('merchant_uid', 'order_1');
    meta('buyer-name', '홍길동');
    const said: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => said.push(line);
    const tag = await put('<iamport-checkout order-name="녹차" amount="14000"/><iamport-checkout/>');
    await asked(tag);
    await asked(tag);
    console.warn = warn;
    const about = (word: string) => said.filter((line) => line.includes(word)).length;
    expect([about('iamport:merchant_uid'), about('buyer-name'), about('stands in another')]).to.deep.equal([1, 0, 1]);
  });

  it('tell whom to ask and where to go, for a return too', async () => {
    meta('verify-url', '/verify-of-the-page');
    meta('locale', 'en');
    const home = document.createElement('iamport-return') as IamportReturn;
    home.url = '/?imp_uid=imp_1&merchant_uid=order_1';
    document.body.append(home);
    boxes.push(home);
    const { detail: outcome } = await oneEvent(home, 'payment-pending');
    // The test's server knows no such path, which is an answer that was asked for.
    expect(outcome.reason).to.equal('verification-malformed');
    expect(outcome.message).to.match(/^[\x20-\x7e]+$/);
  });
});
