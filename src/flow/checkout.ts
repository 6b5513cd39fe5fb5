import { type FailedReason, type Issue, SdkError } from '../errors.js';
import type { Language, MessageKey } from '../messages.js';
import {
  fromCallback,
  lowered,
  type OutcomeContext,
  outcomeOfClaim,
  ownClaim,
  type PayClaim,
  type PayOutcome,
} from '../outcome/index.js';
import type { ReadyRequest, RefusedRequest } from '../request/index.js';
import type { WindowEvents } from '../sdk/index.js';
import type { Note } from './note.js';
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
    prepare(options: { popup: boolean }): Promise<void>;
    openWindow(params: ReadyRequest['params'], events: WindowEvents): void;
  };
  /** The click's permission to open popups is gone. */
  gestureIsGone(): boolean;
  /** The payment of the page's last lost window; shared by every tag of the page. */
  readonly lostPayment: { get(): unknown; set(claim: unknown): void };
  leaveNote(note: Note): void;
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
  /** Whom to ask, as it was written at the click. */
  verify: Verify | null;
  /** The order number that the page wrote; null where it was made up here. */
  writtenUid: string | null;
  over: boolean;
}

function newAttempt(): Attempt {
  let resolve: Attempt['resolve'] = () => {};
  const promise = new Promise<PayOutcome>((keep) => {
    resolve = keep;
  });
  return { promise, resolve, release: () => {}, verify: null, writtenUid: null, over: false };
}

const textOf = (value: unknown, otherwise: string): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : otherwise;

/** The order of one checkout's attempts in time: click, load, window, answer, verdict, outcome. */
export class CheckoutFlow {
  state: PayState = 'idle';
  outcome: PayOutcome | null = null;
  /** What the buyer is told while there is no outcome to tell. */
  prompt: MessageKey | null = null;

  readonly #ports: CheckoutPorts;
  /** The attempt that waits for the buyer's second tap. */
  #armed: Attempt | null = null;
  /** Orders that are paid or may be, by the number that the page wrote; null for one that was made up here. */
  readonly #settled = new Map<string | null, PayOutcome>();

  constructor(ports: CheckoutPorts) {
    this.#ports = ports;
  }

  /** Starts an attempt, or says why there is none; reaches the SDK before it returns wherever the SDK is ready. */
  pay(): Promise<PayOutcome> {
    const release = this.#ports.sdk.takeTurn();
    if (release === null) return Promise.resolve(this.#failed('in-progress', null, []));
    const attempt = this.#armed ?? newAttempt();
    attempt.release = release;
    try {
      return this.#begin(attempt);
    } catch (error) {
      // Whatever a hostile page made throw, its place is given back.
      this.#break(attempt, error, null);
      return attempt.promise;
    }
  }

  /** Makes room for another payment once one is over; does nothing during one, or before the first. */
  reset(): void {
    if (this.outcome === null || this.isBusy) return;
    this.outcome = null;
    this.#settled.clear();
    this.#move('idle');
  }

  /** An attempt is on its way. */
  get isBusy(): boolean {
    return this.state === 'loading' || this.state === 'open' || this.state === 'verifying';
  }

  #begin(attempt: Attempt): Promise<PayOutcome> {
    const { sdk } = this.#ports;
    const ready = this.#ports.read();
    const settled = this.#settled.get(ready.writtenUid);
    if (settled !== undefined) {
      attempt.release();
      return Promise.resolve(settled);
    }
    this.#armed = null;
    attempt.writtenUid = ready.writtenUid;
    attempt.verify = this.#ports.verify();
    const lost = this.#ports.lostPayment.get() as PayClaim | null;

    if (ready.request === null) {
      this.#end(attempt, this.#failed('invalid-request', ready.writtenUid, ready.issues), false);
    } else if (lost !== null && attempt.verify !== null) {
      void this.#askAboutLost(attempt, ready, lost);
    } else if (sdk.isReady()) {
      this.#open(attempt, ready);
    } else {
      this.#prepare(attempt, ready);
    }
    return attempt.promise;
  }

