import { z } from 'zod';
import { camelKeys } from './wire.js';

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
  .transform((value) => value || null);
const flag = z.boolean().catch(false);
const count = z
  .number()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
/** Unix seconds; the service writes 0 where there is no moment. */
const moment = z
  .number()
  .nullish()
  .catch(null)
  .transform((value) => value || null);
const money = z.number().nonnegative();

const CancellationSchema = z
  .object({ pg_tid: text, amount: money, cancelled_at: moment, reason: text, receipt_url: text })
  .transform((fields) => camelKeys(fields));

/** A payment as the REST API sends it (contract.md §5.2): what money depends on has to be right, the rest is read where it is. */
export const PaymentSchema = z
  .object({
    imp_uid: z.string().min(1),
    merchant_uid: z.string().min(1),
    status: z.enum(['ready', 'paid', 'cancelled', 'failed']),
    amount: money,
    cancel_amount: money.nullish().transform((value) => value ?? 0),
    currency: z
      .string()
      .nullish()
      .transform((value) => value || 'KRW'),
    pay_method: text,
    channel: text,
    pg_provider: text,
    emb_pg_provider: text,
    pg_id: text,
    pg_tid: text,
    escrow: flag,
    apply_num: text,
    bank_code: text,
    bank_name: text,
    card_code: text,
    card_name: text,
    card_quota: count,
    card_number: text,
    card_type: count,
    vbank_code: text,
    vbank_name: text,
    vbank_num: text,
    vbank_holder: text,
    vbank_date: moment,
    vbank_issued_at: moment,
    name: text,
    buyer_name: text,
    buyer_email: text,
    buyer_tel: text,
    buyer_addr: text,
    buyer_postcode: text,
    custom_data: text,
    customer_uid: text,
    user_agent: text,
    started_at: moment,
    paid_at: moment,
    failed_at: moment,
    cancelled_at: moment,
    fail_reason: text,
    cancel_reason: text,
    cancel_history: z.array(CancellationSchema).catch([]),
    receipt_url: text,
    cash_receipt_issued: flag,
  })
  .transform((fields) => camelKeys(fields));

/**
 * A payment as the REST API knows it, with our names. Amounts are in the currency's own unit, moments in Unix seconds or null;
 * `status` `ready` is an account that waits for a deposit, or a window that was left; `cancelled` may be in part: see `cancelAmount`.
 */
export type Payment = z.output<typeof PaymentSchema>;

/** Hundredths of a currency's unit: 0.3 − 0.1 is not 0.2 to a computer. */
export const inCents = (amount: number): number => Math.round(amount * 100);

/** What is left of a payment after its cancellations, in the currency's own unit. */
export const remainderOf = ({ amount, cancelAmount }: Pick<Payment, 'amount' | 'cancelAmount'>): number =>
  inCents(amount - cancelAmount) / 100;

/** Money has come, and not all of it went back. */
export const isPaid = ({ status, amount, cancelAmount }: Payment): boolean =>
  status === 'paid' || (status === 'cancelled' && cancelAmount > 0 && remainderOf({ amount, cancelAmount }) > 0);
