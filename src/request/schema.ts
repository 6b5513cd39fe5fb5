import * as z from 'zod/mini';
import { object } from '../schema.js';
import type { IssueCode } from './issues.js';

const fault =
  (code: IssueCode) =>
  (issue: { input?: unknown }): IssueCode =>
    issue.input === undefined ? 'missing' : code;

const text = z.string({ error: fault('text-malformed') }).check(z.minLength(1, 'missing'));

const PLAIN_DIGITS = /^\d+(?:\.\d+)?$/;

/** An amount as it is written: plain digits. */
export const money = z.pipe(
  z
    .string({ error: fault('amount-malformed') })
    .check(
      z.refine((digits) => PLAIN_DIGITS.test(digits) && Number.isSafeInteger(Math.ceil(+digits)), 'amount-malformed'),
    ),
  z.transform(Number),
);

const APP_SCHEME = /^(?!(?:javascript|data|vbscript|blob|file|about)$)[a-z][a-z0-9+.-]*$/i;

/** A number from 0 on; digits as text count too, since many a server prints its numbers so. */
const count = (code: IssueCode) =>
  z
    .union([z.number(), z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number))], { error: fault(code) })
    .check(z.minimum(0, code));

const labelText = z.pipe(
  z.union([z.string(), z.number()], { error: fault('product-malformed') }),
  z.transform((label) => String(label)),
);

// What a PG may want in a product besides goes along.
const product = z.catchall(
  object(
    {
      orderNumber: labelText.check(z.minLength(1, 'missing')),
      name: labelText.check(z.minLength(1, 'missing')),
      quantity: count('product-malformed').check(z.multipleOf(1, 'product-malformed')),
      amount: count('product-malformed'),
    },
    { error: fault('product-malformed') },
  ),
  z.unknown(),
);

const shape = {
  channelKey: z.optional(text),
  pg: z.optional(text),
  payMethod: text,
  merchantUid: text,
  orderName: text,
  amount: money,
  currency: z.optional(text),
  language: z.optional(text),
  taxFree: z.optional(money),
  vatAmount: z.optional(money),
  buyerName: z.optional(text),
  buyerTel: z.optional(text),
  buyerEmail: z.optional(text),
  buyerAddr: z.optional(text),
  buyerPostcode: z.optional(text),
  escrow: z.optional(z.boolean()),
  escrowProducts: z.optional(z.array(product, { error: fault('products-malformed') })),
  digital: z.optional(z.boolean()),
  vbankDue: z.optional(text),
  bizNum: z.optional(text),
  company: z.optional(text),
  cardQuota: z.optional(z.array(count('quota-malformed'), { error: fault('quota-malformed') })),
  customerUid: z.optional(text),
  noticeUrl: z.optional(z.union([text, z.array(text)], { error: fault('text-malformed') })),
  customData: z.optional(z.unknown()),
  popup: z.optional(z.boolean()),
  appScheme: z.optional(text.check(z.regex(APP_SCHEME, 'app-scheme-malformed'))),
  kakaoOpenApp: z.optional(z.boolean()),
  redirectUrl: z.optional(text),
};

/** What a valid request holds: camelCase, KRW or the currency's own unit, absolute URLs. */
export const PayRequestSchema = object(shape);

/** The same where the merchant's server makes the order, and has not said yet what it comes to. */
export const AwaitingRequestSchema = object({
  ...shape,
  orderName: z.optional(shape.orderName),
  amount: z.optional(shape.amount),
});

/** A payment that may be asked for; every value has been checked. */
export type PayRequest = z.output<typeof PayRequestSchema>;
