import { CONSOLE_PREFIX, type FailedReason, type Issue, SdkError } from '../errors.js';
import { type Language, type MessageKey, message } from '../messages.js';
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
import { type Attempt, type CheckoutDraft, newAttempt } from './attempt.js';
import type { Asked, Notes } from './note.js';
import type { Wait } from './post.js';
import { orderQuestion, PreparedOrders, PrepareError } from './prepare.js';
import { settle } from './settle.js';
import type { Verify } from './verify.js';

/** Where one attempt stands, as the element's `state` shows it. */
export type PayState = 'idle' | 'loading' | 'open' | 'verifying' | PayOutcome['status'];

/** What the flow needs from the page; the element hands it in. */
export interface CheckoutPorts {
  /** What is written now. */
  draft(): CheckoutDraft;
  /** The last stop before the window; false where a listener stopped it. */
  confirm(ready: ReadyRequest): boolean;
  /** Takes the page's single place for a payment; null while another one is on its way. */
  takeTurn(): (() => void) | null;
  openWindow(params: ReadyRequest['params'], events: WindowEvents): void;
  /** The payment of the page's last lost window; shared by every tag of the page. */
  readonly lostPayment: { get(): unknown; set(claim: unknown): void };
  /** What outlives the page. */
  notes(): Notes;
  readonly wait: Wait;
  now(): number;
  isOnline(): boolean;
  language(): Language;
  /** The state or the buyer's sentence changed. */
  changed(): void;
  /** An attempt ended; `isOther` says that it found out about another order than it was asked for. */
  ended(outcome: PayOutcome, opened: boolean, draft: CheckoutDraft, isOther: boolean): void;
}

/** A window that was lost, or may have been, and who can say what became of it. */
interface LostPayment {
  /** The checkout that lost it; null where that was on an earlier page. */
  readonly by: CheckoutFlow | null;
  readonly writtenUid: string | null;
  readonly claim: PayClaim;
  readonly verify: Verify | null;
}

/** How a lost window is told until somebody knows better. */
const lostClaim = ({ merchantUid, payMethod }: Partial<Asked>): PayClaim =>
  ownClaim('failed', 'abandoned', { merchantUid: merchantUid ?? null, payMethod: payMethod ?? null });

/** Somebody knows how the payment ended. */
const isKnown = ({ status, reason }: PayOutcome): boolean =>
  status === 'pending' ? reason === 'vbank-issued' : reason !== 'abandoned';

const textOf = (value: unknown, otherwise: string): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() : otherwise;

let isRehearsed = false;

/** The order of one checkout's attempts in time: click, load, window, answer, verdict, outcome. */
export class CheckoutFlow {
  state: PayState = 'idle';
  outcome: PayOutcome | null = null;
  /** What the buyer is told while there is no outcome to tell. */
  prompt: MessageKey | null = null;

  readonly #ports: CheckoutPorts;
  readonly #orders: PreparedOrders;
  /** The attempt that waits for the buyer's second tap. */
  #armed: Attempt | null = null;
  /** Orders that are paid or may be, by the number that the page wrote; null for one that it did not. */
  readonly #settled = new Map<string | null, PayOutcome>();

  constructor(ports: CheckoutPorts) {
    this.#ports = ports;
    this.#orders = new PreparedOrders(ports);
  }

  /** What is written now, with the order that the server made for it. */
  judge(): ReadyRequest | RefusedRequest {
    return this.#judge(this.#ports.draft()).ready;
  }

  /** Does once on a page what is slow the first time: schemas are made, code is compiled, the storage is opened. */
  rehearse(): void {
    if (isRehearsed) return;
    isRehearsed = true;
    try {
      this.judge();
      this.#ports.notes().isTold('');
    } catch {
      // Whatever a hostile page made throw, the click tells.
    }
  }

  /** Has the order made before the click; for a request that cannot open, or need not, none is made. */
  warmUp(): void {
    if (this.isBusy) return;
    try {
      const { ready, question } = this.#judge(this.#ports.draft());
      const isWanted = ready.request !== null && !this.isSettled(ready.writtenUid);
      if (question !== null && isWanted) this.#orders.warmUp(question);
    } catch {
      // Whatever a hostile page made throw, the click tells.
    }
  }

