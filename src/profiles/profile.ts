/** The road a payment comes home by: the SDK's callback, or a redirect to `redirect-url` (contract.md §3). */
export type Route = 'callback' | 'redirect';

/** Which checkout server answers: `service.iamport.kr` frames, or the newer one that sends no `success` (contract.md §2). */
export type Family = 'legacy' | 'new-module';

/** How bad an issue is: an error stops the payment, a warning reaches the console once. */
export type Severity = 'error' | 'warning';

/** When a rule applies; every condition that is given has to hold. */
export interface RuleCondition {
  /** The request's pay method is one of these. */
  readonly payMethod?: readonly string[];
  /** The request asks for escrow, or does not. */
  readonly escrow?: boolean;
}

/** One thing a PG needs or refuses, as data. */
export interface Rule {
  /** The property of the request that the rule is about, such as `buyerTel`. */
  readonly field: string;
  readonly when?: RuleCondition;
  /** The values that pass; without it, any value that is not empty passes. */
  readonly oneOf?: readonly string[];
  /** The code when the rule is broken. */
  readonly code: string;
  readonly severity: Severity;
  /** Where the fact comes from. */
  readonly source: string;
}

/** Everything that shared code may ask about a PG (결제대행사). */
export interface Profile {
  /** The SDK's `pg` code without a MID, such as `kcp`. */
  readonly code: string;
  readonly label: { readonly ko: string; readonly en: string };
  readonly family: Family;
  /** The road on a PC and on a phone, as the SDK tells them apart (wire.md). */
  readonly route: { readonly pc: Route; readonly phone: Route };
  /** Pay methods with this PG's own spelling; anything else is worth a warning. */
  readonly payMethods: readonly string[];
  /** Devices where the window is a popup, which the browser allows in a click only. */
  readonly popup?: { readonly pc?: boolean; readonly phone?: boolean };
  /** The SDK's parameter that carries the escrow products, where the PG has one. */
  readonly escrowParam?: string;
  readonly rules: readonly Rule[];
}
