import type { Hono } from 'hono';
import * as puppeteer from 'puppeteer-core';
import { findBrowsers } from '../../tools/browsers.mjs';
import { chromiumArgs } from '../../tools/chromium-args.mjs';
import { serveShop, type TestShop } from '../support/shop.js';

/** A Chromium, and a shop whose pages it opens. */
export interface ShownShop {
  readonly browser: puppeteer.Browser;
  readonly shop: TestShop;
  close(): Promise<void>;
}

/** Serves a shop and starts a Chromium for it. */
export async function showShop(
  routes: (app: Hono, sdkUrl: string) => void,
  options: Parameters<typeof serveShop>[1] = {},
  args: readonly string[] = [],
): Promise<ShownShop> {
  const shop = await serveShop(routes, options);
  const executablePath = findBrowsers().chromium ?? '';
  const browser = await puppeteer.launch({ executablePath, args: [...chromiumArgs, ...args] });
  return {
    browser,
    shop,
    close: async () => {
      await browser.close();
      await shop.close();
    },
  };
}
