import { uidsOf } from './answer.js';
import type { PayOutcome } from './outcome.js';
import type { ImpLegacyAnswer } from './sdk-answer.js';

const STATUS_OF = { paid: 'paid', pending: 'ready', failed: 'failed' } as const;

/**
 * The outcome in the words of `IMP.request_pay`'s callback, for code that was written for it: `success` is also there where a
 * PG sends none, and true as long as there is a payment to look up; `status` is `paid` for nothing that is pending.
 */
export function toAnswer(outcome: PayOutcome): ImpLegacyAnswer {
  const { status, reason, vbank, raw } = outcome;
  const { imp_success, error_coe, ...said } = { ...(raw.claim as Readonly<Record<string, unknown>> | null) };
  const mayBePaid = status === 'pending' && (outcome.impUid !== null || reason === 'vbank-issued');
  const success = status === 'paid' || mayBePaid;
  const known = {
    ...uidsOf(outcome),
    pay_method: outcome.payMethod,
    paid_amount: outcome.paidAmount,
    currency: outcome.currency,
    apply_num: outcome.applyNum,
    receipt_url: outcome.receiptUrl,
    vbank_name: vbank?.bank,
    vbank_num: vbank?.number,
    vbank_holder: vbank?.holder,
    vbank_date: vbank?.due,
  };
  return {
    ...said,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null && value !== undefined)),
    success,
    status: STATUS_OF[status],
    error_code: success ? null : (outcome.pgCode ?? reason),
    error_msg: success ? null : (outcome.pgMessage ?? outcome.message),
  };
}
