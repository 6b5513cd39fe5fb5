import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { detectEnvironment, type Environment } from '../environment/index.js';
import type { Issue } from '../errors.js';
import { type CheckoutDraft, CheckoutFlow, type PayState } from '../flow/index.js';
import { message } from '../messages.js';
import { type PayOutcome, uidsOf } from '../outcome/index.js';
import {
  attributeOf,
  DEFAULT_SDK_URL,
  type Draft,
  PARAMETERS,
  type ReadyRequest,
  readFlag,
  readRequest,
  type SharedSettings,
} from '../request/index.js';
import {
  communicate,
  defaultProvider,
  initialisedByPage,
  isReady,
  isRevisited,
  lostPayment,
  type Merchant,
  openWindow,
  prepare,
  prepareEarly,
  type ScriptSource,
  takeTurn,
  watchBody,
} from '../sdk/index.js';
import { report, tell } from './console.js';
import { announce, announceOutcome } from './events.js';
import { OwnerForm } from './owner-form.js';
import { attributes, flag, PaymentElement } from './payment-element.js';
import { unknownSettings } from './shared-settings.js';
import { buttonStyles, messageStyles } from './styles.js';
import { whenAtRest, whenParsed } from './when.js';

const TRIGGER = 'button, a, input[type=submit], input[type=button], input[type=image]';
const PRELOAD_DELAY_MS = 200;
const POPUP_LIFE_MS = 900;
const WARMED_BY = ['impCode', 'tierCode', 'sdkUrl', 'preload'] as const;

/**
 * Takes one payment through the Iamport (PortOne) V1 browser SDK.
 *
 * @summary A button that takes a payment and announces how it ended.
 * @tagname iamport-checkout
 *
 * @attr {'idle' | 'loading' | 'open' | 'verifying' | 'paid' | 'pending' | 'failed'} state - Where the attempt stands; read-only, absent before the first one.
 *
 * @event {CustomEvent<PaymentRequestDetail>} payment-request - The last stop before the window: `params` may be changed, `preventDefault()` stops it.
 * @event {CustomEvent<PayOutcome>} payment-success - Paid.
 * @event {CustomEvent<PayOutcome>} payment-pending - A virtual account was issued, or nobody can say yet.
 * @event {CustomEvent<PayOutcome>} payment-failed - Refused, cancelled, broken or forged.
 *
 * @slot - The button's label, or the site's own control: a button, a link or an input inside is the trigger.
 *
 * @csspart button - The button, where the site brings no control of its own.
 * @csspart label - Its label.
 * @csspart spinner - What turns while an attempt is on its way.
 * @csspart message - The sentence for the buyer.
 * @csspart account - The virtual account's details.
 *
 * @cssprop [--iamport-accent=#1d4ed8] - The button's colour.
 * @cssprop [--iamport-on-accent=#fff] - The label's colour.
 * @cssprop [--iamport-focus=#f59e0b] - The colour of the focus ring.
 */
export class IamportCheckout extends PaymentElement {
  /** Inside a form the tag takes part in it. */
  static readonly formAssociated = true;

  // One sheet for every tag's root to take.
  static override styles = css`${messageStyles}${buttonStyles}`;

  static override properties: PropertyDeclarations = {
    ...attributes('impCode', 'tierCode', 'params', 'prepareUrl', 'sdkUrl', 'sdkIntegrity', 'preload'),
    ...Object.fromEntries(
      PARAMETERS.map(({ property, kind }) => [
        property,
        { attribute: attributeOf(property), ...(kind === 'flag' && flag) },
      ]),
    ),
    disabled: flag,
    submitForm: { attribute: 'submit-form', ...flag },
  };

  /** 가맹점 식별코드 for `IMP.init`; may be left out where the page has already called it.
   * @attr imp-code
   */
  declare impCode?: string;

  /** The sub-merchant's tier, for `IMP.agency`.
   * @attr tier-code
   */
  declare tierCode?: string;

  /** The PG (결제대행사): `code` or `code.MID`; the merchant's default one where it is left out.
   * @attr pg
   */
  declare pg?: string;

  /** The channel key from the console, which the vendor recommends over `pg`.
   * @attr channel-key
   */
  declare channelKey?: string;

  /** The pay method in the PG's own spelling; `card` where it is left out.
   * @attr pay-method
   */
  declare payMethod?: string;

  /** The order number, at most 40 characters; a fresh one per attempt where it is left out, which no server knows.
   * @attr merchant-uid
   */
  declare merchantUid?: string;

