export { CheckoutFlow, type CheckoutPorts, type PayState } from './checkout.js';
export { leaveNote, type Note, type NoteStore } from './note.js';
export { finalOutcome, type ReturnPorts, returningClaim, settleReturn } from './return.js';
export { type Verify, verifyByUrl, type Wait } from './verify.js';
