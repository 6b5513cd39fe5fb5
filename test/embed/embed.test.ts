import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IamportCheckout } from 'iamport-elements';
import { examples } from '../../demo/embed/examples.js';
import { startExamples } from '../../demo/embed/server.js';
import { endPayment } from '../demo/shopper.js';
import { availableEngines, type Device, type Engine, openBrowser, type Page } from '../support/browsers.js';

/** How an example is paid in. */
interface Row {
  readonly amount: number;
  /** Whose frame the window is in, on a PC. */
  readonly pg: string;
  readonly trigger?: string;
  /** A click before this is heard by nobody. */
  readonly ready?: () => unknown;
  readonly fill?: (page: Page) => Promise<void>;
  /** After a failure on a PC the buyer goes on here: the tag itself says so, and the form is not sent. */
  readonly stays?: true;
}

const upgraded = () => document.querySelector('iamport-checkout')?.matches(':defined');
const tag = { trigger: 'iamport-checkout button', ready: upgraded };
const app = { ...tag, amount: 28_000, pg: 'html5_inicis' };
const buyer = { buyer_name: '김하늘', buyer_tel: '010-1234-5678', buyer_addr: '경기도 여주시 도예로 7' };

const rows: Readonly<Record<string, Row>> = {
  plain: { ...tag, amount: 28_000, pg: 'kcp' },
  'euc-kr': {
    amount: 19_000,
    pg: 'html5_inicis',
    trigger: '#pay',
    ready: () => (window as unknown as { order: unknown }).order,
  },
  php: {
    ...tag,
    amount: 68_000,
    pg: 'kcp',
    stays: true,
    fill: async (page) => {
      for (const [name, value] of Object.entries(buyer)) await page.fill(`[name=${name}]`, value);
    },
  },
  wordpress: { ...tag, amount: 28_000, pg: 'kcp', stays: true },
  vue: app,
  react: app,
  'react-18': app,
  angular: app,
  svelte: app,
};

const served = await startExamples({ port: 0 });
after(() => served.close());

const missing = (name: string): string | false =>
  examples.some((example) => example.name === name && served.isThere(example))
    ? false
    : `demo/embed/${name} is not there`;

/** Opens an example; nothing has ended yet. */
async function open(page: Page, name: string): Promise<Row> {
  const row = rows[name] as Row;
  await page.goto(`${served.url}/embed/${name}/`);
  await page.waitFor(row.ready ?? (() => true));
  if (await page.exists('#outcome')) assert.equal(await page.text('#outcome'), '');
  return row;
}

/** What the page says once it knows: the status, and whose. */
async function outcome(page: Page): Promise<{ status: string; merchantUid: string; text: string }> {
  await page.waitFor(() => {
    const said = document.querySelector<HTMLElement>('#outcome');
    // biome-ignore lint/performance/useDomNodeTextContent: a slot that does not show has a text too
    return /paid|pending|failed/.test(said?.innerText ?? '');
  });
  const text = await page.text('#outcome');
  const [status = ''] = /paid|pending|failed/.exec(text) ?? [];
  const [merchantUid = ''] = /order[0-9a-f]{24}/.exec(text) ?? [];
  return { status, merchantUid, text };
}

/** What the tag says where the page leaves that to it. */
async function failure(page: Page): Promise<{ status: string; merchantUid: string; text: string }> {
  await page.waitFor('iamport-checkout[state=failed]');
  const merchantUid = await page.evaluate(
    () => document.querySelector<IamportCheckout>('iamport-checkout[state=failed]')?.outcome?.merchantUid ?? '',
  );
  return { status: 'failed', merchantUid, text: await page.text('iamport-checkout >>> [part=message]') };
}

/** The order as its server keeps it; PHP has a database of its own. */
function orderOf(name: string, merchantUid: string): { status: string; amount: number; releases: number } {
  if (name !== 'php') {
    const { status = '', amount = 0, releases = -1 } = served.orders.find(merchantUid) ?? {};
    return { status, amount, releases };
  }
  const query = `$found = (new PDO($argv[1]))->prepare('SELECT status, amount, (SELECT COUNT(*) FROM fulfilments f WHERE f.merchant_uid = o.merchant_uid) AS releases
    FROM orders o WHERE merchant_uid = ?'); $found->execute([$argv[2]]); echo json_encode($found->fetch(PDO::FETCH_ASSOC));`;
  return JSON.parse(execFileSync('php', ['-r', query, served.phpDatabase ?? '', merchantUid], { encoding: 'utf8' }));
}

const paymentsOf = (merchantUid: string) =>
  served.sandbox.payments.list().filter((payment) => payment.merchant_uid === merchantUid);

async function pay(page: Page, device: Device, name: string, ending: 'paid' | 'cancelled') {
  const { pg, trigger = '', fill, stays } = await open(page, name);
  await fill?.(page);
  await page.click(trigger);
  await endPayment(page, ending, device === 'pc' ? pg : null);
  return stays && device === 'pc' && ending !== 'paid' ? failure(page) : outcome(page);
}