  /** What is paid for, as the window shows it: the SDK's `name`.
   * @attr order-name
   */
  declare orderName?: string;

  /** The amount in the currency's own unit: plain digits.
   * @attr amount
   */
  declare amount?: string | number;

  /** ISO 4217; KRW where it is left out.
   * @attr currency
   */
  declare currency?: string;

  /** The window's language, where the PG has more than one.
   * @attr language
   */
  declare language?: string;

  /** The tax-free part of the amount (면세 금액).
   * @attr tax-free
   */
  declare taxFree?: string | number;

  /** The VAT in the amount (부가세), where the PG does not work it out.
   * @attr vat-amount
   */
  declare vatAmount?: string | number;

  /** The buyer's name.
   * @attr buyer-name
   */
  declare buyerName?: string;

  /** The buyer's telephone number; some PGs refuse to open without it.
   * @attr buyer-tel
   */
  declare buyerTel?: string;

  /** The buyer's e-mail address.
   * @attr buyer-email
   */
  declare buyerEmail?: string;

  /** The buyer's address.
   * @attr buyer-addr
   */
  declare buyerAddr?: string;

  /** The buyer's postcode.
   * @attr buyer-postcode
   */
  declare buyerPostcode?: string;

  /** Asks for escrow (에스크로).
   * @attr escrow
   */
  declare escrow?: boolean;

  /** The products under escrow: a JSON array of `{ orderNumber, name, quantity, amount }`.
   * @attr escrow-products
   */
  declare escrowProducts?: string | readonly object[];

  /** Contents (true) or goods (false), which phone payments have to say.
   * @attr digital
   */
  declare digital?: boolean;

  /** The deposit's last moment: `YYYY-MM-DD`, `YYYYMMDD` or with a time.
   * @attr vbank-due
   */
  declare vbankDue?: string;

  /** The merchant's business number (사업자등록번호): 10 digits.
   * @attr biz-num
   */
  declare bizNum?: string;

  /** The merchant's name, as some windows show it.
   * @attr company
   */
  declare company?: string;

  /** Instalment months that may be chosen: a JSON array, `[]` for a lump sum only.
   * @attr card-quota
   */
  declare cardQuota?: string | readonly number[];

  /** The billing key's id on the merchant's side; its presence asks for a billing key.
   * @attr customer-uid
   */
  declare customerUid?: string;

  /** The webhook's address for this payment: one, or a JSON array.
   * @attr notice-url
   */
  declare noticeUrl?: string | readonly string[];

  /** Any JSON to keep with the payment.
   * @attr custom-data
   */
  declare customData?: unknown;

  /** Whether a PG that can do both opens a popup.
   * @attr popup
   */
  declare popup?: boolean;

  /** The app's own scheme, without `://`, for the way back from a bank's or card company's app.
   * @attr app-scheme
   */
  declare appScheme?: string;

  /** KakaoPay's first module on iOS: asks before the app opens.
   * @attr kakao-open-app
   */
  declare kakaoOpenApp?: boolean;

  /** Further SDK parameters: a JSON object; an attribute of its own wins.
   * @attr params
   */
  declare params?: string | Readonly<Record<string, unknown>>;

  /** POSTed on first intent, so that the merchant's server makes the order: its `merchant_uid`, `amount` and `name` win.
   * @attr prepare-url
   */
  declare prepareUrl?: string;

  /** Where a payment that left the page comes home: the SDK's `m_redirect_url`.
   * @attr redirect-url
   */
  declare redirectUrl?: string;

  /** The vendor's script.
   * @attr sdk-url
   */
  declare sdkUrl?: string;

  /** Subresource integrity of the vendor's script.
   * @attr sdk-integrity
   */
  declare sdkIntegrity?: string;

  /** When the script is loaded: soon after connect (`auto`), on hover, focus or touch (`intent`), at the click (`none`).
   * @attr preload
   */
  declare preload: 'auto' | 'intent' | 'none' | (string & {});

  /** The trigger does nothing.
   * @attr disabled
   */
  declare disabled?: boolean;

  /** Once paid or pending, `imp_uid` and `merchant_uid` are written into the form around the tag and it is sent.
   * @attr submit-form
   */
  declare submitForm?: boolean;

  readonly #form = new OwnerForm(this);

