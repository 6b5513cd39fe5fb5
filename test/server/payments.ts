import { type Payment, PaymentSchema } from '../../src/server/payment.js';

/** A payment as the REST API would send it, read by the parser; whatever is left out is that of a paid card payment of 1000 won. */
export function payment(fields: Record<string, unknown> = {}): Payment {
  const paid = { imp_uid: 'imp_1', merchant_uid: 'order_1', status: 'paid', amount: 1000, currency: 'KRW', paid_at: 1 };
  return PaymentSchema.parse({ ...paid, ...fields });
}
