import * as z from 'zod/mini';
import { isText, object, once, that } from '../schema.js';
import type { IssueCode } from './issues.js';

/** What the issue of a value is called that the test does not take. */
const checked = <Value>(takes: (value: unknown) => boolean, code: IssueCode) => that<Value>(takes, code);

const text = once(() => checked<string>(isText, 'text-malformed'));

/** What the draft's reader has made one already. */
const flag = once(() => checked<boolean>((value) => typeof value === 'boolean', 'flag-unusual'));

const PLAIN_DIGITS = /^\d+(?:\.\d+)?$/;

const isMoney = (digits: unknown) =>
  isText(digits) && PLAIN_DIGITS.test(digits) && Number.isSafeInteger(Math.ceil(+digits));

/** An amount as it is written: plain digits. */
export const money = once(() => z.pipe(checked<string>(isMoney, 'amount-malformed'), z.transform(Number)));

const APP_SCHEME = /^(?!(?:javascript|data|vbscript|blob|file|about)$)[a-z][a-z0-9+.-]*$/i;

/** A number from 0 on; digits as text count too, since many a server prints its numbers so. */
const isCount = (value: unknown) =>
  isText(value) ? /^\d+$/.test(value) : Number.isFinite(value) && (value as number) >= 0;

const count = (code: IssueCode, takes = isCount) => z.pipe(checked<string | number>(takes, code), z.transform(Number));

const labelText = () =>
  z.pipe(
    checked<string | number>((label) => isText(label) || Number.isFinite(label), 'product-malformed'),
    z.transform((label) => `${label}`),
  );

// What a PG may want in a product besides goes along.
const product = () =>
  z.catchall(
    object(
      {
        orderNumber: labelText(),
        name: labelText(),
        quantity: count('product-malformed', (value) => isCount(value) && Number.isInteger(Number(value))),
        amount: count('product-malformed'),
      },
      { error: () => 'product-malformed' },
    ),
    z.unknown(),
  );

const shape = once(() => ({
  channelKey: z.optional(text()),
  pg: z.optional(text()),
  payMethod: text(),
  merchantUid: text(),
  orderName: text(),
  amount: money(),
  currency: z.optional(text()),
  language: z.optional(text()),
  taxFree: z.optional(money()),
  vatAmount: z.optional(money()),
  buyerName: z.optional(text()),
  buyerTel: z.optional(text()),
  buyerEmail: z.optional(text()),
  buyerAddr: z.optional(text()),
  buyerPostcode: z.optional(text()),
  escrow: z.optional(flag()),
  escrowProducts: z.optional(z.array(product(), { error: () => 'products-malformed' })),
  digital: z.optional(flag()),
  vbankDue: z.optional(text()),
  bizNum: z.optional(text()),
  company: z.optional(text()),
  cardQuota: z.optional(z.array(count('quota-malformed'), { error: () => 'quota-malformed' })),
  customerUid: z.optional(text()),
  noticeUrl: z.optional(checked<string | string[]>((value) => [value].flat().every(isText), 'text-malformed')),
  customData: z.optional(z.unknown()),
  popup: z.optional(flag()),
  appScheme: z.optional(checked<string>((value) => isText(value) && APP_SCHEME.test(value), 'app-scheme-malformed')),
  kakaoOpenApp: z.optional(flag()),
  redirectUrl: z.optional(text()),
}));

/** What a valid request holds: camelCase, KRW or the currency's own unit, absolute URLs. */
export const payRequestSchema = once(() => object(shape()));

/** The same where the merchant's server makes the order, and has not said yet what it comes to. */
export const awaitingRequestSchema = once(() => {
  const all = shape();
  return object({ ...all, orderName: z.optional(all.orderName), amount: z.optional(all.amount) });
});

/** A payment that may be asked for; every value has been checked. */
export type PayRequest = z.output<ReturnType<typeof payRequestSchema>>;