  /** Starts an attempt, or says why there is none; reaches the SDK before it returns wherever the SDK is ready. */
  pay(): Promise<PayOutcome> {
    const release = this.#ports.takeTurn();
    if (release === null) return Promise.resolve(this.#failed('in-progress', null, []));
    const attempt = Object.assign(this.#armed ?? newAttempt(), { release });
    try {
      attempt.draft = this.#ports.draft();
      return this.#begin(attempt);
    } catch (error) {
      // Whatever a hostile page made throw, also while this is told, its place is given back.
      release();
      this.#break(attempt, error, null);
      return attempt.promise;
    }
  }

  /** Finds out what became of a payment whose window went with this page's earlier self (a reload, Back). */
  recover(): void {
    const draft = this.#ports.draft();
    const { writtenUid } = draft.judge(null);
    const note = this.#ports.notes().interrupted(writtenUid);
    const release = note && this.#ports.takeTurn();
    if (release) this.#loseWindow(Object.assign(newAttempt(), { draft, release, writtenUid, asked: note }), []);
  }

  /** Makes room for another payment once one is over, or waits for a second tap; does nothing during one, or before the first. */
  reset(): void {
    this.disarm();
    if (this.outcome === null || this.isBusy) return;
    this.outcome = null;
    this.#settled.clear();
    this.#move('idle');
  }

  /** Waits for no second tap any more. */
  disarm(): void {
    const armed = this.#armed;
    this.#armed = null;
    if (armed !== null && !this.isBusy) this.#drop(armed);
  }

  /** An attempt is on its way. */
  get isBusy(): boolean {
    return this.state === 'loading' || this.state === 'open' || this.state === 'verifying';
  }

  /** This order is paid, or may be: another click does nothing until `reset()`. */
  isSettled(writtenUid: string | null): boolean {
    return this.#settled.has(writtenUid);
  }

  #judge(draft: CheckoutDraft) {
    const written = draft.judge(null);
    const question = draft.orders && orderQuestion(draft.orders, written.writtenUid);
    const order = question && this.#orders.standing(question);
    return { ready: order ? draft.judge(order) : written, question, isOrdered: question === null || order !== null };
  }

  #begin(attempt: Attempt): Promise<PayOutcome> {
    const { ready, question, isOrdered } = this.#judge(attempt.draft);
    const settled = this.#settled.get(ready.writtenUid);
    if (settled !== undefined) {
      attempt.release();
      return Promise.resolve(settled);
    }
    const faults = attempt.draft.faults();
    if (faults.length > 0) {
      // As before a form is sent: the buyer has been told, and nothing has begun.
      attempt.release();
      return Promise.resolve(this.#failed('invalid-request', ready.writtenUid, [...faults, ...ready.issues]));
    }
    this.#armed = null;
    Object.assign(attempt, { writtenUid: ready.writtenUid, question });
    const lost = this.#lostFor(attempt);

    if (ready.request === null) {
      this.#end(attempt, this.#failed('invalid-request', ready.writtenUid, ready.issues), false);
    } else if (lost !== null) {
      void this.#askAboutLost(attempt, ready, lost);
    } else if (isOrdered && attempt.draft.isReady({ popup: ready.road === 'popup' })) {
      this.#open(attempt, ready);
    } else {
      this.#prepare(attempt, ready);
    }
    return attempt.promise;
  }

  /** What has to be asked first: about a window that this page lost, or an earlier page of this tab for the same order. */
  #lostFor({ draft, writtenUid, hasAsked }: Attempt): LostPayment | null {
    if (draft.verify === null || hasAsked) return null;
    const lost = this.#ports.lostPayment.get() as LostPayment | null;
    // Another shop's server knows nothing of this order.
    const verify = lost?.claim.merchantUid === writtenUid ? draft.verify : lost?.verify;
    if (lost && verify) return { ...lost, verify };
    const note = this.#ports.notes().unfinished(writtenUid);
    return note && { by: null, writtenUid, claim: lostClaim(note), verify: draft.verify };
  }

