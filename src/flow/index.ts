export type { CheckoutDraft } from './attempt.js';
export { CheckoutFlow, type CheckoutPorts, type PayState } from './checkout.js';
export { type NoteStore, Notes } from './note.js';
export type { Endpoint, Wait } from './post.js';
export { knownOutcome, type ReturnPorts, returningClaim, settleReturn } from './return.js';
export { type Verify, verifyByUrl } from './verify.js';
