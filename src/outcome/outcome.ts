import type { Issue, Reason } from '../errors.js';
import { type Language, message } from '../messages.js';
import { findProfile } from '../profiles/index.js';
import { object, once, that } from '../schema.js';
import type { PayClaim, PayFacts } from './claim.js';
import type { PayVerdict } from './verdict.js';

/** How a payment ended, the same whichever road it came home by: the `detail` of the outcome events. */
export interface PayOutcome extends PayFacts {
  readonly status: 'paid' | 'pending' | 'failed';
  /** The merchant's server was asked and answered; false means that a browser said so, which proves nothing. */
  readonly verified: boolean;
  /** A stable code; null when paid. */
  readonly reason: Reason | null;
  /** A sentence for the buyer, in the page's language. */
  readonly message: string;
  /** The vendor's own code and words, unmodified. */
  readonly pgCode: string | null;
  readonly pgMessage: string | null;
  /** Errors and warnings of the request. */
  readonly issues: readonly Issue[];
  /** What the browser was told and what the server replied, as they came. */
  readonly raw: { readonly claim: unknown; readonly verdict: unknown };
}

/** What an outcome is made with beside the claim. */
export interface OutcomeContext {
  readonly language: Language;
  /** The PG that was asked for; empty where nobody knows. */
  readonly pg: string;
  readonly issues?: readonly Issue[];
}

type Ending = { status: 'paid'; reason: null } | { status: 'pending' | 'failed'; reason: Reason };

/** The outcome that a claim and, where the server answered, its verdict add up to. */
export function makeOutcome(
  ending: Ending,
  claim: PayClaim,
  verdict: PayVerdict | null,
  { language, pg, issues = [] }: OutcomeContext,
): PayOutcome {
  const pgMessage = claim.pgMessage ?? verdict?.failReason ?? null;
  const profile = findProfile(claim.pgProvider ?? verdict?.pgProvider ?? pg);
  const verbatim = ending.status === 'failed' && profile?.verbatim ? pgMessage : null;
  const known = <Key extends keyof PayFacts>(key: Key): PayFacts[Key] => verdict?.[key] ?? claim[key];
  return {
    ...ending,
    verified: verdict !== null,
    message: verdict?.message ?? verbatim ?? message(ending.reason ?? 'paid', language),
    impUid: known('impUid'),
    merchantUid: known('merchantUid'),
    payMethod: known('payMethod'),
    // The REST API's amount is what was asked for, whether or not it was paid.
    paidAmount: ending.status === 'failed' ? null : known('paidAmount'),
    currency: known('currency'),
    applyNum: known('applyNum'),
    receiptUrl: known('receiptUrl'),
    vbank: known('vbank'),
    pgCode: claim.pgCode,
    pgMessage,
    issues,
    raw: { claim: claim.raw, verdict: verdict?.raw ?? null },
  };
}

/** The outcome where nobody but the browser can be asked: the claim itself. */
export function outcomeOfClaim(claim: PayClaim, context: OutcomeContext): PayOutcome {
  return makeOutcome({ status: claim.status, reason: claim.reason } as Ending, claim, null, context);
}

const ENDINGS: readonly unknown[] = ['paid', 'pending', 'failed'];

const ofType = (...types: string[]) => that((value) => types.includes(value === null ? 'null' : typeof value));

/** What an outcome has to be to be shown again. */
const keptSchema = once(() => {
  const text = ofType('string', 'null');
  const account = object({ bank: text, number: text, holder: text, due: ofType('number', 'null') });
  return object({
    status: that((status) => ENDINGS.includes(status)),
    verified: ofType('boolean'),
    message: ofType('string'),
    impUid: text,
    merchantUid: text,
    vbank: that((vbank) => vbank === null || account.safeParse(vbank).success),
  });
});

/** Reads an outcome that a browser kept; null where something else stands there. Never throws. */
export const readKept = (kept: unknown): PayOutcome | null =>
  keptSchema().safeParse(kept).success ? (kept as PayOutcome) : null;
