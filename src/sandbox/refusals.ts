import type { Family } from '../profiles/about.js';
import type { Channel } from './channels.js';
import { type SdkMessage, textOf } from './message.js';
import type { PaymentStore } from './payment-store.js';

/** One request on its way to a window. */
export interface OpenRequest {
  message: SdkMessage;
  userCode: string;
  channels: readonly Channel[];
  channel: Channel | undefined;
  payments: PaymentStore;
}

interface Refusal {
  code: string;
  message: string;
  /** True where the service misspells its own key (`contract.md` §2.1). */
  misspelt?: true;
  when: (request: OpenRequest) => boolean;
}

const refusals: readonly Refusal[] = [
  {
    code: 'NOT_READY',
    message: '등록 된 PG 설정 정보를 찾을 수 없습니다.',
    when: ({ channels }) => channels.length === 0,
  },
  {
    code: 'F1001',
    message: '해당 유형의 PG 모듈이 등록되어 있지 않습니다.',
    misspelt: true,
    when: ({ channel, message }) => channel?.type !== message.action,
  },
  {
    code: 'F1001',
    message: '샌드박스는 본인인증을 지원하지 않습니다.',
    misspelt: true,
    when: ({ message }) => message.action !== 'payment',
  },
  {
    code: 'F400',
    message: '주문번호(merchant_uid)는 문자열이어야 합니다.',
    when: ({ message }) => typeof message.data.merchant_uid !== 'string' || message.data.merchant_uid === '',
  },
  {
    code: 'F400',
    message: '결제금액(amount)은 0보다 큰 숫자여야 합니다.',
    when: ({ message }) => !isPayable(message.data),
  },
  {
    code: 'F400',
    message: '사전에 등록된 결제금액과 일치하지 않습니다.',
    when: ({ message, payments }) => {
      const registered = payments.prepared.get(String(message.data.merchant_uid));
      return registered !== undefined && registered !== message.data.amount;
    },
  },
  {
    code: 'F1002',
    message: '이미 결제가 이루어진 거래건입니다.',
    when: ({ message, payments, userCode }) =>
      payments
        .list()
        .some(
          (payment) =>
            payment.status === 'paid' &&
            payment.user_code === userCode &&
            payment.merchant_uid === message.data.merchant_uid,
        ),
  },
];

// A billing key is issued for nothing (contract.md §1.1, `amount`).
function isPayable({ amount, customer_uid: customerUid }: Record<string, unknown>): boolean {
  return typeof amount === 'number' && Number.isFinite(amount) && (amount > 0 || (amount === 0 && !!customerUid));
}

/** The answer that refuses a request before any window opens; null where a window may open. */
export function refusalFor(request: OpenRequest, family: Family): Record<string, unknown> | null {
  const refusal = refusals.find(({ when }) => when(request));
  if (!refusal) return null;
  const { request_id: requestId, merchant_uid: merchantUid } = request.message.data;
  if (refusal.misspelt) {
    return { request_id: requestId, imp_success: false, error_coe: refusal.code, error_msg: refusal.message };
  }
  return {
    request_id: requestId,
    ...(family === 'legacy' && { success: false, imp_uid: null }),
    merchant_uid: textOf(merchantUid),
    error_code: refusal.code,
    error_msg: refusal.message,
  };
}
