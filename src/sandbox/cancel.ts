import { nowSeconds } from './clock.js';
import type { SandboxPayment } from './payment.js';

/** A cancellation that somebody asks for. */
export interface CancelRequest {
  /** How much; 0 is all that remains. */
  amount: number;
  /** What the asker believes to remain; null where they do not say. */
  checksum: number | null;
  reason: string | null;
  /** True where the money of a virtual account has somewhere to go. */
  refundable: boolean;
}

/** One cancellation of a payment as the REST API tells it. */
export interface Cancellation {
  pg_tid: string | null;
  amount: number;
  cancelled_at: number;
  reason: string | null;
  cancellation_id: string;
  receipt_url: string | null;
}

interface Refusal {
  message: string;
  when: (payment: SandboxPayment, request: CancelRequest) => boolean;
}

const refusals: readonly Refusal[] = [
  { message: '결제가 완료되지 않은 거래는 취소할 수 없습니다.', when: (payment) => payment.paid_at === 0 },
  { message: '이미 전액취소된 주문입니다.', when: (payment) => remainderOf(payment) === 0 },
  {
    message: '취소 가능 금액이 checksum과 일치하지 않습니다.',
    when: (payment, { checksum }) => checksum !== null && checksum !== remainderOf(payment),
  },
  {
    message: '취소 요청 금액이 취소 가능 금액을 벗어납니다.',
    when: (payment, { amount }) => !(amount >= 0 && amount <= remainderOf(payment)),
  },
  {
    message: '가상계좌를 환불하려면 refund_holder, refund_bank, refund_account가 필요합니다.',
    when: (payment, { refundable }) => payment.pay_method === 'vbank' && !refundable,
  },
];

/** Gives money back, in part or in full; says why not, or null where it is done. */
export function cancelPayment(payment: SandboxPayment, request: CancelRequest): string | null {
  const refusal = refusals.find(({ when }) => when(payment, request));
  if (refusal) return refusal.message;
  const amount = request.amount || remainderOf(payment);
  const cancelledAt = nowSeconds();
  payment.cancel_history = [
    ...payment.cancel_history,
    {
      pg_tid: payment.pg_tid,
      amount,
      cancelled_at: cancelledAt,
      reason: request.reason,
      cancellation_id: `${payment.imp_uid}-${payment.cancel_history.length + 1}`,
      receipt_url: payment.receipt_url,
    },
  ];
  payment.status = 'cancelled';
  payment.cancel_amount = inCents(payment.cancel_amount + amount);
  payment.cancelled_at = cancelledAt;
  payment.cancel_reason = request.reason;
  return null;
}

function remainderOf(payment: SandboxPayment): number {
  return inCents(payment.amount - payment.cancel_amount);
}

// 0.3 - 0.1 is not 0.2 to a computer.
function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
