import { setImmediate } from 'node:timers/promises';
import type { Decision, Orders, Payment, PayOrder } from '../../src/server/index.js';
import type { KeptOrder } from './conformance.js';

/** Orders in memory, as slow as a database: whoever does not wait for the lock would read an old order. */
export class MemoryOrders implements Orders {
  readonly #orders = new Map<string, PayOrder>();
  readonly #fulfilments: string[] = [];
  #lock: Promise<unknown> = Promise.resolve();

  create({ merchantUid, amount, currency }: { merchantUid: string; amount: number; currency: string }): void {
    this.#orders.set(merchantUid, { merchantUid, amount, currency, status: 'open', impUid: null });
  }

  look(merchantUid: string): KeptOrder {
    const { status = '', impUid = null } = this.#orders.get(merchantUid) ?? {};
    return { status, impUid, fulfilments: this.#fulfilments.filter((name) => name === merchantUid).length };
  }

  settle(payment: Payment, decide: (order: PayOrder) => Decision): Promise<Decision | null> {
    const settled = this.#lock.then(() => this.#settle(payment, decide));
    this.#lock = settled.catch(() => {});
    return settled;
  }

  async #settle({ merchantUid, impUid }: Payment, decide: (order: PayOrder) => Decision): Promise<Decision | null> {
    const order = this.#orders.get(merchantUid);
    await setImmediate();
    if (!order) return null;
    const decision = decide(order);
    await setImmediate();
    if (decision.order) this.#orders.set(merchantUid, { ...order, status: decision.order, impUid });
    if (decision.order === 'paid') this.#fulfilments.push(merchantUid);
    return decision;
  }
}
