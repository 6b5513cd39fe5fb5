import { type FailedReason, type Issue, SdkError } from '../errors.js';
import type { Language, MessageKey } from '../messages.js';
import { fromCallback, outcomeOfClaim, ownClaim, type PayClaim, type PayOutcome } from '../outcome/index.js';
import type { ReadyRequest, RefusedRequest } from '../request/index.js';
import type { WindowEvents } from '../sdk/index.js';
import { settle } from './settle.js';
import type { Verify, Wait } from './verify.js';

/** Where one attempt stands, as the element's `state` shows it. */
export type PayState = 'idle' | 'loading' | 'open' | 'verifying' | PayOutcome['status'];

/** What the flow needs from the page; the element hands it in. */
export interface CheckoutPorts {
  /** Judges what the page wrote, now. */
  read(): ReadyRequest | RefusedRequest;
  /** The last stop before the window; false where a listener stopped it. */
  confirm(ready: ReadyRequest): boolean;
  readonly sdk: {
    takeTurn(): (() => void) | null;
    isReady(): boolean;
    prepare(): Promise<void>;
    openWindow(params: ReadyRequest['params'], events: WindowEvents): void;
  };
  /** The click's permission to open popups is gone. */
  gestureIsGone(): boolean;
  leaveNote(merchantUid: string, payMethod: string): void;
  verify(): Verify | null;
  readonly wait: Wait;
  language(): Language;
  /** The state or the buyer's sentence changed. */
  changed(): void;
  /** An attempt ended. */
  ended(outcome: PayOutcome, opened: boolean): void;
}

/** One try to pay, from the click to its end. */
interface Attempt {
  readonly promise: Promise<PayOutcome>;
  readonly resolve: (outcome: PayOutcome) => void;
  /** Gives the page's single place back. */
  release: () => void;
}

function newAttempt(): Attempt {
  let resolve: Attempt['resolve'] = () => {};
  const promise = new Promise<PayOutcome>((keep) => {
    resolve = keep;
  });
  return { promise, resolve, release: () => {} };
}

/** The order of one checkout's attempts in time: click, load, window, answer, verdict, outcome. */
export class CheckoutFlow {
  state: PayState = 'idle';
  outcome: PayOutcome | null = null;
  /** What the buyer is told while there is no outcome to tell. */
  prompt: MessageKey | null = null;

  readonly #ports: CheckoutPorts;
  /** The attempt that waits for the buyer's second tap. */
  #armed: Attempt | null = null;
  /** The order number that the page wrote for the outcome that stands. */
  #settledUid: string | null = null;
  /** What is known of a lost window, whose payment may still have gone through. */
  #lost: PayClaim | null = null;

  constructor(ports: CheckoutPorts) {
    this.#ports = ports;
  }

  /** Starts an attempt, or says why there is none; reaches the SDK before it returns wherever the SDK is ready. */
  pay(): Promise<PayOutcome> {
    const { sdk } = this.#ports;
    const release = sdk.takeTurn();
    if (release === null) return Promise.resolve(this.#failed('in-progress', null, []));
    const ready = this.#ports.read();
    if (this.outcome !== null && this.#isSettled && ready.writtenUid === this.#settledUid) {
      release();
      return Promise.resolve(this.outcome);
    }
    const attempt = this.#armed ?? newAttempt();
    this.#armed = null;
    attempt.release = release;
    this.#settledUid = ready.writtenUid;

    if (ready.request === null) {
      this.#end(attempt, this.#failed('invalid-request', ready.writtenUid, ready.issues), false);
    } else if (this.#lost !== null && this.#ports.verify() !== null) {
      void this.#askAboutLost(attempt, ready, this.#lost);
    } else if (sdk.isReady()) {
      this.#open(attempt, ready);
    } else {
      this.#prepare(attempt, ready);
    }
    return attempt.promise;
  }

  /** Makes room for another payment once one is over; does nothing during one. */
  reset(): void {
    if (this.state === 'loading' || this.state === 'open' || this.state === 'verifying') return;
    this.outcome = null;
    this.#move('idle');
  }

  /** The payment is made, or may have been: it is not made again for the same order. */
  get #isSettled(): boolean {
    return this.state === 'paid' || this.state === 'pending';
  }

