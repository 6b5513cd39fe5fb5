export {
  type Cancellation,
  type EscrowLogistics,
  type EscrowParty,
  IamportClient,
  type IamportClientOptions,
} from './client.js';
export { IamportError, type IamportErrorKind } from './errors.js';
export {
  type CreateOrder,
  completeHandler,
  type Handler,
  type NewOrder,
  OrderRefusal,
  prepareHandler,
  type Returned,
  returnHandler,
  webhookHandler,
} from './handlers.js';
export { type Because, type Decision, judge, type OrderStatus, type PayOrder } from './judge.js';
export type { Orders } from './orders.js';
export type { Payment } from './payment.js';
export {
  type PaymentNames,
  replyOf,
  type Shop,
  type VerdictReply,
  type Verification,
  verifyPayment,
} from './verify.js';
