import { z } from 'zod';
import type { VerdictStatus } from '../outcome/index.js';
import { inCents, isPaid, type Payment, remainderOf } from './payment.js';

/** Where an order stands: nobody has paid, an account waits for a deposit, paid, or closed without goods. */
export type OrderStatus = 'open' | 'issued' | 'paid' | 'cancelled';

/** What a judge has to know of an order. */
export interface PayOrder {
  readonly merchantUid: string;
  /** What it costs, as the server worked it out, in the currency's own unit. */
  readonly amount: number;
  /** ISO 4217; KRW where it is left out. */
  readonly currency?: string;
  readonly status: OrderStatus;
  /** The payment that its status is about; null before one was. */
  readonly impUid: string | null;
}

/** An order as a database hands it over: `'1000'` is no number, and comparing it would send good money back. */
const OrderSchema = z.object({
  merchantUid: z.string(),
  amount: z.number().nonnegative(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  status: z.enum(['open', 'issued', 'paid', 'cancelled']),
  impUid: z
    .string('has to be there, null before a payment was: without it one that is told twice would be given back')
    .nullable(),
}) satisfies z.ZodType<PayOrder>;

/** What a payment means for its order. */
export interface Decision {
  /** The row of the table that decided. */
  readonly because: Because;
  /** What the buyer's page is told. */
  readonly verdict: VerdictStatus;
  /** What the order becomes by this payment, `open` again where its account has run out; null: it stays as it is. */
  readonly order: OrderStatus | null;
  /** The money goes back, all that is left of it. */
  readonly refund: boolean;
}

interface Facts {
  readonly order: PayOrder;
  readonly payment: Payment;
  /** The order's status is about this payment. */
  readonly isOwn: boolean;
  /** The order waits for a payment. */
  readonly isWaiting: boolean;
  /** Another amount, or another currency, than the order's. */
  readonly differs: boolean;
  /** Money has come, and not all of it went back. */
  readonly isPaid: boolean;
  /** A virtual account waits for a deposit. */
  readonly hasAccount: boolean;
  /** In Unix milliseconds. */
  readonly now: number;
}

interface Row {
  readonly when: (facts: Facts) => boolean;
  readonly verdict: VerdictStatus;
  readonly order?: OrderStatus | ((facts: Facts) => OrderStatus | null);
  readonly refund?: true;
}

/** A stranger's payment must not close an order: whoever knows its number could. */
const closesOwn = ({ isOwn, order }: Facts): OrderStatus | null =>
  isOwn && order.status !== 'cancelled' ? 'cancelled' : null;

/** Every case by its name; the first row that fits decides. */
export const cases = {
  // Callback, redirect and webhook all come; an answer that is older than the order changes nothing either.
  repeated: {
    when: ({ order, payment, isOwn, isPaid }) =>
      isOwn && order.status === 'paid' && (isPaid || payment.status !== 'cancelled'),
    verdict: 'paid',
  },
  forged: { when: ({ differs, isPaid }) => differs && isPaid, verdict: 'forged', order: closesOwn, refund: true },
  'forged-and-returned': {
    when: ({ differs, payment }) => differs && payment.status === 'cancelled' && payment.paidAt !== null,
    verdict: 'forged',
    order: closesOwn,
  },
  'forged-account': { when: ({ differs, hasAccount }) => differs && hasAccount, verdict: 'forged' },
  // What was returned in part was returned by a person, who decides about the rest too.
  'returned-in-part': { when: ({ isPaid, payment }) => isPaid && payment.cancelAmount > 0, verdict: 'ready' },
  'not-wanted': { when: ({ isPaid, isWaiting }) => isPaid && !isWaiting, verdict: 'cancelled', refund: true },
  paid: { when: ({ isPaid }) => isPaid, verdict: 'paid', order: 'paid' },
  // Its status stays `ready` for ever (contract.md §5.5); a deposit that comes all the same is judged as paid.
  'account-expired': {
    when: ({ hasAccount, payment, now }) => hasAccount && payment.vbankDate !== null && payment.vbankDate * 1000 < now,
    verdict: 'failed',
    order: ({ isOwn, order }) => (isOwn && order.status === 'issued' ? 'open' : null),
  },
  'account-known': {
    when: ({ order, hasAccount, isOwn }) => hasAccount && isOwn && order.status === 'issued',
    verdict: 'ready',
  },
  'account-issued': { when: ({ hasAccount, isWaiting }) => hasAccount && isWaiting, verdict: 'ready', order: 'issued' },
  'account-not-wanted': { when: ({ hasAccount }) => hasAccount, verdict: 'cancelled' },
  // A window that was left, or is still open.
  unpaid: { when: ({ payment }) => payment.status === 'ready', verdict: 'ready' },
  failed: { when: ({ payment }) => payment.status === 'failed', verdict: 'failed' },
  cancelled: { when: () => true, verdict: 'cancelled', order: closesOwn },
} as const satisfies Record<string, Row>;

/** The name of one case. */
export type Because = keyof typeof cases;

/** Decides what a payment means for its order: the algorithm of contract.md §5.4, without asking anybody; throws where the order is none. */
export function judge(order: PayOrder, payment: Payment, now = Date.now()): Decision {
  const { error } = OrderSchema.safeParse(order);
  if (error) throw new TypeError(`decide() was given something else than an order: ${z.prettifyError(error)}`);
  const facts: Facts = {
    order,
    payment,
    now,
    isOwn: order.impUid === payment.impUid,
    isWaiting: order.status === 'open' || order.status === 'issued',
    differs: inCents(payment.amount) !== inCents(order.amount) || payment.currency !== (order.currency ?? 'KRW'),
    isPaid: isPaid(payment),
    hasAccount: payment.status === 'ready' && payment.vbankNum !== null,
  };
  const rows = Object.entries(cases) as [Because, Row][];
  const [because, { verdict, order: becomes = null, refund = false }] = rows.find(([, { when }]) => when(facts)) as [
    Because,
    Row,
  ];
  return {
    because,
    verdict,
    order: typeof becomes === 'function' ? becomes(facts) : becomes,
    // A billing key is issued for nothing, of which nothing can go back.
    refund: refund && remainderOf(payment) > 0,
  };
}
