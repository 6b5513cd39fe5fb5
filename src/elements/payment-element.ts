import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CONSOLE_PREFIX } from '../errors.js';
import { type Endpoint, type NoteStore, Notes, type Verify, verifyByUrl, type Wait } from '../flow/index.js';
import { formatAmount, formatDue, type Language, languageOf, type MessageKey, message } from '../messages.js';
import { type PayOutcome, uidsOf, withoutPayment } from '../outcome/index.js';
import { attributeOf, followable, isFlagWord, readFlag, type SharedSettings } from '../request/index.js';
import { version } from '../version.js';
import { sharedSettings } from './shared-settings.js';

const wait: Wait = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/** Properties that are attributes too, by the one rule of names: `verifyUrl` is `verify-url`. */
export const attributes = (...names: string[]): PropertyDeclarations =>
  Object.fromEntries(names.map((name) => [name, { attribute: attributeOf(name) }]));

/** Bare or `true` is true, `false` and `0` are false, absent is neither. */
export const flag = {
  converter: {
    // A word that is no flag's is kept, so that the request can warn about it.
    fromAttribute: (value: string | null) => (value === null || isFlagWord(value) ? readFlag(value) : value),
  },
};

/** A storage of the page's; null where it may not have one. */
function storage(name: 'sessionStorage' | 'localStorage'): NoteStore | null {
  try {
    return window[name];
  } catch {
    return null;
  }
}

/** The nearest `lang`, also outside the shadow roots that an element is in. */
function langAround(element: Element): string {
  const written = element.closest<HTMLElement>('[lang]')?.lang;
  if (written) return written;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? langAround(root.host) : document.documentElement.lang;
}

/** HTML knows no capitals: `payMethod="vbank"`, by hand or by a framework that does not know the tag yet, arrives as `paymethod`. */
const MEANT = new Map<string, string>();

/** What both elements have in common: whom to ask for the verdict, where to go on, and how to tell the buyer. */
export abstract class PaymentElement extends LitElement {
  /** Which version of the library registered the tag. */
  static readonly version = version;

  static override properties: PropertyDeclarations = {
    ...attributes('verifyUrl', 'verifyData', 'successUrl', 'pendingUrl', 'failedUrl', 'locale'),
    verify: { attribute: false },
  };

  /** Where `imp_uid` and `merchant_uid` are POSTed, form-encoded, for the verdict.
   * @attr verify-url
   */
  declare verifyUrl?: string;

  /** Further form fields for the merchant's server: a JSON object.
   * @attr verify-data
   */
  declare verifyData?: string | Readonly<Record<string, unknown>>;

  /** Asks for the verdict in place of `verify-url`; resolves to JSON in the REST API's words. */
  declare verify?: Verify;

  /** Where to go once paid, with `imp_uid` and `merchant_uid` added.
   * @attr success-url
   */
  declare successUrl?: string;

  /** Where to go while pending, with `imp_uid` and `merchant_uid` added.
   * @attr pending-url
   */
  declare pendingUrl?: string;

  /** Where to go after a failure, once a window had opened.
   * @attr failed-url
   */
  declare failedUrl?: string;