  /** A payment that went through behind a lost window is not made twice. */
  async #askAboutLost(attempt: Attempt, ready: ReadyRequest, lost: PayClaim): Promise<void> {
    const outcome = await this.#settle(lost, ready.issues, true);
    if (outcome.status === 'failed') this.#prepare(attempt, ready);
    else this.#end(attempt, outcome, true);
  }

  #prepare(attempt: Attempt, ready: ReadyRequest): void {
    this.#move('loading');
    this.#ports.sdk.prepare().then(
      () => this.#openOrAskForTap(attempt, ready),
      (error: unknown) => {
        console.error(error);
        const reason = error instanceof SdkError ? error.reason : 'sdk-unusable';
        this.#end(attempt, this.#failed(reason, ready.request.merchantUid, ready.issues), false);
      },
    );
  }

  #openOrAskForTap(attempt: Attempt, ready: ReadyRequest): void {
    if (ready.profile?.popup?.[ready.device] && this.#ports.gestureIsGone()) {
      attempt.release();
      this.#armed = attempt;
      this.#move('idle', 'tap-again');
    } else {
      this.#open(attempt, ready);
    }
  }

  #open(attempt: Attempt, ready: ReadyRequest): void {
    const { request, params, issues } = ready;
    if (!this.#ports.confirm(ready)) {
      attempt.release();
      this.#move(this.outcome?.status ?? 'idle');
      attempt.resolve(this.#failed('prevented', request.merchantUid, issues));
      return;
    }
    // A listener may have put another order number or pay method into the parameters.
    const merchantUid = String(params.merchant_uid ?? request.merchantUid);
    const payMethod = String(params.pay_method ?? request.payMethod);
    this.#ports.leaveNote(merchantUid, payMethod);
    this.#move('open');

    const facts = { merchantUid, payMethod };
    const conclude = async (claim: PayClaim, byOrder = false) =>
      this.#end(attempt, await this.#settle(claim, issues, byOrder), true);
    try {
      this.#ports.sdk.openWindow(params, {
        answered: (answer) => {
          const claim = fromCallback(answer);
          void conclude({ ...claim, merchantUid: claim.merchantUid ?? merchantUid });
        },
        lost: () => {
          this.#lost = ownClaim('failed', 'abandoned', facts);
          void conclude(this.#lost, true);
        },
        popupRefused: () => void conclude(ownClaim('failed', 'popup-blocked', facts)),
      });
    } catch (error) {
      console.error(error);
      void conclude(ownClaim('failed', 'sdk-unusable', facts));
    }
  }

  /** Asks the server where there is one. */
  #settle(claim: PayClaim, issues: readonly Issue[], byOrder: boolean): Promise<PayOutcome> {
    const verify = this.#ports.verify();
    if (verify !== null) this.#move('verifying');
    const context = { language: this.#ports.language(), issues };
    return settle(claim, { verify, wait: this.#ports.wait }, context, { byOrder });
  }

  #end(attempt: Attempt, outcome: PayOutcome, opened: boolean): void {
    attempt.release();
    if (outcome.reason !== 'abandoned') this.#lost = null;
    this.outcome = outcome;
    this.#move(outcome.status);
    attempt.resolve(outcome);
    this.#ports.ended(outcome, opened);
  }

  #failed(reason: FailedReason, merchantUid: string | null, issues: readonly Issue[]): PayOutcome {
    return outcomeOfClaim(ownClaim('failed', reason, { merchantUid }), { language: this.#ports.language(), issues });
  }

  #move(state: PayState, prompt: MessageKey | null = null): void {
    this.state = state;
    this.prompt = prompt;
    this.#ports.changed();
  }
}
