import type * as puppeteer from 'puppeteer-core';
import { bundle } from './bundle.js';
import { type ShownShop, showShop } from './shown-shop.js';

/** What Chromium counts of a page, after a collection. */
export interface Counts {
  /** Bytes of JavaScript's heap and of the DOM's. */
  readonly bytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** A page and the protocol behind it. */
export interface Tab {
  readonly page: puppeteer.Page;
  readonly cdp: puppeteer.CDPSession;
  /** What is still there once all that nobody holds is gone. */
  count(): Promise<Counts>;
  /** Milliseconds that its main thread has worked. */
  busy(): Promise<number>;
  close(): Promise<void>;
}

/** A Chromium, and a server of the pages that are opened in it. */
export class Chromium {
  readonly #shown: ShownShop;
  readonly #pages: Map<string, string>;

  private constructor(shown: ShownShop, pages: Map<string, string>) {
    this.#shown = shown;
    this.#pages = pages;
  }

  static async open(): Promise<Chromium> {
    const pages = new Map<string, string>();
    let google: Promise<string> | undefined;
    const shown = await showShop((app) => {
      app.get('/google-pay.js', async (c) => {
        google ??= bundle("import '@google-pay/button-element'");
        return c.body(await google, 200, { 'content-type': 'text/javascript' });
      });
      app.get('/:page', (c) => {
        const html = pages.get(c.req.param('page'));
        return html === undefined ? c.notFound() : c.html(html);
      });
    });
    return new Chromium(shown, pages);
  }

  /** Where the sandbox's copy of the vendor's script is. */
  get sdkUrl(): string {
    return this.#shown.shop.sdkUrl;
  }

  /** A page in a tab of its own, loaded; `before` gets the tab while it is empty. */
  async tab(html: string, before: (tab: Tab) => Promise<unknown> = async () => {}): Promise<Tab> {
    const page = await this.#shown.browser.newPage();
    const cdp = await page.createCDPSession();
    await cdp.send('Performance.enable');
    const tab: Tab = {
      page,
      cdp,
      count: () => count(cdp),
      busy: async () => (await metrics(cdp))('TaskDuration') * 1000,
      close: () => page.close(),
    };
    const name = `page-${this.#pages.size}`;
    this.#pages.set(name, html);
    await before(tab);
    await page.goto(`${this.#shown.shop.origin}/${name}`);
    return tab;
  }

  close(): Promise<void> {
    return this.#shown.close();
  }
}

async function count(cdp: puppeteer.CDPSession): Promise<Counts> {
  // What a finalizer or an observer lets go is only gone with the next one.
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0 } = (await cdp.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
  };
  const metric = await metrics(cdp);
  return { bytes: usedSize + embedderHeapUsedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}

async function metrics(cdp: puppeteer.CDPSession): Promise<(wanted: string) => number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}
