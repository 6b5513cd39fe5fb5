export { uidsOf } from './answer.js';
export { lowered, NO_FACTS, ownClaim, type PayClaim, type PayFacts, type VirtualAccount } from './claim.js';
export { fromCallback, fromUrl, withoutPayment } from './from-answer.js';
export { makeOutcome, type OutcomeContext, outcomeOfClaim, type PayOutcome, readKept } from './outcome.js';
export type { ImpAnswer, ImpLegacyAnswer, ImpNewModuleAnswer } from './sdk-answer.js';
export { toAnswer } from './to-answer.js';
export { type PayVerdict, readVerdict, VERDICT_STATUSES, type VerdictStatus, verdictSchema } from './verdict.js';
