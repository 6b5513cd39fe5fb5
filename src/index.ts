export type { PaymentEventMap, PaymentRequestDetail } from './elements/events.js';
export { IamportCheckout } from './elements/iamport-checkout.js';
export { IamportReturn, type ReturnState } from './elements/iamport-return.js';
export { type BrowserName, detectEnvironment, type Environment, type NavigatorLike } from './environment/index.js';
export type { FailedReason, Issue, PendingReason, Reason, SdkReason } from './errors.js';
export { SdkError } from './errors.js';
export type { PayState, Verify } from './flow/index.js';
export type {
  ImpAnswer,
  ImpLegacyAnswer,
  ImpNewModuleAnswer,
  PayClaim,
  PayFacts,
  PayOutcome,
  VirtualAccount,
} from './outcome/index.js';
export type { PayMethod, PgCode, Route } from './profiles/index.js';
export type { ImpEscrowProduct, ImpPayParams, IssueCode, PayRequest, SdkParams } from './request/index.js';
export { communicate, type Imp } from './sdk/index.js';
export { version } from './version.js';
