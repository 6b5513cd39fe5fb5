import { EventEmitter, once } from 'node:events';
import type { ScenarioName } from 'iamport-elements/sandbox';
import type { App } from './apps.js';

export type Platform = 'android' | 'ios';

/** How an app that is opened ends the payment: at once, or not before the test decides. */
export type Ending = 'paid' | 'cancelled' | 'waits';

/** What a payment's address says to the app that it opens. */
interface Handover {
  /** Where the app tells how its buyer decided. */
  readonly payment: string;
  readonly appScheme: string | null;
}

/** A phone: the apps that it has, what was opened on it, and the buyer who decides there. */
export class Phone {
  /** Every address that was opened beside the shop's app, oldest first. */
  readonly opened: string[] = [];
  ending: Ending = 'paid';
  readonly #news = new EventEmitter();
  readonly #installed = new Set<App>();
  #handover: Handover | null = null;

  get installed(): readonly App[] {
    return [...this.#installed];
  }

  install(app: App): void {
    this.#installed.add(app);
  }

  remove(app: App): void {
    this.#installed.delete(app);
  }

  /** Opens an app or a store; resolves to the address that the app comes back by, null where it opens none. */
  async open(url: string): Promise<string | null> {
    this.opened.push(url);
    this.#news.emit('opened');
    const { protocol, searchParams } = new URL(url);
    if (stores.includes(protocol)) return null;
    if (!this.installed.some(({ scheme }) => `${scheme}:` === protocol)) throw new Error(`No app opens ${url}`);
    this.#handover = { payment: searchParams.get('payment') ?? '', appScheme: searchParams.get('app_scheme') };
    return this.ending === 'waits' ? null : this.decide(this.ending);
  }

  /** Waits until so many addresses were opened. */
  async opens(count: number): Promise<void> {
    while (this.opened.length < count) await once(this.#news, 'opened', { signal: AbortSignal.timeout(20_000) });
  }

  /** The buyer decides in the app that was opened last, which tells the service; resolves to the address it comes back by. */
  async decide(scenario: ScenarioName): Promise<string | null> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ scenario }) };
    const response = await fetch(this.#opened.payment, init);
    if (!response.ok) throw new Error(`The service answered ${response.status} to the app`);
    return ((await response.json()) as { return: string | null }).return;
  }

  /** The address by which the app that was opened last says a word to the shop's app, without a word to the service. */
  wayBack(word: string): string {
    return `${this.#opened.appScheme}://${word}`;
  }

  get #opened(): Handover {
    if (!this.#handover) throw new Error('No app was opened');
    return this.#handover;
  }
}

const stores = ['market:', 'itms-apps:'];

/** An app's page in the phone's store. */
export function storePage(platform: Platform, { androidPackage, appStoreId }: App): string {
  return platform === 'android'
    ? `market://details?id=${androidPackage}`
    : `itms-apps://itunes.apple.com/app/id${appStoreId}`;
}
