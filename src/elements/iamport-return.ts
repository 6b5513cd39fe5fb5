import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { knownOutcome, type ReturnPorts, returningClaim, settleReturn } from '../flow/index.js';
import { formatDue, message } from '../messages.js';
import { type PayOutcome, withoutPayment } from '../outcome/index.js';
import { readFlag } from '../request/index.js';
import { isRevisited, page } from '../sdk/index.js';
import { tell } from './console.js';
import { announceOutcome } from './events.js';
import { attributes, flag, PaymentElement } from './payment-element.js';
import { messageStyles } from './styles.js';
import { whenParsed } from './when.js';

/** Where a return stands, as its `state` shows it. */
export type ReturnState = 'idle' | 'verifying' | PayOutcome['status'];

const SLOT_OF = { verifying: 'verifying', paid: 'success', pending: 'pending', failed: 'failed' } as const;
const HISTORY_KEY = 'iamport-elements/outcome';

const UNVERIFIED = 'verify-url is missing: the outcome is what the address says, and anybody can type one.';

/**
 * The page a payment comes home to by redirect: reads the address, asks the server, tells how it ended.
 *
 * @summary Reads a payment from its page's address and announces how it ended.
 * @tagname iamport-return
 *
 * @attr {'idle' | 'verifying' | 'paid' | 'pending' | 'failed'} state - Where the return stands; read-only.
 *
 * @event {CustomEvent<PayOutcome>} payment-success - Paid.
 * @event {CustomEvent<PayOutcome>} payment-pending - A virtual account was issued, or nobody can say yet.
 * @event {CustomEvent<PayOutcome>} payment-failed - Refused, cancelled, broken or forged.
 *
 * @slot verifying - Shown while the server is asked.
 * @slot success - Shown once paid; `data-iamport-field` fills in the outcome's fields.
 * @slot pending - Shown while pending; `data-iamport-field` fills in the outcome's fields.
 * @slot failed - Shown after a failure; `data-iamport-field` fills in the outcome's fields.
 *
 * @csspart message - The sentence for the buyer.
 * @csspart account - The virtual account's details.
 */
export class IamportReturn extends PaymentElement {
  static override styles = [
    messageStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    ...attributes('url'),
    keepQuery: { attribute: 'keep-query', ...flag },
  };

  /** The address to read in place of the page's own.
   * @attr url
   */
  declare url?: string;

  /** Leaves the payment's parameters in the address bar.
   * @attr keep-query
   */
  declare keepQuery?: boolean;

  #state: ReturnState = 'idle';
  #outcome: PayOutcome | null = null;
  /** Counts the runs, so that the answer of an earlier one is dropped. */
  #run = 0;

  /** Where the return stands. */
  get state(): ReturnState {
    return this.#state;
  }

  /** How the payment ended; null before it is known, or where there is none. */
  get outcome(): PayOutcome | null {
    return this.#outcome;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // After what a framework sets next to inserting the element; `verify` may come with a later script of the page.
    const start = () => queueMicrotask(() => this.#run === 0 && this.isConnected && void this.#start());
    if (this.verifyAddress() || this.verify) start();
    else whenParsed(start);
    addEventListener('hashchange', this.#onHashChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHashChange);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('url') && this.#run > 0) void this.#start();
    this.#fillFields();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#state === 'idle') return nothing;
    const language = this.buyerLanguage();
    const sentence = this.#outcome?.message ?? message('verifying', language);
    return html`<div part="message" role="status" lang=${language} aria-busy=${this.#state === 'verifying'}>
      <slot name=${SLOT_OF[this.#state]} @slotchange=${this.#fillFields}>
        ${sentence}${this.renderAccount(this.#outcome)}
      </slot>
    </div>`;
  }

  async #start(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const ports = this.#ports();
    if (ports === null) return;
    const goOn = this.onward(this.shared, { here: location.href });
    const known = knownOutcome(ports);
    const claim = known === null ? returningClaim(ports) : null;
    if (known === null && claim === null) return;
    if (ports.verify === null) tell('unverified', UNVERIFIED);
    if (claim !== null) this.#move('verifying', null);
    const settled = claim && (await settleReturn(claim, ports));
    const outcome = (known ?? settled?.outcome) as PayOutcome;
    if (run !== this.#run) return;
    // A page that rendered anew has another return, which tells it.
    if (settled?.isShared && !this.isConnected) return;
    this.#keep(outcome);
    this.#move(outcome.status, outcome);
    whenParsed(() => {
      this.#fillFields();
      if (announceOutcome(this.isConnected ? this : document, outcome)) goOn(outcome);
    });
  }

  #ports(): ReturnPorts | null {
    let address: string;
    try {
      address = new URL(this.url || location.href, document.baseURI).href;
    } catch {
      return null;
    }
    const { store, notes, wait, shared } = this;
    const state = window.history.state as Record<string, unknown> | null;
    return {
      address,
      history: state?.[HISTORY_KEY],
      store,
      isRevisited: isRevisited(),
      notes,
      verify: this.verifier(shared),
      asks: this.verify ? '' : this.verifyAddress(shared),
      asked: page().asked,
      wait,
      language: this.buyerLanguage(shared),
    };
  }

  /** Keeps the answer with this entry of the history, and takes the payment out of the address bar. */
  #keep(outcome: PayOutcome): void {
    const address =
      readFlag(this.keepQuery ?? this.shared.keepQuery) || this.url ? location.href : withoutPayment(location.href);
    try {
      // The page's own state may be anything; only an object can carry the answer beside it.
      const state: unknown = window.history.state;
      const own = typeof state === 'object' && state !== null ? state : {};
      window.history.replaceState({ ...own, [HISTORY_KEY]: outcome }, '', address);
    } catch {
      // A page may forbid it (sandboxed frame) or the answer may not be cloneable: a reload then asks again.
    }
  }

  /** A part of the page is an entry of the history of its own. */
  #onHashChange = (): void => {
    if (this.#outcome !== null) this.#keep(this.#outcome);
  };

  #move(state: ReturnState, outcome: PayOutcome | null): void {
    this.#state = state;
    this.#outcome = outcome;
    this.setAttribute('state', state);
    this.requestUpdate();
  }

  #fillFields = (): void => {
    const outcome = this.#outcome;
    if (outcome === null) return;
    const slot = this.renderRoot.querySelector('slot');
    for (const element of slot?.assignedElements() ?? []) {
      for (const field of [element, ...element.querySelectorAll('[data-iamport-field]')]) {
        const path = field.getAttribute('data-iamport-field');
        if (path !== null) field.textContent = fieldText(outcome, path, this.buyerLocale());
      }
    }
  };
}

function fieldText(outcome: PayOutcome, path: string, locale: string): string {
  let value: unknown = outcome;
  for (const part of path.split('.')) {
    const isOwn = typeof value === 'object' && value !== null && Object.prototype.hasOwnProperty.call(value, part);
    value = isOwn ? (value as Record<string, unknown>)[part] : null;
  }
  if (path === 'vbank.due' && typeof value === 'number') return formatDue(value, locale);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
}
