import { CONSOLE_PREFIX, type FailedReason } from '../errors.js';
import {
  makeOutcome,
  type OutcomeContext,
  outcomeOfClaim,
  type PayClaim,
  type PayOutcome,
  type PayVerdict,
} from '../outcome/index.js';
import type { Wait } from './post.js';
import { ask, type Verify } from './verify.js';

/** What settling needs from outside. */
export interface SettlePorts {
  /** Asks the merchant's server; null where there is none to ask. */
  readonly verify: Verify | null;
  readonly wait: Wait;
}

/** How long a `ready` after a claim of success is asked again: the PG's own notice may still be on its way. */
const PATIENCE_MS = [1_000, 2_000, 2_000];

const failedReason = (claim: PayClaim, otherwise: FailedReason): FailedReason =>
  claim.status === 'failed' && claim.reason !== null ? (claim.reason as FailedReason) : otherwise;

/** A verdict about another payment is no verdict about this one. */
function isAbout(verdict: PayVerdict, claim: PayClaim): boolean {
  const differs = (ours: string | null, theirs: string | null) => ours !== null && theirs !== null && ours !== theirs;
  return !differs(claim.impUid, verdict.impUid) && !differs(claim.merchantUid, verdict.merchantUid);
}

function hasAccount(verdict: PayVerdict, claim: PayClaim): boolean {
  if (verdict.vbank !== null) return true;
  if (claim.status === 'failed') return false;
  return verdict.payMethod === 'vbank' || (verdict.payMethod === null && claim.reason === 'vbank-issued');
}

/** The outcome of a verdict, by the table of verdicts in the README; null where the server should be asked again. */
function decide(claim: PayClaim, verdict: PayVerdict, context: OutcomeContext): PayOutcome | null {
  const make = (ending: Parameters<typeof makeOutcome>[0]) => makeOutcome(ending, claim, verdict, context);
  switch (verdict.status) {
    case 'paid':
      return make({ status: 'paid', reason: null });
    case 'failed':
      return make({ status: 'failed', reason: failedReason(claim, 'declined') });
    case 'cancelled':
      return make({ status: 'failed', reason: 'rejected' });
    case 'forged':
      return make({ status: 'failed', reason: 'forged' });
    case 'ready':
      if (hasAccount(verdict, claim)) return make({ status: 'pending', reason: 'vbank-issued' });
      return claim.status === 'failed' ? make({ status: 'failed', reason: failedReason(claim, 'abandoned') }) : null;
  }
}

/**
 * Turns a claim into the outcome: the server's verdict where it can be asked, the claim itself where it cannot.
 * A claim of failure is asked about too, once it names a payment or `byOrder` says that money may have moved.
 */
export async function settle(
  claim: PayClaim,
  { verify, wait }: SettlePorts,
  context: OutcomeContext,
  { byOrder = false } = {},
): Promise<PayOutcome> {
  // An order that is said to be paid already is a refusal behind which money has moved.
  const mayBePaid = byOrder || claim.status !== 'failed' || claim.reason === 'already-paid';
  const askable = claim.impUid !== null || (claim.merchantUid !== null && mayBePaid);
  if (verify === null || !askable) return outcomeOfClaim(claim, context);

  const pending = (reason: 'verification-unreachable' | 'verification-malformed' | 'unknown', verdict?: PayVerdict) =>
    makeOutcome({ status: 'pending', reason }, claim, verdict ?? null, context);

  for (let asked = 0; ; asked += 1) {
    const finding = await ask(verify, claim, wait);
    if (finding.kind !== 'verdict') return pending(`verification-${finding.kind}`);
    const { verdict } = finding;
    if (!isAbout(verdict, claim)) {
      console.error(`${CONSOLE_PREFIX} verification-malformed: the reply is about another payment.`, verdict.raw);
      return pending('verification-malformed');
    }
    const outcome = decide(claim, verdict, context);
    if (outcome !== null) return outcome;
    const patience = PATIENCE_MS[asked];
    if (patience === undefined) return pending('unknown', verdict);
    await wait(patience);
  }
}
