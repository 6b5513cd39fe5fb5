import { randomUUID } from 'node:crypto';
import type {
  Because,
  Decision,
  OrderStatus,
  Orders as OrdersPort,
  Payment,
  PaymentNames,
  PayOrder,
} from 'iamport-elements/server';
import { findProduct, type Product } from './catalogue.js';
import type { Database } from './database.js';
import type { Queryable } from './schema.js';

/** How the shop came to ask about a payment. */
export type Road = 'verify' | 'webhook' | 'return' | 'start';

/** One order, as the shop made it. */
export interface Order extends PayOrder {
  readonly product: Product;
  readonly quantity: number;
}

/** What the shop knows of one payment. */
export interface KnownPayment {
  readonly impUid: string;
  readonly status: Payment['status'];
  readonly amount: number;
  readonly cancelAmount: number;
  readonly currency: string;
  /** It was not for this order, and has not gone back yet. */
  readonly refundDue: boolean;
  readonly vbankName: string | null;
  readonly vbankNum: string | null;
  readonly vbankHolder: string | null;
  readonly vbankDate: Date | null;
}

/** Something that was found out, decided or done. */
export interface OrderEvent {
  readonly impUid: string;
  readonly road: Road | 'worker';
  readonly because: Because | 'released';
  readonly amount: number;
  /** What the order became by it; null where it stayed as it was. */
  readonly status: OrderStatus | null;
  readonly at: Date;
}

/** What happened to an order, oldest first. */
export interface History {
  readonly payments: readonly KnownPayment[];
  readonly events: readonly OrderEvent[];
  readonly fulfilment: { readonly madeAt: Date; readonly releasedAt: Date | null } | null;
}

const PAYMENT = `imp_uid AS "impUid", status, amount, cancel_amount AS "cancelAmount", currency, refund_due AS "refundDue", vbank_name AS "vbankName",
  vbank_num AS "vbankNum", vbank_holder AS "vbankHolder", vbank_date AS "vbankDate"`;

