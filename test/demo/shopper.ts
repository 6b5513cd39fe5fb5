import type { PayOutcome } from 'iamport-elements';
import type { RunningShop } from '../../demo/server.js';
import type { Page } from '../support/browsers.js';

/** The ways through the payment window that a person has. */
export type Ending = 'paid' | 'vbank-issued' | 'cancelled' | 'declined' | 'tampered' | 'closed';

/** One entry of the shop's event log. */
export interface LogEntry {
  event: string;
  facts: Partial<Record<keyof PayOutcome | 'route' | 'pg', string>>;
}

// The drawn button's label is the page's own text, so that what a click hits is the host.
const drawnButton = 'iamport-checkout';
const ownButton = 'iamport-checkout button';

/** Somebody with a browser who buys in the shop. */
export class Shopper {
  readonly page: Page;
  readonly #shop: RunningShop;

  constructor(page: Page, shop: RunningShop) {
    this.page = page;
    this.#shop = shop;
  }

  /** Goes to a product and orders it; returns the order's number. */
  async order(product: string): Promise<string> {
    await this.visit(`/products/${product}`);
    await this.page.click('.buy .button');
    await this.page.waitFor('iamport-checkout[buyer-name]');
    return this.page.evaluate(() => document.querySelector('iamport-checkout')?.merchantUid ?? '');
  }

  /** Types an address. `goto` only at first: after a page went Back, puppeteer misses Firefox's next load. */
  async visit(path: string): Promise<void> {
    const url = this.#shop.url + path;
    if ((await this.page.url()).startsWith(this.#shop.url)) {
      await this.page.evaluate((address: string) => void setTimeout(() => location.assign(address)), url);
    } else {
      await this.page.goto(url);
    }
  }

  /** Chooses how to pay. */
  async choose(pg: string, payMethod: string): Promise<void> {
    await this.page.click(`label:has([name=pg][value=${pg}])`);
    await this.page.click(`label:has([name=pay-method][value=${payMethod}])`);
  }

  /** Presses the button of the page. */
  async pay(): Promise<void> {
    await this.page.waitFor('iamport-checkout[buyer-name]');
    await this.page.click((await this.page.exists(ownButton)) ? ownButton : drawnButton);
  }

  /** Waits for the payment window, in the frame of this PG or on a page of its own, and ends the payment there. */
  endPayment(ending: Ending, framedBy: string | null): Promise<void> {
    return endPayment(this.page, ending, framedBy);
  }

  /** Waits until the page has announced how this order's payment ended, on the page that it goes on to, if any. */
  async outcome(merchantUid: string, { count = 1, on = 'body' } = {}): Promise<LogEntry> {
    await this.page.waitFor(on);
    const order = `[data-order="${merchantUid}"]`;
    const entry = `[data-log] ${order}:not([data-event=payment-request])`;
    await this.page.waitFor(Array(count).fill(entry).join(' ~ ').replaceAll('~ [data-log] ', '~ '));
    const [newest] = (await this.log(merchantUid)).filter(({ event }) => event !== 'payment-request');
    if (!newest) throw new Error(`no outcome of ${merchantUid}`);
    return newest;
  }

  /** What the shop's event log shows about an order, newest first. */
  log(merchantUid: string): Promise<LogEntry[]> {
    return this.page.evaluate((order: string) => {
      const entries = document.querySelectorAll<HTMLElement>(`[data-log] [data-order="${order}"]`);
      return Array.from(entries, (entry) => ({
        event: entry.dataset.event ?? '',
        facts: Object.fromEntries(
          Array.from(entry.querySelectorAll<HTMLElement>('[data-fact]'), (fact) => [
            fact.dataset.fact,
            fact.textContent ?? '',
          ]),
        ),
      }));
    }, merchantUid);
  }
}

/** Waits for the sandbox's window, in the frame of this PG or on a page of its own, and ends the payment there. */
export async function endPayment(page: Page, ending: Ending, framedBy: string | null): Promise<void> {
  const scope = framedBy === null ? page : page.frame(`.imp-dialog iframe.imp-frame-${framedBy}`);
  await scope.waitFor('form.window .pay');
  const main = await scope.evaluate(() => document.querySelector<HTMLButtonElement>('form.window .pay')?.value);
  if (ending === main) return scope.click('form.window .pay');
  if (ending === 'cancelled') return scope.click('form.window .cancel');
  await scope.click('form.window summary');
  await scope.click(`form.window .endings [value=${ending}]`);
}
