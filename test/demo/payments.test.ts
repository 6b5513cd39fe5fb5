import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { memoryDatabase } from '../../demo/database.js';
import { type RunningShop, startShop } from '../../demo/server.js';
import { availableEngines, type Device, type Engine, openBrowser } from '../support/browsers.js';
import { type Ending, type LogEntry, Shopper } from './shopper.js';

type Route = 'callback' | 'redirect';

interface Gateway {
  pg: string;
  product: string;
  price: number;
  route: Record<Device, Route>;
  /** Beside card. */
  methods: readonly string[];
}

// The voucher's page brings a button of its own, the others leave it to the tag.
const gateways: readonly Gateway[] = [
  {
    pg: 'kcp',
    product: 'teapot',
    price: 68_000,
    route: { pc: 'callback', phone: 'redirect' },
    methods: ['trans', 'vbank', 'phone'],
  },
  {
    pg: 'html5_inicis',
    product: 'ujeon',
    price: 28_000,
    route: { pc: 'callback', phone: 'redirect' },
    methods: ['trans', 'vbank', 'phone'],
  },
  { pg: 'kakao', product: 'voucher', price: 15_000, route: { pc: 'callback', phone: 'callback' }, methods: [] },
];

interface Row {
  ending: Ending;
  payMethod: string;
  /** The outcome that the page announces. */
  event: string;
  reason?: string;
  /** What the shop believes afterwards. */
  order: string;
  /** What the sandbox has afterwards. */
  payment: string;
  /** Left out where the row is about the PG's method rather than the engine. */
  engines?: readonly Engine[];
}

const success = { ending: 'paid', event: 'payment-success', order: 'paid', payment: 'paid' } as const;
const failed = { event: 'payment-failed', order: 'open', payment: 'failed' } as const;

const rows: readonly Row[] = [
  { ...success, payMethod: 'card' },
  { ...success, payMethod: 'trans', engines: ['chromium'] },
  { ...success, payMethod: 'phone', engines: ['chromium'] },
  {
    ending: 'vbank-issued',
    payMethod: 'vbank',
    event: 'payment-pending',
    reason: 'vbank-issued',
    order: 'issued',
    payment: 'ready',
  },
  { ...failed, ending: 'cancelled', payMethod: 'card', reason: 'cancelled' },
  { ...failed, ending: 'declined', payMethod: 'card', reason: 'declined' },
  { ...failed, ending: 'tampered', payMethod: 'card', reason: 'forged', payment: 'cancelled' },
  { ...failed, ending: 'closed', payMethod: 'card', reason: 'abandoned', payment: 'ready' },
];

let shop: RunningShop;
before(async () => {
  shop = await startShop({ port: 0, database: await memoryDatabase() });
});
after(() => shop.close());

describe('every ending on every road', { concurrency: 2 }, () => {
  for (const engine of availableEngines()) {
    for (const device of ['pc', 'phone'] as const) payments(engine, device);
  }
});

function payments(engine: Engine, device: Device): void {
  describe(`${engine} on a ${device}`, { concurrency: 1 }, () => {
    let shopper: Shopper;
    before(async () => {
      shopper = new Shopper(await openBrowser(engine, { device }), shop);
    });
    after(() => shopper.page.close());

    for (const gateway of gateways) {
      const { pg, methods } = gateway;
      const route = gateway.route[device];
      for (const row of rows) {
        if (row.payMethod !== 'card' && !methods.includes(row.payMethod)) continue;
        if (row.engines && !row.engines.includes(engine)) continue;
        it(`${pg} ${row.payMethod} by ${route}: ${row.ending}`, async () => {
          const merchantUid = await shopper.order(gateway.product);
          await shopper.choose(pg, row.payMethod);
          await shopper.pay();
          await shopper.endPayment(row.ending, route === 'callback' ? pg : null);

          const outcome = await comeHome(shopper, merchantUid, row, route);
          if (outcome) checkOutcome(outcome, row, merchantUid);
          const [request] = (await shopper.log(merchantUid)).reverse();
          assert.equal(request?.event, 'payment-request');
          assert.equal(request?.facts.route, route);
          checkArrival(merchantUid, gateway, row, device);
          await checkOrder(merchantUid, row);
          assert.deepEqual(shopper.page.errors, []);
        });
      }
    }
  });
}

/** Follows the buyer home; null where a phone's page was made anew on the way back and has nothing to announce. */
async function comeHome(shopper: Shopper, merchantUid: string, row: Row, route: Route): Promise<LogEntry | null> {
  const { page } = shopper;
  if (row.ending === 'closed' && route === 'redirect') {
    await page.waitFor('iamport-checkout[buyer-name]');
    assert.equal(await page.url(), `${shop.url}/orders/${merchantUid}`);
    const isAnew = await page.evaluate(() =>
      performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'back_forward'),
    );
    if (isAnew) return null;
  }
  const goesOn = row.event !== 'payment-failed' && route === 'callback';
  const outcome = await shopper.outcome(merchantUid, goesOn ? { on: `[data-status=${row.order}]` } : {});
  const { pathname, search } = new URL(await page.url());
  if (goesOn) {
    assert.equal(pathname, `/orders/${merchantUid}/status`);
  } else if (route === 'redirect' && row.ending !== 'closed') {
    // The address keeps its own query and loses the payment's.
    assert.equal(pathname + search, '/result?shop=demo&lang=ko');
    const shown = `iamport-return [slot=${{ paid: 'success', 'vbank-issued': 'pending' }[row.ending as string] ?? 'failed'}]`;
    assert.notEqual(await page.text(`${shown} h1`), '');
    assert.ok((await page.text(shown)).includes(row.event === 'payment-success' ? merchantUid : '\n'));
  } else {
    assert.equal(await page.text('iamport-checkout >>> [part=message]'), outcome.facts.message);
  }
  return outcome;
}

function checkOutcome({ event, facts }: LogEntry, row: Row, merchantUid: string): void {
  assert.equal(event, row.event);
  assert.equal(facts.reason, row.reason);
  assert.equal(facts.verified, 'true');
  // The shop's own tag says by when to deposit.
  assert.doesNotMatch(facts.issues ?? '', /vbank-due/);
  assert.equal(facts.merchantUid, merchantUid);
  assert.equal(facts.impUid, shop.sandbox.payments.findByMerchantUid(merchantUid)?.imp_uid);
}

function checkArrival(merchantUid: string, { pg, price }: Gateway, row: Row, device: Device): void {
  const payment = shop.sandbox.payments.findByMerchantUid(merchantUid);
  assert.equal(payment?.status, row.payment);
  assert.equal(payment.pg_provider, pg);
  assert.equal(payment.channel, device === 'pc' ? 'pc' : 'mobile');
  assert.equal(payment.params.pay_method, row.payMethod);
  assert.equal(payment.params.amount, price);
  assert.equal(payment.params.buyer_name, '홍길동');
  assert.equal(payment.params.m_redirect_url, `${shop.url}/result?shop=demo&lang=ko`);
}

async function checkOrder(merchantUid: string, row: Row): Promise<void> {
  // What the browser said and what the service said may come in any order.
  await shop.sandbox.settled();
  assert.equal((await shop.orders.find(merchantUid))?.status, row.order);
  const { fulfilment } = await shop.orders.history(merchantUid);
  assert.equal(fulfilment?.releasedAt instanceof Date, row.order === 'paid');
  const status = await (await fetch(`${shop.url}/orders/${merchantUid}/status`)).text();
  assert.match(status, new RegExp(`data-status="${row.order}"`));
}