  readonly #flow = new CheckoutFlow({
    draft: () => this.#draft(),
    confirm: (ready) => this.#confirm(ready),
    takeTurn,
    openWindow,
    lostPayment,
    notes: () => this.notes,
    wait: this.wait,
    now: () => Date.now(),
    isOnline: () => navigator.onLine !== false,
    language: () => this.buyerLanguage(),
    changed: () => this.#changed(),
    ended: (outcome, opened, { goOn }, isOther) => this.#ended(outcome, opened, goOn, isOther),
  });

  /** The site may render its own control, or our label, at any time and depth. */
  readonly #content = new MutationObserver(() => this.#findTrigger());
  #warmUpTimer: ReturnType<typeof setTimeout> | undefined;
  #ownTrigger: HTMLElement | null = null;
  /** What had the focus before the window took it. */
  #focused: HTMLElement | null = null;
  #givesFocusBack = false;
  #isRecovered = false;
  #lastClick: Event | null = null;
  /** White space between the tags fills a slot too, so the slot's own fallback would never show. */
  #hasLabel = false;

  constructor() {
    super();
    this.preload = 'auto';
    this.addEventListener('click', this.#onClick);
    for (const intent of ['pointerenter', 'focusin', 'touchstart']) {
      this.addEventListener(intent, this.#onIntent, { passive: true });
    }
  }

  override connectedCallback(): void {
    const isCopied = !this.hasUpdated && this.hasAttribute('state');
    super.connectedCallback();
    this.#content.observe(this, { childList: true, subtree: true, characterData: true });
    this.#findTrigger();
    if (isCopied) this.#ownTrigger?.removeAttribute('aria-busy');
    // The page may have called `init` already, and may swap its body before the first payment.
    watchBody();
    // The first update plans it too.
    if (this.hasUpdated) this.#planWarmUp();
    if (this.#isRecovered || !isRevisited()) return;
    this.#isRecovered = true;
    // Once the page has had its turn to set `verify` and to listen.
    whenParsed(() => queueMicrotask(() => this.#flow.recover()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#content.disconnect();
    clearTimeout(this.#warmUpTimer);
    this.#form.follow();
    // Not where it is only moved.
    queueMicrotask(() => this.isConnected || this.#flow.disarm());
  }

  protected formAssociatedCallback(): void {
    this.#form.follow();
  }

  protected formDisabledCallback(): void {
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // A form-associated host with `disabled="false"` is disabled to the platform, and gets no clicks itself; where it does,
    // it hears them, since in a shadow root there is no `window.event`.
    root.addEventListener('click', (event) => {
      if (this.matches(':disabled')) this.#onClick(event);
    });
    return root;
  }

  /** Where the attempt stands. */
  get state(): PayState {
    return this.#flow.state;
  }

  /** How the last attempt ended; null before one has. */
  get outcome(): PayOutcome | null {
    return this.#flow.outcome;
  }

  /** Where the page runs, as far as a payment cares. */
  get environment(): Environment {
    return detectEnvironment(navigator);
  }

  /** Every fault in what is written now. */
  get issues(): readonly Issue[] {
    return [...this.#form.faults(this.#ownTrigger), ...this.#flow.judge().issues];
  }

  /** Starts a payment, as a click on the trigger does; never rejects. */
  pay(): Promise<PayOutcome> {
    return this.#flow.pay();
  }

  /** Whether what is written now may be paid. */
  checkValidity(): boolean {
    return isPayable(this.issues);
  }

  /** Whether what is written now may be paid; writes the faults to the console, and the browser shows those of the form. */
  reportValidity(): boolean {
    this.#form.faults(this.#ownTrigger, true);
    const { issues } = this;
    report(this, issues);
    return isPayable(issues);
  }

  /** Passes an app's message on to the open window: `{ result: 'process' }` or `{ result: 'cancel' }`; never throws. */
  communicate(appMessage: unknown): void {
    communicate(appMessage);
  }

  /** Makes room for another payment once one is over, and takes its numbers back from the form. */
  reset(): void {
    this.#form.take();
    this.#flow.reset();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (WARMED_BY.some((name) => changed.has(name))) this.#planWarmUp();
  }

  protected override render(): TemplateResult {
    const { outcome, shared } = this;
    const language = this.buyerLanguage(shared);
    const { isBusy } = this.#flow;
    const key = isBusy ? (this.state as 'loading' | 'open' | 'verifying') : this.#flow.prompt;
    const sentence = (key ? message(key, language) : outcome?.message) ?? nothing;
    const account = isBusy ? nothing : this.renderAccount(outcome);
    const slot = html`<slot></slot>`;
    // The trigger does nothing any more, and says so; another order number wakes it.
    const isOver =
      outcome !== null && outcome.status !== 'failed' && this.#flow.isSettled(this.#flow.judge().writtenUid);
    const button = html`<button
      part="button"
      type="button"
      ?disabled=${!isBusy && this.#isDisabled(shared)}
      aria-disabled=${isBusy || isOver ? 'true' : nothing}
      aria-busy=${isBusy ? 'true' : nothing}
      >${isBusy ? html`<span part="spinner" aria-hidden="true"></span>` : nothing}<span part="label"
        >${this.#hasLabel ? slot : message('pay', language)}</span
      ></button
    >`;
    return html`${this.#ownTrigger ? slot : button}<div part="message" role="status" lang=${language}
      >${account === nothing ? sentence : html`${sentence}${account}`}</div
    >`;
  }

  #isDisabled(shared = this.shared): boolean {
    return readFlag(this.disabled ?? shared.disabled) === true || this.closest('fieldset:disabled') !== null;
  }

  /** A sub-merchant belongs to the code beside it. */
  #merchant({ impCode = '', tierCode = '' }: SharedSettings): Merchant {
    if (this.impCode) return { code: this.impCode, tierCode: this.tierCode ?? '' };
    return { code: impCode, tierCode: this.tierCode || tierCode };
  }

  /** A hash belongs to the address beside it. */
  #source({ sdkUrl, sdkIntegrity }: SharedSettings): ScriptSource {
    const { nonce } = this;
    if (this.sdkUrl) return { url: this.sdkUrl, integrity: this.sdkIntegrity, nonce };
    return { url: sdkUrl || DEFAULT_SDK_URL, integrity: this.sdkIntegrity || sdkIntegrity, nonce };
  }

  #written(): Draft {
    // What was set before the upgrade is applied at the first update only.
    if (!this.hasUpdated) this.performUpdate();
    const draft: Record<string, unknown> = { params: this.params };
    for (const { property } of PARAMETERS) draft[property] = this[property as keyof this];
    return draft;
  }

  #draft(): CheckoutDraft {
    const { shared } = this;
    for (const name of unknownSettings((name) => IamportCheckout.observedAttributes.includes(name))) {
      tell(
        name,
        `<meta name="${name}"> is not heeded: no attribute of <iamport-checkout> has that name (merchant-uid, not merchant_uid).`,
        this,
      );
    }
    const { values: form } = this.#form;
    const prepareUrl = this.prepareUrl || shared.prepareUrl;
    const merchant = this.#merchant(shared);
    const source = this.#source(shared);
    const draft = { ...this.#written(), ...this.onwardUrls(shared), impCode: merchant.code, prepareUrl };
    const onward = this.onward(shared, {
      appScheme: `${this.appScheme || shared.appScheme || ''}`.replace(/:.*$/, ''),
    });
    const submits = readFlag(this.submitForm ?? shared.submitForm) === true;
    const clickedAt = performance.now();
    return {
      judge: (order) =>
        readRequest(draft, {
          environment: this.environment,
          pageUrl: document.baseURI,
          defaultProvider: defaultProvider(),
          initialised: initialisedByPage(),
          order,
          form,
          shared,
        }),
      faults: () => this.#form.faults(this.#ownTrigger, true),
      orders: prepareUrl ? this.endpoint(prepareUrl, shared) : null,
      verify: this.verifier(shared),
      isReady: (options) => isReady(merchant, options),
      prepare: (options) => prepare(source, merchant, options),
      gestureIsGone: () => !mayOpenPopup(clickedAt),
      goOn: (outcome, isOther) => {
        const isDue = submits && !isOther && outcome.status !== 'failed';
        const isSent = isDue && this.#form.submit(this.#ownTrigger);
        if (!isSent) onward(outcome);
      },
    };
  }

  #confirm({ request, params, route, issues }: ReadyRequest): boolean {
    report(this, issues);
    return announce(this.isConnected ? this : document, 'payment-request', { request, params, route });
  }

  #ended(outcome: PayOutcome, opened: boolean, goOn: CheckoutDraft['goOn'], isOther: boolean): void {
    if (!opened) report(this, outcome.issues);
    whenParsed(() => {
      // A failure is another order's than the one whose numbers the form may still have.
      if (outcome.status === 'failed') this.#form.take();
      else if (!isOther) this.#form.give(uidsOf(outcome));
      const goesOn = announceOutcome(this.isConnected ? this : document, outcome);
      if (goesOn && (opened || outcome.status !== 'failed')) goOn(outcome, isOther);
    });
  }

  #changed(): void {
    const { state, isBusy } = this.#flow;
    this.setAttribute('state', state);
    if (isBusy) this.#ownTrigger?.setAttribute('aria-busy', 'true');
    else this.#ownTrigger?.removeAttribute('aria-busy');
    if (state === 'open') this.#focused = focusedElement();
    else if (!isBusy) this.#returnFocus();
    this.requestUpdate();
  }

  /** The window took the focus with it; whoever had it goes on from there. */
  #returnFocus(): void {
    const before = this.#focused;
    this.#focused = null;
    const now = document.activeElement;
    if (before === null || !(now === null || now === document.body || now.closest('.imp-dialog'))) return;
    // Safari gives a button no focus by a click.
    const target = before.isConnected && before !== document.body ? before : this.#trigger;
    this.#givesFocusBack = true;
    target?.focus({ preventScroll: true });
    this.#givesFocusBack = false;
  }

  get #trigger(): HTMLElement | null {
    return this.#ownTrigger ?? this.renderRoot.querySelector<HTMLElement>('[part=button]');
  }

  /** When the script is to be loaded: the tag's own word, or the page's for all its tags. */
  #preloads(when: string, shared: SharedSettings): boolean {
    const isWritten = this.hasAttribute('preload') || this.preload !== 'auto';
    return (isWritten ? this.preload : shared.preload || 'auto') === when;
  }

  #planWarmUp(): void {
    clearTimeout(this.#warmUpTimer);
    if (this.preload !== 'auto') return;
    // Together with the page's other tags, so that they ask for one load.
    this.#warmUpTimer = setTimeout(() => whenAtRest(() => this.#warmUpIfDue()), PRELOAD_DELAY_MS);
  }

  #warmUpIfDue(): void {
    const { shared } = this;
    if (this.isConnected && this.#preloads('auto', shared)) this.#warmUp(shared);
  }

  /** Makes the click quick. */
  #warmUp(shared: SharedSettings): void {
    prepareEarly(this.#source(shared), this.#merchant(shared));
    this.#flow.rehearse();
  }

  #onIntent = (): void => {
    const { shared } = this;
    if (this.#preloads('intent', shared)) this.#warmUp(shared);
    const isIntended = !this.#isDisabled(shared) && !this.#givesFocusBack;
    if (isIntended && (this.prepareUrl || shared.prepareUrl)) this.#flow.warmUp();
  };

  #onClick = (event: Event): void => {
    // It passes the shadow root first, and the host as well where that may hear it.
    if (event === this.#lastClick) return;
    this.#lastClick = event;
    this.#findTrigger();
    const trigger = this.#trigger;
    if (trigger === null || !event.composedPath().includes(trigger)) return;
    event.preventDefault();
    if (!this.#isDisabled()) void this.pay();
  };

  #findTrigger(): void {
    const before = this.#ownTrigger;
    this.#ownTrigger = this.querySelector<HTMLElement>(TRIGGER);
    if (before !== this.#ownTrigger) {
      before?.removeAttribute('aria-busy');
      if (this.#flow.isBusy) this.#ownTrigger?.setAttribute('aria-busy', 'true');
    }
    this.#form.follow();
    // An editor may have put its line breaks and paragraphs between the tags.
    if (this.querySelector('iamport-checkout')) {
      tell(
        'nested',
        `<iamport-checkout> stands in another one: HTML has no <iamport-checkout />, write </iamport-checkout>.`,
        this,
      );
    }
    this.#hasLabel = this.querySelector(':not(br):not(p)') !== null || this.textContent?.trim() !== '';
    this.requestUpdate();
  }
}

/** A warning does not stand in the way. */
const isPayable = (issues: readonly Issue[]): boolean => issues.every(({ severity }) => severity !== 'error');

/** Whether a popup still belongs to the click of that moment. */
function mayOpenPopup(clickedAt: number): boolean {
  const { userActivation, vendor } = navigator;
  // WebKit refuses popups a second after the click, whatever it says of the activation.
  const saysTrue = userActivation !== undefined && !/^Apple/.test(vendor);
  return userActivation?.isActive !== false && (saysTrue || performance.now() - clickedAt < POPUP_LIFE_MS);
}

/** What has the focus, also inside shadow roots. */
function focusedElement(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused as HTMLElement | null;
}
