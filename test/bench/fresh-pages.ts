import type { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import type * as puppeteer from 'puppeteer-core';
import { call } from '../support/driver.js';
import { type ShownShop, showShop } from './shown-shop.js';

declare global {
  interface Window {
    /** Resolves with the time of the first frame in which it is there. */
    painted(isThere: () => unknown): Promise<number>;
    /** Whether a click on the middle of the element would hit it. */
    isHit(element: Element | null | undefined): boolean;
  }
}

const ARGS = ['--disable-features=BackForwardCache'];

/** Only an isolated page has a clock of 5 µs; all of it, the sandbox's frames too, is from one origin. */
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** Runs before anything else of a page. */
function tools(): void {
  window.isHit = (element) => {
    if (!element) return false;
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const root = element.getRootNode();
    // A label in a slot is the host's own, and so is a hit of it.
    return width > 0 && (element.contains(hit) || (root instanceof ShadowRoot && root.host === hit));
  };
  window.painted = (isThere) =>
    new Promise((resolve) => {
      const look = () => {
        if (!isThere()) return void setTimeout(look);
        // What a frame's last step posts comes after its paint.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
      };
      look();
    });
}

/** Pages of which each is the first of its browser: nothing is cached, compiled or warm. */
export class FreshPages {
  readonly #shown: ShownShop;
  readonly #pages: Map<string, string>;

  private constructor(shown: ShownShop, pages: Map<string, string>) {
    this.#shown = shown;
    this.#pages = pages;
  }

  static async open(routes: (app: Hono) => void = () => {}): Promise<FreshPages> {
    const pages = new Map<string, string>();
    const shown = await showShop(
      (app, sdkUrl) => {
        app.use(async (c, next) => {
          await next();
          for (const [name, value] of Object.entries(ISOLATION)) c.header(name, value);
        });
        app.get('/page/:name', (c) => c.html(pages.get(c.req.param('name')) ?? ''));
        app.all('/sandbox/*', (c) => {
          const { pathname, search } = new URL(c.req.url);
          return proxy(new URL(pathname + search, sdkUrl), c.req);
        });
        routes(app);
      },
      { base: '/sandbox', delay: 0 },
      ARGS,
    );
    return new FreshPages(shown, pages);
  }

  /** Serves a page and returns its address. */
  serve(html: string): string {
    const name = `${this.#pages.size}`;
    const head = `<meta charset="utf-8"><title>${name}</title><script>${call(tools)}</script>`;
    this.#pages.set(name, `<!doctype html><html lang="ko">${head}${html}</html>`);
    return `${this.#shown.shop.origin}/page/${name}`;
  }

  /** A page in a profile of its own, which runs in a process of its own. */
  async page(url: string, { slower = 1 } = {}): Promise<FreshPage> {
    const context = await this.#shown.browser.createBrowserContext();
    const page = await context.newPage();
    // Of the same site, so that what follows stays in its process.
    await page.goto(this.serve(''));
    if (slower > 1) await page.emulateCPUThrottling(slower);
    await page.goto(url);
    return { page, close: () => context.close() };
  }

  close(): Promise<void> {
    return this.#shown.close();
  }
}

/** A page that is closed with its profile. */
export interface FreshPage {
  readonly page: puppeteer.Page;
  close(): Promise<void>;
}
