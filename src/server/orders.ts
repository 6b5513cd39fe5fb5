import type { Decision, PayOrder } from './judge.js';
import type { Payment } from './payment.js';

/** Where a shop keeps its orders: the port that it implements. */
export interface Orders {
  /**
   * In one transaction: locks the order that the payment names (`payment.merchantUid`), lets `decide` look at it, and writes what was
   * decided: the order's status and `payment.impUid` where `decision.order` is not null, and whatever has to happen once where that is
   * `paid`. Resolves to the decision, or to null where there is no such order. Callback, redirect and webhook call it side by side.
   */
  settle(payment: Payment, decide: (order: PayOrder) => Decision): Promise<Decision | null>;
}