describe('every example', { concurrency: 2 }, () => {
  for (const engine of availableEngines()) {
    for (const device of ['pc', 'phone'] as const) journeys(engine, device);
  }
});

/** One browser for them all: to open one takes longer than to pay. */
function journeys(engine: Engine, device: Device): void {
  describe(`${engine}, ${device}`, { concurrency: 1 }, () => {
    let page: Page;
    before(async () => {
      page = await openBrowser(engine, { device });
    });
    after(() => page.close());

    for (const example of examples) {
      const { name } = example;
      const skip = missing(name);
      it(`${name} is paid`, { skip }, async () => {
        const { status, merchantUid, text } = await pay(page, device, name, 'paid');
        const { amount } = rows[name] as Row;
        assert.equal(status, 'paid', text);
        assert.deepEqual(orderOf(name, merchantUid), { status: 'paid', amount, releases: 1 });
        const payments = paymentsOf(merchantUid).map((payment) => [payment.status, payment.amount]);
        assert.deepEqual(payments, [['paid', amount]]);
      });

      if (engine !== 'chromium') continue;
      it(`${name} is cancelled`, { skip }, async () => {
        const { status, merchantUid, text } = await pay(page, device, name, 'cancelled');
        const { amount } = rows[name] as Row;
        assert.equal(status, 'failed', text);
        assert.deepEqual(orderOf(name, merchantUid), { status: 'open', amount, releases: 0 });
      });
    }

    if (device === 'pc') onPc(() => page);
  });
}

/** What each kind of page is there to show. */
function onPc(current: () => Page): void {
  it('the old page stays in EUC-KR, and its Korean arrives', { skip: missing('euc-kr') }, async () => {
    const page = current();
    const { status, merchantUid, text } = await pay(page, 'pc', 'euc-kr', 'paid');
    assert.match(text, /^결제가 완료되었습니다/);
    assert.equal(status, 'paid');
    assert.equal(await page.evaluate(() => document.characterSet), 'EUC-KR');
    const { name, buyer_name, buyer_addr } = paymentsOf(merchantUid)[0]?.params ?? {};
    assert.deepEqual([name, buyer_name, buyer_addr], ['황차', '홍길동', '전라남도 보성군 보성읍']);
  });

  it('the form waits for what it requires, does not leave by Enter, and arrives with all its fields', {
    skip: missing('php'),
  }, async () => {
    const page = current();
    const { trigger = '', pg, fill } = await open(page, 'php');
    const merchantUid = await page.evaluate(
      () => document.querySelector<HTMLInputElement>('[name=merchant_uid]')?.value ?? '',
    );
    // As most forms have it: the button that Enter presses.
    await page.evaluate(() => document.querySelector('iamport-checkout button')?.setAttribute('type', 'submit'));
    await page.fill('[name=buyer_name]', buyer.buyer_name);
    await page.press('Enter');
    await page.waitFor(() => (document.activeElement as HTMLInputElement).name === 'buyer_tel');
    await page.click(trigger);
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).name), 'buyer_tel');
    assert.match(merchantUid, /^order/);
    assert.deepEqual(paymentsOf(merchantUid), []);

    await fill?.(page);
    await page.click('label:has([value=trans])');
    await page.click(trigger);
    await endPayment(page, 'paid', pg);
    assert.equal((await outcome(page)).status, 'paid');
    assert.match(await page.url(), /\/complete\.php$/);
    const payment = paymentsOf(merchantUid)[0];
    assert.deepEqual([payment?.pay_method, payment?.params.buyer_name], ['trans', buyer.buyer_name]);
    assert.equal(await page.text('#imp-uid'), payment?.imp_uid);
    for (const [name, value] of Object.entries(buyer)) assert.equal(await page.text(`#${name}`), value);
  });

  it('the post has two buttons and one SDK', async () => {
    const page = current();
    const { pg } = await open(page, 'wordpress');
    await page.click('p:last-of-type iamport-checkout, h2:last-of-type ~ p iamport-checkout');
    await page.frame(`.imp-dialog iframe.imp-frame-${pg}`).waitFor('form.window .pay');
    const asked = await page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/v1/iamport.js')),
    );
    assert.equal(asked.length, 1);
    await endPayment(page, 'paid', pg);
    const { status, merchantUid } = await outcome(page);
    assert.equal(status, 'paid');
    assert.deepEqual(orderOf('wordpress', merchantUid), { status: 'paid', amount: 68_000, releases: 1 });
    assert.match(await page.url(), /\/thanks\//);
    // Its settings send whoever has paid to the page that is open now.
    await page.evaluate(() => void Object.assign(window, { stays: true }));
    await sleep(1_000);
    assert.equal(await page.evaluate(() => 'stays' in window), true);
  });
}