  /** The buyer's language, `ko` or any other tag; the page's `lang` where it is left out.
   * @attr locale
   */
  declare locale?: string;

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit makes ready the very class that is asked.
    const observed = super.observedAttributes;
    for (const name of observed) if (name.includes('-')) MEANT.set(name.replace(/-/g, ''), name);
    return [...observed, ...[...MEANT].flatMap(([spelt, name]) => (observed.includes(name) ? spelt : []))];
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(MEANT.get(name) ?? name, before, value);
  }

  override connectedCallback(): void {
    // A page that renders anew by copying its own markup copies what was written there during a payment.
    if (!this.hasUpdated) this.removeAttribute('state');
    super.connectedCallback();
  }

  /** Further form fields that the console has been told about. */
  #refusedData: unknown;

  /** Waits some milliseconds. */
  protected readonly wait: Wait = wait;

  /** What the page has written once for all its tags. */
  protected get shared(): SharedSettings {
    return sharedSettings(this);
  }

  /** The buyer's locale: a BCP 47 tag, as long as the page writes one. */
  protected buyerLocale(shared = this.shared): string {
    return this.locale || shared.locale || langAround(this) || navigator.language;
  }

  /** The language of every sentence that the buyer reads here. */
  protected buyerLanguage(shared = this.shared): Language {
    return languageOf(this.buyerLocale(shared));
  }

  /** Where the verdict is asked for; empty where nobody can be asked. */
  protected verifyAddress(shared = this.shared): string {
    return this.verifyUrl || shared.verifyUrl || '';
  }

  /** Whom to ask for the verdict; null where the claim is all there is. */
  protected verifier(shared = this.shared): Verify | null {
    if (this.verify) return this.verify;
    const address = this.verifyAddress(shared);
    return address ? verifyByUrl(this.endpoint(address, shared)) : null;
  }

  /** An address of the merchant's server, with what it gets besides. */
  protected endpoint(url: string, shared: SharedSettings): Endpoint {
    return { url, base: document.baseURI, data: this.#verifyFields(shared), fetch: (...request) => fetch(...request) };
  }

  /** What outlives the page in its tab; null where the page may not have a storage. */
  protected get store(): NoteStore | null {
    return storage('sessionStorage');
  }

  /** What windows of this tab were opened for. */
  protected get notes(): Notes {
    return new Notes(this.store, location.href, storage('localStorage'));
  }

  #verifyFields(shared: SharedSettings): Readonly<Record<string, unknown>> {
    const written = this.verifyData || shared.verifyData;
    try {
      const data: unknown = typeof written === 'string' ? JSON.parse(written) : written;
      // What JSON cannot carry (a circle, a BigInt) cannot be sent either.
      JSON.stringify(data);
      return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
    } catch {
      // A mere hover reads it too.
      if (this.#refusedData !== written)
        console.warn(`${CONSOLE_PREFIX} json-malformed: verify-data is not a JSON object and was left out.`);
      this.#refusedData = written;
      return {};
    }
  }

  /** Where the page goes on, as it is written now. */
  protected onwardUrls(shared: SharedSettings): Record<'successUrl' | 'pendingUrl' | 'failedUrl', string | undefined> {
    return {
      successUrl: this.successUrl || shared.successUrl,
      pendingUrl: this.pendingUrl || shared.pendingUrl,
      failedUrl: this.failedUrl || shared.failedUrl,
    };
  }

  /**
   * Goes where the page, as it is written now, wants the buyer after an outcome, unless that is `here`; the app's scheme may be
   * followed too.
   */
  protected onward(
    shared: SharedSettings,
    { appScheme, here }: { appScheme?: string; here?: string },
  ): (outcome: PayOutcome) => void {
    const { successUrl: paid, pendingUrl: pending, failedUrl: failed } = this.onwardUrls(shared);
    const written = { paid, pending, failed };
    return (outcome) => {
      const target = written[outcome.status];
      if (!target) return;
      const address = followable(target, document.baseURI, appScheme);
      if (address === null) {
        console.error(`${CONSOLE_PREFIX} url-malformed: ${target} is not an http(s) address and was not followed.`);
        return;
      }
      const url = new URL(address);
      // What stands once for a whole site also stands on the page that it names: going there again would never end.
      if (here !== undefined && withoutPayment(url.href) === withoutPayment(here)) return;
      for (const [name, uid] of Object.entries(uidsOf(outcome))) if (uid) url.searchParams.set(name, uid);
      location.assign(url.href);
    };
  }

  /** The account to deposit to, in the buyer's language. */
  protected renderAccount(outcome: PayOutcome | null): TemplateResult | typeof nothing {
    if (outcome?.status !== 'pending' || !outcome.vbank) return nothing;
    const locale = this.buyerLocale();
    const language = languageOf(locale);
    const { paidAmount, currency } = outcome;
    const { bank, number, holder, due } = outcome.vbank;
    const rows: [MessageKey, string | null][] = [
      ['vbank-amount', paidAmount === null ? null : formatAmount(paidAmount, currency, locale)],
      ['vbank-bank', bank],
      ['vbank-number', number],
      ['vbank-holder', holder],
      ['vbank-due', due === null ? null : formatDue(due, locale)],
    ];
    return html`<dl part="account">
      ${rows.map(([key, value]) =>
        value === null ? nothing : html`<dt>${message(key, language)}</dt><dd class=${key}>${value}</dd>`,
      )}
    </dl>`;
  }
}
