import { setTimeout as sleep } from 'node:timers/promises';
import * as puppeteer from 'puppeteer-core';
import { findBrowsers } from '../../tools/browsers.mjs';
import { chromiumArgs } from '../../tools/chromium-args.mjs';
import { phoneUserAgents, viewports } from './devices.js';
import { type ConsoleMessage, call, type Driver, type DriverOptions, element } from './driver.js';

// Puppeteer may never hear again from a page that left Chromium's cache; Firefox and WebKit keep theirs.
const noBackForwardCache = '--disable-features=BackForwardCache';

/** Chromium over its own protocol, Firefox over WebDriver BiDi: puppeteer hides the difference, but for a phone. */
export async function openPuppeteer(
  engine: 'chromium' | 'firefox',
  options: DriverOptions,
  prepare: (page: puppeteer.Page) => Promise<void> = async () => {},
): Promise<Driver> {
  const { device, locale } = options;
  const phone = device === 'phone';
  const userAgent = options.userAgent ?? (phone ? phoneUserAgents[engine] : undefined);
  const browser = await puppeteer.launch({
    browser: engine === 'firefox' ? 'firefox' : 'chrome',
    executablePath: findBrowsers()[engine] ?? '',
    defaultViewport: null,
    ...(engine === 'chromium'
      ? { args: [...chromiumArgs, noBackForwardCache, `--accept-lang=${locale}`, `--lang=${locale}`] }
      : {
          extraPrefsFirefox: {
            'intl.accept_languages': locale,
            ...(userAgent && { 'general.useragent.override': userAgent }),
            ...(phone && { 'dom.w3c_touch_events.enabled': 1 }),
          },
        }),
  });
  const stop = () => void browser.process()?.kill('SIGKILL');
  process.on('exit', stop);
  // Firefox gives the focus to a page that is opened, not to the one it starts with.
  const page =
    engine === 'firefox' ? await browser.newPage() : ((await browser.pages())[0] ?? (await browser.newPage()));
  if (userAgent && engine === 'chromium') await page.setUserAgent({ userAgent });
  const touch = phone && engine === 'chromium';
  const resize = (width: number, height: number) =>
    page.setViewport({ width, height, ...(touch && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }) });
  await resize(viewports[device].width, viewports[device].height);

  const messages: ConsoleMessage[] = [];
  const errors: string[] = [];
  page.on('console', (message) => messages.push({ type: message.type(), text: message.text() }));
  page.on('pageerror', (error) => errors.push(String(error)));

  await prepare(page);

  const inside = async (frames: readonly string[]): Promise<puppeteer.Frame> => {
    let frame = page.mainFrame();
    for (const selector of frames) {
      const inner = await (await find(frame, selector)).contentFrame();
      if (!inner) throw new Error(`${selector} is not a frame`);
      frame = inner;
    }
    return frame;
  };

  return {
    messages,
    errors,
    goto: (url) => goTo(page, url),
    url: () => ask(page, 'the address', () => location.href),
    back: () => goBack(page),
    evaluate: async (frames, expression) => (await inside(frames)).evaluate(expression),
    click: async (frames, selector) => {
      const target = await find(await inside(frames), selector);
      await (touch ? target.tap() : target.click());
    },
    fill: async (frames, selector, value) => {
      const target = await find(await inside(frames), selector);
      await target.evaluate((input) => {
        (input as HTMLInputElement).focus();
        (input as HTMLInputElement).select();
      });
      await page.keyboard.press('Backspace');
      if (value) await page.keyboard.type(value);
    },
    press: (key) => page.keyboard.press(key as puppeteer.KeyInput),
    setViewport: resize,
    screenshot: (fullPage) => page.screenshot({ fullPage }),
    close: async () => {
      process.off('exit', stop);
      await browser.close();
    },
  };
}

async function find(frame: puppeteer.Frame, selector: string): Promise<puppeteer.ElementHandle> {
  const found = (await frame.evaluateHandle(element(selector))).asElement();
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found as puppeteer.ElementHandle;
}

// Once a page came back from the back-forward cache, puppeteer's `goto()`, `goBack()` and `url()` may wait in vain or tell
// an old address. The document itself knows. It leaves a moment later: one that is gone cannot say that it heard.

async function goTo(page: puppeteer.Page, url: string): Promise<void> {
  const [href, origin] = await ask(page, 'the address', () => [location.href, performance.timeOrigin] as const);
  // A document may not send its page to every kind of address, and the first one needs no such care.
  if (href === 'about:blank') return void (await page.goto(url));
  await page.evaluate((address) => void setTimeout(() => location.assign(address)), url);
  const sameDocument = url.includes('#') && url.split('#')[0] === href.split('#')[0];
  if (sameDocument) return;
  // Firefox may show an empty document of its own in between.
  const arrived = (before: number) =>
    document.readyState === 'complete' && performance.timeOrigin !== before && location.href !== 'about:blank';
  await ask(page, `${url} to load`, arrived, origin);
}

async function goBack(page: puppeteer.Page): Promise<void> {
  const from = await ask(page, 'the address', () => location.href);
  await page.evaluate(() => void setTimeout(() => history.back()));
  const back = (left: string) => document.readyState === 'complete' && location.href !== left;
  await ask(page, `the page before ${from}`, back, from);
}

/** Asks the document of the moment until the answer is yes; one that is just leaving fails, or never answers. */
async function ask<A extends unknown[], T>(
  page: puppeteer.Page,
  what: string,
  question: (...args: A) => T,
  ...args: A
): Promise<T> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const answer = page.evaluate(call(question as never, args)).catch(() => undefined);
    const said = (await Promise.race([answer, sleep(1000)])) as T | undefined;
    if (said) return said;
    await sleep(20);
  }
  throw new Error(`Waited 30 s for ${what}`);
}
