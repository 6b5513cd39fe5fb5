import { object, once, that } from '../schema.js';
import { amount, factFields, factsOf, text } from './answer.js';
import type { PayFacts } from './claim.js';

/** What the merchant's server found out, in the REST API's words (`forged`: the amount differed and was cancelled). */
export const VERDICT_STATUSES = ['paid', 'ready', 'failed', 'cancelled', 'forged'] as const;

/** What a verdict says of the payment. */
export type VerdictStatus = (typeof VERDICT_STATUSES)[number];

/** The reply of `verify-url`: only `status` has to be there. */
export const verdictSchema = once(() =>
  object({
    ...factFields(),
    status: that<VerdictStatus>((status) => VERDICT_STATUSES.includes(status as VerdictStatus)),
    pg_provider: text(),
    amount: amount(),
    fail_reason: text(),
    message: text(),
  }),
);

/** What the merchant's server found out about a payment. */
export interface PayVerdict extends PayFacts {
  readonly status: VerdictStatus;
  /** The PG's code. */
  readonly pgProvider: string | null;
  readonly failReason: string | null;
  /** The server's own sentence for the buyer. */
  readonly message: string | null;
  /** What came, as it came. */
  readonly raw: unknown;
}

/** Reads the server's reply; null where it has no status that is known. Never throws. */
export function readVerdict(raw: unknown): PayVerdict | null {
  const parsed = verdictSchema().safeParse(raw);
  if (!parsed.success) return null;
  const { status, pg_provider: pgProvider, fail_reason: failReason, message, amount: paidAmount } = parsed.data;
  return { ...factsOf(parsed.data, paidAmount), status, pgProvider, failReason, message, raw };
}
