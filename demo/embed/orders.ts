import { randomBytes } from 'node:crypto';
import { type Decision, OrderRefusal, type Orders, type Payment, type PayOrder } from 'iamport-elements/server';
import { findProduct, nameOf } from '../catalogue.js';

/** One order of an example. */
export interface ExampleOrder extends PayOrder {
  readonly name: string;
  /** How often the goods went out: never more than once. */
  readonly releases: number;
}

/** The orders of the examples: in memory, where a real shop has its database. */
export class ExampleOrders implements Orders {
  readonly #orders = new Map<string, ExampleOrder>();

  /** Makes an order at the catalogue's price; throws `OrderRefusal` where there is no such product, or not so many. */
  create(id: string, quantity = 1): ExampleOrder {
    const product = findProduct(id);
    if (!product || ![1, 2, 3, 4, 5].includes(quantity)) throw new OrderRefusal('지금은 팔지 않는 상품입니다.');
    const merchantUid = `order${randomBytes(12).toString('hex')}`;
    const [name, amount] = [nameOf(product, quantity, 'ko'), product.price * quantity];
    const order: ExampleOrder = { merchantUid, name, amount, status: 'open', impUid: null, releases: 0 };
    this.#orders.set(merchantUid, order);
    return order;
  }

  find(merchantUid: string): ExampleOrder | undefined {
    return this.#orders.get(merchantUid);
  }

  // Nothing is awaited, so nobody comes in between.
  async settle({ merchantUid, impUid }: Payment, decide: (order: PayOrder) => Decision): Promise<Decision | null> {
    const order = this.#orders.get(merchantUid);
    if (!order) return null;
    const decision = decide(order);
    const { order: status } = decision;
    const releases = order.releases + (status === 'paid' ? 1 : 0);
    if (status) this.#orders.set(merchantUid, { ...order, status, impUid, releases });
    return decision;
  }
}
