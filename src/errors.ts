/** Why a payment is pending: an account waits for a deposit, or money may have moved and nobody can say yet. */
export type PendingReason = 'vbank-issued' | 'verification-unreachable' | 'verification-malformed' | 'unknown';

/** Why the vendor's script could not be used. */
export type SdkReason = 'sdk-offline' | 'sdk-blocked' | 'sdk-timeout' | 'sdk-unusable';

/** Why a payment failed. */
export type FailedReason =
  | SdkReason
  | 'invalid-request'
  | 'prevented'
  | 'in-progress'
  | 'popup-blocked'
  | 'cancelled'
  | 'abandoned'
  | 'declined'
  | 'already-paid'
  | 'pg-not-registered'
  | 'forged'
  | 'rejected';

/** A stable code for why an outcome is not `paid`. */
export type Reason = PendingReason | FailedReason;

/** One fault in what the page wrote. */
export interface Issue {
  /** The attribute's name, `escrow-products[0].orderNumber` for a part of it. */
  readonly path: string;
  /** A stable code, such as `amount-malformed`. */
  readonly code: string;
  /** An `error` stops the payment, a `warning` reaches the console once. */
  readonly severity: 'error' | 'warning';
  /** English, for the developer: what is wrong and what to change. */
  readonly message: string;
}

/** The vendor's script could not be loaded or used. */
export class SdkError extends Error {
  readonly reason: SdkReason;

  constructor(reason: SdkReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.name = 'SdkError';
    this.reason = reason;
  }
}

/** The one prefix of everything this library writes to the console. */
export const CONSOLE_PREFIX = '[iamport-elements]';
