import * as z from 'zod/mini';
import type { PayFacts, VirtualAccount } from './claim.js';

/** An account that the buyer is told elsewhere comes as this word (contract.md §2.1). */
const NO_NUMBER = 'unknown';

const SEOUL_TIME = /^(\d{4})-?(\d{2})-?(\d{2})(?:[ T]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/;

/** Text from outside; what a careless join writes for nothing counts as nothing. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const words = `${value}`.trim();
  return words === '' || words === 'null' || words === 'undefined' ? null : words;
}

function numberOf(value: unknown): number | null {
  const digits = textOf(value);
  return digits !== null && /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : null;
}

/** Unix seconds, also from the formatted Seoul time that old versions sent (contract.md §2.1). */
function unixSecondsOf(value: unknown): number | null {
  const [, year, month, day, hour = '23', minute = '59', second = '59'] = SEOUL_TIME.exec(textOf(value) ?? '') ?? [];
  if (year === undefined) return numberOf(value) || null;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`);
  return Number.isNaN(moment) ? null : moment / 1000;
}

/** A field that may be missing or nonsense: it is read, never refused. */
export const lenient = <Value>(read: (value: unknown) => Value) => z.pipe(z.optional(z.unknown()), z.transform(read));

/** Text that may be missing. */
export const text = () => lenient(textOf);

/** Something, but no text. */
const isOdd = (value: unknown): boolean => value === true || (typeof value === 'object' && value !== null);

/** An error that may be missing; one that is no text is an error all the same. */
export const fault = () => lenient((value) => (isOdd(value) ? JSON.stringify(value) : textOf(value)));

/** A field that says no: `false` or `0`, in any spelling. */
export const saysNo = () => lenient((value) => value === false || /^(?:false|0)$/i.test(textOf(value) ?? ''));

/** The fields that the SDK, the address and the merchant's server have in common, in the vendor's words. */
export const factFields = () => ({
  imp_uid: text(),
  merchant_uid: text(),
  pay_method: text(),
  currency: text(),
  apply_num: text(),
  receipt_url: text(),
  vbank_name: text(),
  vbank_num: lenient((value) => (isOdd(value) ? NO_NUMBER : textOf(value))),
  vbank_holder: text(),
  vbank_date: lenient(unixSecondsOf),
});

/** An amount that may be missing, in the currency's own unit. */
export const amount = () => lenient(numberOf);

/** What a payment is called by, in the vendor's words. */
export const uidsOf = ({ impUid, merchantUid }: Pick<PayFacts, 'impUid' | 'merchantUid'>) => ({
  imp_uid: impUid,
  merchant_uid: merchantUid,
});

interface VendorFacts {
  imp_uid: string | null;
  merchant_uid: string | null;
  pay_method: string | null;
  currency: string | null;
  apply_num: string | null;
  receipt_url: string | null;
  vbank_name: string | null;
  vbank_num: string | null;
  vbank_holder: string | null;
  vbank_date: number | null;
}

function accountOf({ vbank_name, vbank_num, vbank_holder, vbank_date }: VendorFacts): VirtualAccount | null {
  if (vbank_num === null) return null;
  const number = vbank_num === NO_NUMBER ? null : vbank_num;
  return { bank: vbank_name, number, holder: vbank_holder, due: vbank_date };
}

/** The vendor's fields as facts in our own words. */
export function factsOf(fields: VendorFacts, paidAmount: number | null): PayFacts {
  return {
    impUid: fields.imp_uid,
    merchantUid: fields.merchant_uid,
    payMethod: fields.pay_method,
    paidAmount,
    currency: fields.currency,
    applyNum: fields.apply_num,
    receiptUrl: fields.receipt_url,
    vbank: accountOf(fields),
  };
}
