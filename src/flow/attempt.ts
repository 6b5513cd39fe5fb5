import type { Issue } from '../errors.js';
import type { PayOutcome } from '../outcome/index.js';
import type { PreparedOrder, ReadyRequest, RefusedRequest } from '../request/index.js';
import type { Asked } from './note.js';
import type { Endpoint } from './post.js';
import type { OrderQuestion } from './prepare.js';
import type { Verify } from './verify.js';

/** What the page wrote at the click, kept for the whole attempt: what it writes later is the next one's. */
export interface CheckoutDraft {
  /** Judges it, by what is known of the merchant's default PG by now, and with the order that the server made. */
  judge(order: PreparedOrder | null): ReadyRequest | RefusedRequest;
  /** What the form around the tag lacks; the browser shows it to the buyer. */
  faults(): readonly Issue[];
  /** Who makes the order; null where the page has. */
  readonly orders: Endpoint | null;
  /** Whom to ask for the verdict. */
  readonly verify: Verify | null;
  /** `request_pay` may be called for it in this very task. */
  isReady(options: { popup: boolean }): boolean;
  prepare(options: { popup: boolean }): Promise<void>;
  /** The click's permission to open popups is gone. */
  gestureIsGone(): boolean;
  /** Goes where the page wants the buyer after this outcome; a form is not sent for another order. */
  goOn(outcome: PayOutcome, isOther: boolean): void;
}

/** One try to pay, from the click to its end. */
export interface Attempt {
  readonly promise: Promise<PayOutcome>;
  readonly resolve: (outcome: PayOutcome) => void;
  draft: CheckoutDraft;
  /** Gives the page's single place back. */
  release: () => void;
  /** The order number that the page wrote; null where it was made up here, or by the server. */
  writtenUid: string | null;
  /** What the server makes the order from; null where the page has made it. */
  question: OrderQuestion | null;
  /** What its window was opened for; null before. */
  asked: Asked | null;
  /** A lost window was asked about before this one opens. */
  hasAsked: boolean;
  /** What it found out about was another order. */
  isOther: boolean;
  over: boolean;
}

/** Before a page has been read, and where reading it throws. */
const UNREAD: CheckoutDraft = {
  judge: () => ({ writtenUid: null, request: null, issues: [] }),
  faults: () => [],
  orders: null,
  verify: null,
  isReady: () => false,
  prepare: async () => {},
  gestureIsGone: () => true,
  goOn: () => {},
};

/** An attempt that nothing is known of yet. */
export function newAttempt(): Attempt {
  let resolve: Attempt['resolve'] = () => {};
  const promise = new Promise<PayOutcome>((keep) => {
    resolve = keep;
  });
  return {
    promise,
    resolve,
    draft: UNREAD,
    release: () => {},
    writtenUid: null,
    question: null,
    asked: null,
    hasAsked: false,
    isOther: false,
    over: false,
  };
}