  /** A payment that went through behind a lost window is not made twice. */
  async #askAboutLost(attempt: Attempt, ready: ReadyRequest, lost: LostPayment): Promise<void> {
    const { by, claim, verify } = lost;
    const lostUid = lost.writtenUid ?? claim.merchantUid;
    this.#move('verifying');
    const context = { language: this.#ports.language(), pg: '', issues: ready.issues };
    const outcome = await settle(claim, { verify, wait: this.#ports.wait }, context, { byOrder: true });
    if (outcome.status === 'failed') {
      this.#ports.lostPayment.set(null);
      this.#ports.notes().mark(claim.merchantUid, 'told');
    }
    // A server that cannot tell must not hold up what another tag sells.
    const isOurs = by === this || lostUid === attempt.writtenUid;
    if (outcome.status === 'failed' || !(isKnown(outcome) || isOurs)) {
      // A popup's second tap has to reach the SDK in its own task.
      attempt.hasAsked = true;
      this.#prepare(attempt, ready);
      return;
    }
    // It may have been another order than the one that is asked for now, which then stays open for the next click.
    const foundUid = by === this ? lost.writtenUid : lostUid;
    attempt.isOther = foundUid !== attempt.writtenUid;
    attempt.writtenUid = foundUid;
    // A copy: an outcome is announced where it is held, and this one is announced here.
    if (by !== null && by !== this) by.#learn(lost.writtenUid, { ...outcome });
    this.#end(attempt, outcome, true, lost);
  }

  #prepare(attempt: Attempt, ready: ReadyRequest): void {
    this.#move('loading');
    const { draft, question } = attempt;
    const sdk = draft.prepare({ popup: ready.road === 'popup' });
    // Side by side; whichever fails first ends the attempt.
    const both = question === null ? sdk : Promise.all([sdk, this.#orders.ask(question)]);
    both
      .then(() => this.#openOrAskForTap(attempt, ready))
      .catch((error: unknown) => {
        if (error instanceof PrepareError) this.#refuse(attempt, error, ready);
        else this.#break(attempt, error, ready);
      });
  }

  #openOrAskForTap(attempt: Attempt, before: ReadyRequest): void {
    // The default PG shows in its frame only, and may ask for more; so may an order.
    const isSame = before.pg !== '' && attempt.question === null;
    const { ready, isOrdered } = isSame ? { ready: before, isOrdered: true } : this.#judge(attempt.draft);
    attempt.writtenUid = ready.writtenUid;
    if (ready.request === null) {
      this.#end(attempt, this.#failed('invalid-request', ready.writtenUid, ready.issues), false);
    } else if (!isOrdered) {
      // The page has slept meanwhile, and the order is too old.
      this.#prepare(attempt, ready);
    } else if (ready.road === 'popup' && attempt.draft.gestureIsGone()) {
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
    const asked: Asked = {
      merchantUid: textOf(params.merchant_uid, request.merchantUid),
      payMethod: textOf(params.pay_method, request.payMethod),
      pg: textOf(params.pg, ready.pg),
      writtenUid: attempt.writtenUid,
    };
    const { merchantUid, payMethod, pg } = asked;
    attempt.asked = asked;
    // Its turn comes before the page can leave and before any answer is heard.
    queueMicrotask(() => attempt.over || this.#ports.notes().leave(asked));
    if (attempt.question !== null) this.#orders.use(attempt.question);
    this.#move('open');

    this.#ports.openWindow(params, {
      answered: (answer) => {
        const claim = lowered(fromCallback(answer), payMethod);
        const told = claim.merchantUid ?? merchantUid;
        // The SDK mixes up requests of one millisecond (wire.md "Quirks"): the window's own end is waited for.
        const isForeign = told !== merchantUid && (attempt.writtenUid !== null || attempt.question !== null);
        if (isForeign) console.error(`${CONSOLE_PREFIX} an answer about ${told} is none about ${merchantUid}.`);
        else void this.#conclude(attempt, { ...claim, merchantUid: told }, { pg, issues });
        return !isForeign;
      },
      lost: () => {
        // A return that the buyer came Back from has told already how it ended.
        if (this.#ports.notes().isTold(merchantUid)) this.#drop(attempt);
        else this.#loseWindow(attempt, issues);
      },
      popupRefused: () => this.#end(attempt, this.#failed('popup-blocked', merchantUid, issues), false),
      silent: () => {
        // It may still show, and be paid in, after we stopped to look.
        this.#ports.lostPayment.set(this.#lostBy(attempt));
        this.#end(attempt, this.#failed('sdk-unusable', merchantUid, issues), false);
      },
    });
  }

  async #conclude(attempt: Attempt, claim: PayClaim, context: Omit<OutcomeContext, 'language'>, byOrder = false) {
    this.#end(attempt, await this.#settle(attempt, claim, context, byOrder), true);
  }

  /** The window went without a word; money may have moved. */
  #loseWindow(attempt: Attempt, issues: readonly Issue[]): void {
    const lost = this.#lostBy(attempt);
    this.#ports.lostPayment.set(lost);
    void this.#conclude(attempt, lost.claim, { pg: attempt.asked?.pg ?? '', issues }, true);
  }

  #lostBy({ asked, writtenUid, draft: { verify } }: Attempt): LostPayment {
    return { by: this, writtenUid, claim: lostClaim(asked ?? {}), verify };
  }

  /** Asks the server where there is one. */
  #settle(
    attempt: Attempt,
    claim: PayClaim,
    context: Omit<OutcomeContext, 'language'>,
    byOrder: boolean,
  ): Promise<PayOutcome> {
    const { verify } = attempt.draft;
    if (verify !== null) this.#move('verifying');
    const { wait, language } = this.#ports;
    return settle(claim, { verify, wait }, { language: language(), ...context }, { byOrder });
  }

