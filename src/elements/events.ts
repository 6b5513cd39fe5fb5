import type { PayOutcome } from '../outcome/index.js';
import type { Route } from '../profiles/index.js';
import type { PayRequest, SdkParams } from '../request/index.js';

/** The `detail` of `payment-request`, the last stop before the window. */
export interface PaymentRequestDetail {
  /** The request as it was judged. */
  readonly request: PayRequest;
  /** What `IMP.request_pay` will get; listeners may change it. */
  readonly params: SdkParams;
  /** The road that this payment is expected to come home by. */
  readonly route: Route;
}

/** The events of both elements; all bubble and are composed. */
export interface PaymentEventMap {
  'payment-request': CustomEvent<PaymentRequestDetail>;
  'payment-success': CustomEvent<PayOutcome>;
  'payment-pending': CustomEvent<PayOutcome>;
  'payment-failed': CustomEvent<PayOutcome>;
}

declare global {
  interface HTMLElementEventMap extends PaymentEventMap {}
  interface DocumentEventMap extends PaymentEventMap {}
  interface WindowEventMap extends PaymentEventMap {}
}

/** The event that tells of each way a payment ends. */
export const EVENT_OF = { paid: 'payment-success', pending: 'payment-pending', failed: 'payment-failed' } as const;

/** Dispatches one of our events; false where a listener called `preventDefault()`. */
export function announce<Name extends keyof PaymentEventMap>(
  target: EventTarget,
  name: Name,
  detail: PaymentEventMap[Name]['detail'],
): boolean {
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
}

/** Tells the page how a payment ended; false where a listener stopped what would follow. */
export const announceOutcome = (target: EventTarget, outcome: PayOutcome): boolean =>
  announce(target, EVENT_OF[outcome.status], outcome);
