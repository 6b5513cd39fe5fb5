import type { Sandbox, SandboxPayment } from 'iamport-elements/sandbox';
import type { Order, OrderStatus, Orders } from './orders.js';

/** The shop's answer about a payment, in the words of the vendor's REST API. */
export type Verdict = 'paid' | 'ready' | 'failed' | 'cancelled' | 'forged';

/** What the order becomes; null where a verdict leaves it as it is, open for another try. */
const statusAfter: Record<Verdict, OrderStatus | null> = {
  paid: 'paid',
  ready: null,
  failed: null,
  cancelled: null,
  forged: 'cancelled',
};

/** Looks a payment up where it was made, compares it with the order, and notes the verdict: the shop's `verify-url`. */
export function completePayment(
  { payments }: Sandbox,
  orders: Orders,
  { impUid, merchantUid }: { impUid: string | undefined; merchantUid: string | undefined },
): { status: 200 | 400 | 404; body: Record<string, unknown> } {
  if (!impUid && !merchantUid) return { status: 400, body: { message: 'imp_uid or merchant_uid is needed' } };
  const payment = impUid ? payments.find(impUid) : payments.findByMerchantUid(merchantUid ?? '');
  const order = payment && orders.find(payment.merchant_uid);
  const isTheirs = !merchantUid || merchantUid === payment?.merchant_uid;
  // Nobody has heard of such a payment, so no money has moved for it.
  if (!payment || !order || !isTheirs)
    return { status: 404, body: { status: 'failed', fail_reason: 'no such payment' } };

  const verdict = judge(order, payment);
  if (payment.status === 'paid' && verdict !== 'paid') cancel(payment, verdict);
  const status = verdict === 'ready' && payment.vbank_num ? 'issued' : statusAfter[verdict];
  orders.settle(order.merchantUid, status, { impUid: payment.imp_uid, verdict, amount: payment.amount });
  return { status: 200, body: reply(payment, verdict) };
}

/** What a payment is worth to its order. */
export function judge(order: Order, payment: SandboxPayment): Verdict {
  const isBinding = payment.paid_at > 0 || payment.vbank_num !== null;
  if (isBinding && (payment.amount !== order.amount || payment.currency !== 'KRW')) return 'forged';
  const isTaken = order.status === 'paid' || order.status === 'cancelled';
  if (payment.status === 'paid' && isTaken && order.impUid !== payment.imp_uid) return 'cancelled';
  return payment.status;
}

/** Gives the money back. */
function cancel(payment: SandboxPayment, reason: string): void {
  const cancelledAt = Math.floor(Date.now() / 1000);
  const { amount } = payment;
  Object.assign(payment, {
    status: 'cancelled',
    cancel_amount: amount,
    cancelled_at: cancelledAt,
    cancel_reason: reason,
  });
}

function reply(payment: SandboxPayment, status: Verdict): Record<string, unknown> {
  const { imp_uid, merchant_uid, amount, currency, pay_method, apply_num, receipt_url, fail_reason } = payment;
  const facts = { status, imp_uid, merchant_uid, amount, currency, pay_method, apply_num, receipt_url, fail_reason };
  const { vbank_name, vbank_num, vbank_holder, vbank_date } = payment;
  return vbank_num ? { ...facts, vbank_name, vbank_num, vbank_holder, vbank_date } : facts;
}