  /** Ends an attempt for which the server made no order. */
  #refuse(attempt: Attempt, { issue, sentence }: PrepareError, { writtenUid, issues }: ReadyRequest): void {
    const outcome = this.#failed('invalid-request', writtenUid, [issue, ...issues]);
    const { language, isOnline } = this.#ports;
    const unreached = isOnline() ? 'not-prepared' : 'sdk-offline';
    const otherwise = issue.code === 'prepare-unreachable' ? message(unreached, language()) : outcome.message;
    this.#end(attempt, { ...outcome, message: sentence ?? otherwise }, false);
  }

  /** Ends an attempt whose SDK, or whose page, threw. */
  #break(attempt: Attempt, error: unknown, ready: ReadyRequest | null): void {
    console.error(error);
    const reason = error instanceof SdkError ? error.reason : 'sdk-unusable';
    this.#end(attempt, this.#failed(reason, ready?.writtenUid ?? null, ready?.issues ?? []), false);
  }

  #end(attempt: Attempt, outcome: PayOutcome, opened: boolean, lost = this.#lostBy(attempt)): void {
    if (attempt.over) return;
    attempt.over = true;
    attempt.release();
    if (this.#armed === attempt) this.#armed = null;
    const { lostPayment } = this.#ports;
    if (opened) lostPayment.set(isKnown(outcome) ? null : lost);
    this.#ports.notes().mark(lost.claim.merchantUid, lostPayment.get() === null ? 'told' : 'lost');
    this.#learn(attempt.writtenUid, outcome);
    attempt.resolve(outcome);
    this.#ports.ended(outcome, opened, attempt.draft, attempt.isOther);
  }

  /** How an order ended: by this checkout's own attempt, or as another one found out about its lost window. */
  #learn(writtenUid: string | null, outcome: PayOutcome): void {
    // A page may write the number that was made up here, once it knows it.
    if (outcome.status !== 'failed')
      for (const uid of [writtenUid, outcome.merchantUid]) this.#settled.set(uid, outcome);
    this.outcome = outcome;
    this.#move(outcome.status);
  }

  /** Ends an attempt of which there is nothing to tell. */
  #drop(attempt: Attempt): void {
    attempt.over = true;
    attempt.release();
    this.#move(this.outcome?.status ?? 'idle');
    attempt.resolve(this.#failed('abandoned', attempt.asked?.merchantUid ?? null, []));
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
