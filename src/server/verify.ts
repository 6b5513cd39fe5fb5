import { type VerdictStatus, verdictSchema } from '../outcome/index.js';
import type { IamportClient } from './client.js';
import { IamportError } from './errors.js';
import { type Because, type Decision, judge } from './judge.js';
import type { Orders } from './orders.js';
import { isPaid, type Payment, remainderOf } from './payment.js';
import { snakeKeys } from './wire.js';

/** What every handler needs: the vendor's REST API, and the shop's orders. */
export interface Shop {
  readonly client: IamportClient;
  readonly orders: Orders;
  /** Hears of what went wrong; `console.error` where it is left out. */
  readonly report?: ((error: unknown) => void) | undefined;
}

/** Tells the shop of trouble; that it cannot hear of it is no reason to stop. */
export function report(shop: Shop, error: unknown): void {
  try {
    (shop.report ?? console.error)(error);
  } catch (deaf) {
    console.error(deaf);
  }
}

/** What somebody says a payment is called; one of the two is enough. */
export interface PaymentNames {
  readonly impUid?: string | null;
  readonly merchantUid?: string | null;
}

/** What the server found out about a payment. */
export interface Verification {
  /** Null where there is no such payment, or it belongs to no order, or to another one than was said. */
  readonly payment: Payment | null;
  /** Null with the payment. */
  readonly decision: Decision | null;
}

const UNKNOWN: Verification = { payment: null, decision: null };

/**
 * Looks a payment up, lets its order decide what it means, and gives the money back where it has to (contract.md §5.4). May be repeated
 * and run side by side. Rejects with an `IamportError` where the service cannot be asked, or the money not be given back: nobody knows then.
 */
export async function verifyPayment(shop: Shop, names: PaymentNames): Promise<Verification> {
  const { client, orders } = shop;
  const payment = await find(client, names);
  if (payment === null || (names.merchantUid && names.merchantUid !== payment.merchantUid)) return UNKNOWN;
  const settle = (known: Payment) => orders.settle(known, (order) => judge(order, known));
  const decision = await settle(payment);
  if (decision === null) {
    if (isPaid(payment)) report(shop, new Error(strangerOf(payment)));
    return UNKNOWN;
  }
  if (!decision.refund) return { payment, decision };
  const returned = await refund(client, payment, decision);
  // The shop hears of it too: nothing has to go back any more.
  await settle(returned);
  return { payment: returned, decision };
}

const strangerOf = ({ impUid, merchantUid, amount, currency }: Payment): string =>
  `${impUid} paid ${amount} ${currency} for ${merchantUid}, which is no order here: a person has to look at it`;

async function find(client: IamportClient, { impUid, merchantUid }: PaymentNames): Promise<Payment | null> {
  if (impUid) return client.payment(impUid);
  return merchantUid ? client.paymentOf(merchantUid) : null;
}

/** What the merchant reads in the console. */
const REASONS: Partial<Record<Because, string>> = {
  forged: '주문과 다른 금액 또는 통화 (forged)',
  'not-wanted': '이미 결제되었거나 취소된 주문 (not-wanted)',
};

/** Gives back what is left, and tells what the payment is then; whoever else has just done so is right too. */
async function refund(client: IamportClient, payment: Payment, { because }: Decision): Promise<Payment> {
  const { impUid } = payment;
  let refusal: unknown = new IamportError('malformed', `${impUid} was cancelled, and its money has not gone back`);
  const now = await client
    .cancel({ impUid, checksum: remainderOf(payment), reason: REASONS[because] ?? because })
    .catch((error: unknown) => {
      refusal = error;
      return client.payment(impUid);
    });
  if (now === null || now.status !== 'cancelled' || remainderOf(now) > 0) throw refusal;
  return now;
}

/** The words of a verdict, in the REST API's spelling: what the elements read from a `verify-url`. */
export type VerdictReply = { readonly status: VerdictStatus } & Readonly<Record<string, unknown>>;

/**
 * The reply of a `verify-url`, with the fields that the elements read and no others. A payment that is not known is `ready`: after a claim
 * of success the buyer is told that nobody knows, and not to pay again. Who cannot name the order hears the status only: an `imp_uid` is a
 * clock, and easily guessed.
 */
export function replyOf({ payment, decision }: Verification, { merchantUid }: PaymentNames): VerdictReply {
  if (payment === null || decision === null) return { status: 'ready', fail_reason: 'no such payment for this order' };
  if (!merchantUid) return { status: decision.verdict };
  const fields = snakeKeys(payment) as Record<string, unknown>;
  // Where a person has to decide, the buyer must not be told of an account to deposit to again.
  const isOpen = decision.verdict === 'ready' && payment.status !== 'ready';
  const names = isOpen ? ['imp_uid', 'merchant_uid'] : Object.keys(verdictSchema().shape);
  const known = names.filter((name) => (fields[name] ?? null) !== null);
  return { ...Object.fromEntries(known.map((name) => [name, fields[name]])), status: decision.verdict };
}
