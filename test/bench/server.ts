import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { memoryDatabase } from '../../demo/database.js';
import { Orders as PgliteOrders } from '../../demo/orders.js';
import { completeHandler, type Handler, IamportClient, type Orders, type PayOrder } from '../../dist/server/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { restPayment } from '../../src/sandbox/payment.js';
import { Client } from '../sandbox/client.js';
import { completeByHand } from './by-hand.js';
import { answerTo } from './rest-service.js';
import { interleaved, median, type Row, type Section } from './section.js';

const AMOUNT = 1000;
const AT_ONCE = 16;
const ROUNDS = 9;
const WARM_UPS = 3;

/** A store of orders, and how many it has. */
interface Store {
  readonly orders: Orders;
  readonly size: number;
}

/** Where the vendor's REST API is. */
interface Api {
  readonly url: string;
  readonly fetch: typeof fetch;
}

/** Orders in memory: one lookup each, whoever asks. */
function inMemory(size: number): Store {
  const kept = new Map<string, PayOrder>();
  for (let at = 0; at < size; at += 1) {
    const merchantUid = `order${at}`;
    kept.set(merchantUid, { merchantUid, amount: AMOUNT, currency: 'KRW', status: 'open', impUid: null });
  }
  const settle: Orders['settle'] = async ({ merchantUid, impUid }, decide) => {
    const order = kept.get(merchantUid);
    if (!order) return null;
    const decision = decide(order);
    if (decision.order) kept.set(merchantUid, { ...order, status: decision.order, impUid });
    return decision;
  };
  return { orders: { settle }, size };
}

/** Orders of the demo shop, in its own tables. */
async function inPglite(size: number): Promise<Store & { close(): Promise<void> }> {
  const database = await memoryDatabase();
  await database.query(
    `INSERT INTO orders (merchant_uid, product, quantity, amount)
    SELECT 'order' || at, 'ujeon', 1, $1::int FROM generate_series(0, $2::int - 1) at`,
    [AMOUNT, size],
  );
  await database.query('ANALYZE');
  return { orders: new PgliteOrders(database).by('verify'), size, close: () => database.close() };
}

/** A paid payment as the sandbox's REST API sends it. */
async function paidPayment(): Promise<object> {
  const sandbox = createSandbox();
  const buyer = new Client(sandbox);
  const opened = await buyer.open({ amount: AMOUNT }, { provider: 'html5_inicis' });
  await buyer.end(opened, 'paid');
  return restPayment(buyer.payment(opened));
}

const byUs = ({ url, fetch }: Api, { orders }: Store): Handler =>
  completeHandler({ client: new IamportClient({ impKey: 'key', impSecret: 'secret', baseUrl: url, fetch }), orders });

/** A contestant: verifies so many orders that nobody has paid yet, from all over the store; gives how many in a second of the processor's. */
function verifying(handler: Handler, { size }: Store, count: number): () => Promise<number> {
  const stride = Math.floor(size / (count * (ROUNDS + WARM_UPS)));
  if (stride < 1) throw new Error('the store has too few orders');
  let next = 0;
  return async () => {
    const requests = Array.from({ length: count }, () => {
      const body = new URLSearchParams({ imp_uid: `imp_${next}`, merchant_uid: `order${next}` });
      next += stride;
      return new Request('https://shop.example/payments/complete', { method: 'POST', body });
    });
    const statuses: unknown[] = [];
    const start = process.cpuUsage();
    const work = Array.from({ length: AT_ONCE }, async () => {
      for (let request = requests.pop(); request; request = requests.pop()) {
        statuses.push(((await (await handler(request)).json()) as { status: unknown }).status);
      }
    });
    await Promise.all(work);
    const { user, system } = process.cpuUsage(start);
    if (statuses.length !== count || statuses.some((status) => status !== 'paid')) {
      throw new Error(`not every order was paid: ${[...new Set(statuses)]}`);
    }
    return (count * 1e6) / (user + system);
  };
}

const row = (
  figure: string,
  [ours, other]: [readonly number[], readonly number[]],
  name: string,
  aim?: Row['aim'],
): Row => ({
  section: 'server',
  figure,
  unit: '/s',
  ours: median(ours),
  others: { [name]: median(other) },
  ...(aim && { aim }),
});

/** Verifications in a second of one core: what the handler costs, and that it costs the same however many orders there are. */
export const server: Section = async () => {
  const payment = await paidPayment();
  const service = fork(join(import.meta.dirname, 'rest-service.ts'));
  try {
    service.send(payment);
    const [port] = await once(service, 'message');
    const overHttp: Api = { url: `http://127.0.0.1:${port}`, fetch };
    // The service's answers at hand: what is left is the handler's own work.
    const atHand: Api = {
      url: 'http://service.example',
      fetch: async (input) =>
        new Response(answerTo(new URL(input instanceof Request ? input.url : input).pathname, payment)),
    };
    const rows: Row[] = [];
    for (const [figure, api] of [
      ['over HTTP', overHttp],
      ['with the service’s answers at hand', atHand],
    ] as const) {
      const [mine, theirs] = [inMemory(10_000), inMemory(10_000)];
      const { ours, hand } = await interleaved(
        {
          ours: verifying(byUs(api, mine), mine, 200),
          hand: verifying(completeByHand(api, theirs.orders), theirs, 200),
        },
        ROUNDS,
        WARM_UPS,
      );
      rows.push(row(`complete handler, ${figure}`, [ours, hand], 'by hand'));
    }
    const steady = { kind: 'ratio', atLeast: 0.8 } as const;
    const [few, many] = [inMemory(10_000), inMemory(1_000_000)];
    const memory = await interleaved(
      { few: verifying(byUs(atHand, few), few, 200), many: verifying(byUs(atHand, many), many, 200) },
      ROUNDS,
      WARM_UPS,
    );
    rows.push(row('of 1,000,000 orders in a Map', [memory.many, memory.few], 'of a 100th', steady));
    const [little, large] = [await inPglite(1_000), await inPglite(100_000)];
    const pglite = await interleaved(
      { few: verifying(byUs(atHand, little), little, 50), many: verifying(byUs(atHand, large), large, 50) },
      ROUNDS,
      WARM_UPS,
    );
    await Promise.all([little.close(), large.close()]);
    rows.push(row('of 100,000 orders in PGlite', [pglite.many, pglite.few], 'of a 100th', steady));
    return rows;
  } finally {
    service.kill();
  }
};
