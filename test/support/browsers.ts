import { availableEngines, type Engine } from '../../tools/browsers.mjs';
import type { Device } from './devices.js';
import { Page } from './page.js';
import { openPuppeteer } from './puppeteer-driver.js';
import { openWebKit } from './webdriver-driver.js';

export { availableEngines, type Device, type Engine, type Page };

/** Whose browser it is. */
export interface OpenOptions {
  /** A phone has a phone's user agent, size and, in Chromium, touch. */
  device: Device;
  /** Korean if left out. */
  locale?: string;
  /** In place of the device's, for example an in-app browser's. */
  userAgent?: string;
}

/**
 * Opens a browser of its own for an end-to-end test, which the element tests' runner cannot do: it loses a page that
 * goes elsewhere. Close it in `after` or `finally`.
 */
export async function openBrowser(engine: Engine, { device, locale = 'ko-KR', userAgent }: OpenOptions): Promise<Page> {
  const options = { device, locale, ...(userAgent !== undefined && { userAgent }) };
  return new Page(await (engine === 'webkit' ? openWebKit(options) : openPuppeteer(engine, options)));
}