  /** A payment that went through behind a lost window is not made twice. */
  async #askAboutLost(attempt: Attempt, ready: ReadyRequest, lost: PayClaim): Promise<void> {
    const outcome = await this.#settle(attempt, lost, { pg: '', issues: ready.issues }, true);
    if (outcome.status === 'failed') {
      this.#prepare(attempt, ready);
      return;
    }
    // It may have been another order than the one that is asked for now, which then stays open for the next click.
    if (attempt.writtenUid !== null) attempt.writtenUid = lost.merchantUid;
    this.#end(attempt, outcome, true);
  }

  #prepare(attempt: Attempt, ready: ReadyRequest): void {
    this.#move('loading');
    this.#ports.sdk
      .prepare({ popup: ready.road === 'popup' })
      // The default PG shows in its frame only, and may ask for more.
      .then(() => this.#openOrAskForTap(attempt, ready.pg === '' ? this.#ports.read() : ready))
      .catch((error: unknown) => this.#break(attempt, error, ready));
  }

  #openOrAskForTap(attempt: Attempt, ready: ReadyRequest | RefusedRequest): void {
    attempt.writtenUid = ready.writtenUid;
    if (ready.request === null) {
      this.#end(attempt, this.#failed('invalid-request', ready.writtenUid, ready.issues), false);
    } else if (ready.road === 'popup' && this.#ports.gestureIsGone()) {
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
    const merchantUid = textOf(params.merchant_uid, request.merchantUid);
    const payMethod = textOf(params.pay_method, request.payMethod);
    const pg = textOf(params.pg, ready.pg);
    this.#ports.leaveNote({ merchantUid, payMethod, pg });
    this.#move('open');

    const facts = { merchantUid, payMethod };
    const conclude = async (claim: PayClaim, byOrder = false) =>
      this.#end(attempt, await this.#settle(attempt, claim, { pg, issues }, byOrder), true);
    this.#ports.sdk.openWindow(params, {
      answered: (answer) => {
        const claim = lowered(fromCallback(answer), payMethod);
        void conclude({ ...claim, merchantUid: claim.merchantUid ?? merchantUid });
      },
      lost: () => {
        const lost = ownClaim('failed', 'abandoned', facts);
        this.#ports.lostPayment.set(lost);
        void conclude(lost, true);
      },
      popupRefused: () => this.#end(attempt, this.#failed('popup-blocked', merchantUid, issues), false),
      silent: () => this.#end(attempt, this.#failed('sdk-unusable', merchantUid, issues), false),
    });
  }

  /** Asks the server where there is one. */
  #settle(
    attempt: Attempt,
    claim: PayClaim,
    asked: Omit<OutcomeContext, 'language'>,
    byOrder: boolean,
  ): Promise<PayOutcome> {
    const { verify } = attempt;
    if (verify !== null) this.#move('verifying');
    const context = { language: this.#ports.language(), ...asked };
    return settle(claim, { verify, wait: this.#ports.wait }, context, { byOrder });
  }

  /** Ends an attempt whose SDK, or whose page, threw. */
  #break(attempt: Attempt, error: unknown, ready: ReadyRequest | null): void {
    console.error(error);
    const reason = error instanceof SdkError ? error.reason : 'sdk-unusable';
    this.#end(attempt, this.#failed(reason, ready?.request.merchantUid ?? null, ready?.issues ?? []), false);
  }

  #end(attempt: Attempt, outcome: PayOutcome, opened: boolean): void {
    if (attempt.over) return;
    attempt.over = true;
    attempt.release();
    if (opened && outcome.reason !== 'abandoned') this.#ports.lostPayment.set(null);
    if (outcome.status !== 'failed') this.#settled.set(attempt.writtenUid, outcome);
    this.outcome = outcome;
    this.#move(outcome.status);
    attempt.resolve(outcome);
    this.#ports.ended(outcome, opened);
  }

  #failed(reason: FailedReason, merchantUid: string | null, issues: readonly Issue[]): PayOutcome {
    const context = { language: this.#ports.language(), pg: '', issues };
    return outcomeOfClaim(ownClaim('failed', reason, { merchantUid }), context);
  }

  #move(state: PayState, prompt: MessageKey | null = null): void {
    this.state = state;
    this.prompt = prompt;
    this.#ports.changed();
  }
}
