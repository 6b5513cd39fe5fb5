import * as z from 'zod/mini';
import { object, once } from '../schema.js';
import { money } from './schema.js';

/** The order that the merchant's server made: it wins over what the page wrote. */
export interface PreparedOrder {
  readonly merchantUid: string;
  readonly amount: number;
  /** What is paid for; the page's own word where it is left out. */
  readonly orderName?: string;
}

/** Text that may be missing or nonsense: it is read, never refused. */
const text = () =>
  z.pipe(
    z.optional(z.unknown()),
    z.transform((value) => (typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() : '')),
  );

/** The reply of `prepare-url`, in the SDK's words: an order, or a sentence for the buyer about why there is none. */
const preparedSchema = once(() => object({ merchant_uid: text(), amount: text(), name: text(), message: text() }));

/** Reads the order in a reply; null where there is none. Never throws. */
export function readPrepared(raw: unknown): PreparedOrder | null {
  const { data } = preparedSchema().safeParse(raw);
  const { success, data: amount } = money().safeParse(data?.amount);
  if (!data?.merchant_uid || !success) return null;
  const { merchant_uid: merchantUid, name } = data;
  return { merchantUid, amount, ...(name && { orderName: name }) };
}

/** Reads the sentence for the buyer in a reply without an order; null where there is none. Never throws. */
export const readRefusal = (raw: unknown): string | null => preparedSchema().safeParse(raw).data?.message || null;
