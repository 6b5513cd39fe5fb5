import { randomUUID } from 'node:crypto';
import type { Product } from './catalogue.js';

/** What the shop believes: `issued` waits for a deposit, `cancelled` was forged and paid back. */
export type OrderStatus = 'waiting' | 'issued' | 'paid' | 'cancelled';

/** What the shop found out about one payment of an order. */
export interface Finding {
  readonly at: Date;
  readonly impUid: string;
  readonly verdict: string;
  readonly amount: number;
}

/** One order, as the shop made it. */
export interface Order {
  readonly merchantUid: string;
  readonly product: Product;
  readonly quantity: number;
  /** Price × quantity, worked out here: the page never says what an order costs. */
  readonly amount: number;
  readonly status: OrderStatus;
  /** The payment that the status is about. */
  readonly impUid: string | null;
  /** How often the goods were released: once at most. */
  readonly releases: number;
  /** Oldest first. */
  readonly findings: readonly Finding[];
}

/** Where the orders are kept: in memory. */
export class Orders {
  readonly #orders = new Map<string, Order>();

  /** Makes an order; its number cannot be guessed, since whoever knows it may see the order. */
  create(product: Product, quantity: number): Order {
    const day = new Date().toISOString().slice(2, 10).replaceAll('-', '');
    const merchantUid = `tea${day}${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    const amount = product.price * quantity;
    const blank = { status: 'waiting', impUid: null, releases: 0, findings: [] } as const;
    return this.#keep({ merchantUid, product, quantity, amount, ...blank });
  }

  find(merchantUid: string): Order | undefined {
    return this.#orders.get(merchantUid);
  }

  /** Notes what was found out about a payment; the step to `paid` is taken, and the goods released, once. */
  settle(merchantUid: string, status: OrderStatus | null, finding: Omit<Finding, 'at'>): void {
    const order = this.#orders.get(merchantUid);
    if (!order) return;
    const findings = [...order.findings, { ...finding, at: new Date() }];
    const moves = status !== null && order.status !== 'paid' && order.status !== 'cancelled';
    const releases = order.releases + (moves && status === 'paid' ? 1 : 0);
    this.#keep({ ...order, findings, releases, ...(moves && { status, impUid: finding.impUid }) });
  }

  #keep(order: Order): Order {
    this.#orders.set(order.merchantUid, order);
    return order;
  }
}
