import { setTimeout as sleep } from 'node:timers/promises';
import * as puppeteer from 'puppeteer-core';
import { findBrowsers } from '../../tools/browsers.mjs';
import { chromiumArgs } from '../../tools/chromium-args.mjs';
import { phoneUserAgents, viewports } from './devices.js';
import { type ConsoleMessage, type Driver, type DriverOptions, element } from './driver.js';

/** Chromium over its own protocol, Firefox over WebDriver BiDi: puppeteer hides the difference, but for a phone. */
export async function openPuppeteer(engine: 'chromium' | 'firefox', options: DriverOptions): Promise<Driver> {
  const { device, locale } = options;
  const phone = device === 'phone';
  const userAgent = options.userAgent ?? (phone ? phoneUserAgents[engine] : undefined);
  const browser = await puppeteer.launch({
    browser: engine === 'firefox' ? 'firefox' : 'chrome',
    executablePath: findBrowsers()[engine] ?? '',
    defaultViewport: null,
    ...(engine === 'chromium'
      ? { args: [...chromiumArgs, `--accept-lang=${locale}`, `--lang=${locale}`] }
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
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  if (userAgent && engine === 'chromium') await page.setUserAgent({ userAgent });
  const touch = phone && engine === 'chromium';
  const resize = (width: number, height: number) =>
    page.setViewport({ width, height, ...(touch && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }) });
  await resize(viewports[device].width, viewports[device].height);

  const messages: ConsoleMessage[] = [];
  const errors: string[] = [];
  page.on('console', (message) => messages.push({ type: message.type(), text: message.text() }));
  page.on('pageerror', (error) => errors.push(String(error)));

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
    goto: async (url) => void (await page.goto(url)),
    url: async () => (engine === 'firefox' ? urlInFirefox(page) : page.url()),
    back: () => (engine === 'firefox' ? backInFirefox(page) : page.goBack().then(() => {})),
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

// Over BiDi puppeteer does not notice a page that comes back from the back-forward cache: `goBack()` waits in vain and
// `url()` keeps the old address. The document itself knows.
function urlInFirefox(page: puppeteer.Page): Promise<string> {
  return page.evaluate(() => location.href);
}

async function backInFirefox(page: puppeteer.Page): Promise<void> {
  const from = await urlInFirefox(page);
  await page.evaluate(() => history.back());
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await urlInFirefox(page).catch(() => from)) !== from) return;
    await sleep(50);
  }
}
