import type { Reason } from '../errors.js';

/** A virtual account (가상계좌) that waits for a deposit. */
export interface VirtualAccount {
  readonly bank: string | null;
  /** The account number; may hold dashes. */
  readonly number: string | null;
  readonly holder: string | null;
  /** The last moment for the deposit, in Unix seconds. */
  readonly due: number | null;
}

/** What is known about a payment, whoever said it. */
export interface PayFacts {
  readonly impUid: string | null;
  readonly merchantUid: string | null;
  readonly payMethod: string | null;
  /** In the currency's own unit; for a virtual account the amount to deposit. */
  readonly paidAmount: number | null;
  readonly currency: string | null;
  readonly applyNum: string | null;
  readonly receiptUrl: string | null;
  readonly vbank: VirtualAccount | null;
}

/** What a browser was told about a payment: never a proof of it. */
export interface PayClaim extends PayFacts {
  readonly status: 'paid' | 'pending' | 'failed';
  readonly reason: Reason | null;
  /** The PG's code, where the answer names it. */
  readonly pgProvider: string | null;
  /** The vendor's own code and words, unmodified. */
  readonly pgCode: string | null;
  readonly pgMessage: string | null;
  /** What came, as it came. */
  readonly raw: unknown;
}

/** Facts of which nothing is known yet. */
export const NO_FACTS: PayFacts = {
  impUid: null,
  merchantUid: null,
  payMethod: null,
  paidAmount: null,
  currency: null,
  applyNum: null,
  receiptUrl: null,
  vbank: null,
};

/** A claim of this library's own, where nobody answered. */
export function ownClaim(status: 'pending' | 'failed', reason: Reason, facts: Partial<PayFacts>): PayClaim {
  return { ...NO_FACTS, ...facts, status, reason, pgProvider: null, pgCode: null, pgMessage: null, raw: null };
}

/** A claim may only be lowered by what was asked for: a `vbank` that says nothing else is an account and not a won. */
export function lowered(claim: PayClaim, askedMethod: string | null): PayClaim {
  const isVbank = claim.status === 'paid' && askedMethod === 'vbank' && claim.payMethod === null;
  return isVbank ? { ...claim, payMethod: 'vbank', status: 'pending', reason: 'vbank-issued' } : claim;
}