/** The orders of the shop, in its database. */
export class Orders {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Makes an order; its number cannot be guessed, since whoever knows it may see the order. */
  async create(product: Product, quantity: number): Promise<Order> {
    const day = new Date().toISOString().slice(2, 10).replaceAll('-', '');
    const merchantUid = `tea${day}${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    // Price × quantity, worked out here: the page never says what an order costs.
    const amount = product.price * quantity;
    const values = [merchantUid, product.id, quantity, amount];
    await this.#database.query(
      'INSERT INTO orders (merchant_uid, product, quantity, amount) VALUES ($1, $2, $3, $4)',
      values,
    );
    return { merchantUid, product, quantity, amount, status: 'open', impUid: null };
  }

  /** The order of this number; null where there is none, or its product has left the shelves. */
  async find(merchantUid: string): Promise<Order | null> {
    const order = await selectOrder(this.#database, merchantUid);
    const product = findProduct(order?.product ?? '');
    return order && product ? { ...order, product } : null;
  }

  async history(merchantUid: string): Promise<History> {
    const about = async <Row>(columns: string, order: string): Promise<Row[]> =>
      (await this.#database.query<Row>(`SELECT ${columns} WHERE merchant_uid = $1 ORDER BY ${order}`, [merchantUid]))
        .rows;
    const fulfilments = 'made_at AS "madeAt", released_at AS "releasedAt" FROM fulfilments';
    const events = 'imp_uid AS "impUid", road, because, amount, status, at FROM events';
    const [fulfilment = null] = await about<NonNullable<History['fulfilment']>>(fulfilments, 'made_at');
    return {
      payments: await about(`${PAYMENT} FROM payments`, 'seen_at'),
      events: await about(events, 'id'),
      fulfilment,
    };
  }

  /** The port of the library, for payments that are heard of on this road. */
  by(road: Road): OrdersPort {
    return { settle: (payment, decide) => this.#settle(road, payment, decide) };
  }

  async #settle(road: Road, payment: Payment, decide: (order: PayOrder) => Decision): Promise<Decision | null> {
    const { merchantUid, impUid, amount } = payment;
    return this.#database.transaction(async (rows) => {
      const order = await selectOrder(rows, merchantUid, 'FOR UPDATE');
      if (order === null) return null;
      const decision = decide(order);
      const { because, order: status, refund } = decision;
      await savePayment(rows, payment, refund);
      await rows.query(
        `INSERT INTO events (merchant_uid, imp_uid, road, because, amount, status)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [merchantUid, impUid, road, because, amount, status],
      );
      if (status !== null) {
        const step = 'UPDATE orders SET status = $2, imp_uid = $3 WHERE merchant_uid = $1';
        await rows.query(step, [merchantUid, status, impUid]);
      }
      if (status === 'paid') {
        await rows.query('INSERT INTO fulfilments (merchant_uid, imp_uid) VALUES ($1, $2)', [merchantUid, impUid]);
      }
      return decision;
    });
  }

  /** Hands out the goods of every paid order that waits for them, each once however many do so side by side. */
  async release(): Promise<readonly string[]> {
    const released: string[] = [];
    for (;;) {
      const merchantUid = await this.#database.transaction(releaseOne);
      if (merchantUid === null) return released;
      released.push(merchantUid);
    }
  }

  /** What has to be asked about again after a stop: orders that wait for money, and money that has to go back. */
  async unsettled(): Promise<readonly PaymentNames[]> {
    const { rows } = await this.#database.query<PaymentNames>(`
      SELECT merchant_uid AS "merchantUid", NULL AS "impUid" FROM orders WHERE status = 'open' AND made_at > now() - INTERVAL '1 day'
      UNION ALL
      SELECT merchant_uid, NULL FROM orders JOIN payments USING (merchant_uid, imp_uid)
        WHERE orders.status = 'issued' AND greatest(vbank_date, made_at) > now() - INTERVAL '1 day'
      UNION ALL
      SELECT merchant_uid, imp_uid FROM payments WHERE refund_due AND seen_at > now() - INTERVAL '1 day'`);
    return rows;
  }
}

/** An order as it is kept: its product by its id. */
type OrderRow = Omit<Order, 'product'> & { readonly product: string };

async function selectOrder(rows: Queryable, merchantUid: string, lock = ''): Promise<OrderRow | null> {
  // Any other text is no order's, and PostgreSQL would not take all of them.
  if (!/^[a-z0-9]{1,40}$/.test(merchantUid)) return null;
  const { rows: found } = await rows.query<OrderRow>(
    `SELECT merchant_uid AS "merchantUid", product, quantity, amount, status, imp_uid AS "impUid"
    FROM orders WHERE merchant_uid = $1 ${lock}`,
    [merchantUid],
  );
  return found[0] ?? null;
}

/** Keeps what the REST API said; an answer that is older than what is known changes nothing. */
async function savePayment(rows: Queryable, payment: Payment, refund: boolean): Promise<void> {
  const { impUid, merchantUid, status, amount, cancelAmount, currency, payMethod } = payment;
  const { vbankName, vbankNum, vbankHolder, vbankDate } = payment;
  const due = vbankDate === null ? null : new Date(vbankDate * 1000);
  const account = [vbankName, vbankNum, vbankHolder].map(storable);
  await rows.query(
    `INSERT INTO payments (imp_uid, merchant_uid, status, amount, cancel_amount, currency, pay_method,
      vbank_name, vbank_num, vbank_holder, vbank_date, refund_due)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ON CONFLICT (imp_uid) DO UPDATE SET status = excluded.status, amount = excluded.amount,
      cancel_amount = excluded.cancel_amount, pay_method = excluded.pay_method, vbank_name = excluded.vbank_name,
      vbank_num = excluded.vbank_num, vbank_holder = excluded.vbank_holder, vbank_date = excluded.vbank_date,
      refund_due = excluded.refund_due, seen_at = now()
    WHERE payments.status IN ('ready', 'failed')
      OR (excluded.status IN ('paid', 'cancelled') AND excluded.cancel_amount >= payments.cancel_amount)`,
    [impUid, merchantUid, status, amount, cancelAmount, currency, storable(payMethod), ...account, due, refund],
  );
}

/** PostgreSQL has no NUL in its texts. */
const storable = (text: string | null): string | null => text?.replaceAll('\0', '') ?? null;

async function releaseOne(rows: Queryable): Promise<string | null> {
  const { rows: waiting } = await rows.query<{ merchantUid: string; impUid: string; amount: number }>(`
    SELECT fulfilments.merchant_uid AS "merchantUid", fulfilments.imp_uid AS "impUid", amount
    FROM fulfilments JOIN orders USING (merchant_uid)
    WHERE released_at IS NULL AND status = 'paid'
    ORDER BY fulfilments.made_at LIMIT 1 FOR UPDATE OF fulfilments SKIP LOCKED`);
  const [next] = waiting;
  if (!next) return null;
  const { merchantUid, impUid, amount } = next;
  await rows.query('UPDATE fulfilments SET released_at = now() WHERE merchant_uid = $1', [merchantUid]);
  // A real shop would print the label here; whoever did it twice would fail at the event, which is there once.
  await rows.query(
    `INSERT INTO events (merchant_uid, imp_uid, road, because, amount) VALUES ($1, $2, 'worker', 'released', $3)`,
    [merchantUid, impUid, amount],
  );
  return merchantUid;
}
