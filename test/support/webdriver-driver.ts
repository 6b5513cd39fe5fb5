import { remote } from 'webdriverio';
import { startWebKit } from '../../tools/webkit.mjs';
import { phoneUserAgents, viewports } from './devices.js';
import { call, type Driver, type DriverOptions, element } from './driver.js';

type ElementReference = Awaited<ReturnType<WebdriverIO.Browser['findElement']>>;

/** WebKitGTK over classic WebDriver. It tells nothing of the console, and has no touch. */
export async function openWebKit({ device, locale, userAgent }: DriverOptions): Promise<Driver> {
  const agent = userAgent ?? (device === 'phone' ? phoneUserAgents.webkit : undefined);
  const webkit = await startWebKit({ locale, ...(agent && { userAgent: agent }) });
  const browser = await remote(webkit.remote);

  // Which frame is current belongs to the session, so one thing happens after another.
  let last: Promise<unknown> = Promise.resolve();
  const alone = <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next.catch(() => {});
    return next;
  };
  const find = async (selector: string): Promise<ElementReference> => {
    const found = (await browser.executeScript(`return ${element(selector)}`, [])) as ElementReference | null;
    if (!found) throw new Error(`Nothing matches ${selector}`);
    return found;
  };
  const inside = <T>(frames: readonly string[], act: () => Promise<T>): Promise<T> =>
    alone(async () => {
      await browser.switchToFrame(null);
      for (const selector of frames) await browser.switchToFrame(await find(selector));
      return act().finally(() => browser.switchToFrame(null).catch(() => {}));
    });
  const id = async (selector: string) => Object.values(await find(selector))[0] as string;

  // The window's frame and bar are not the page's: ask for the size, look, ask again by the difference.
  const resize = async (width: number, height: number) => {
    const measure = () =>
      browser.executeScript(`return ${call(() => [innerWidth, innerHeight])}`, []) as Promise<[number, number]>;
    let [outerWidth, outerHeight] = [width, height];
    for (let tries = 0; tries < 5; tries += 1) {
      await browser.setWindowRect(null, null, outerWidth, outerHeight);
      const [innerWidth, innerHeight] = await measure();
      if (innerWidth === width && innerHeight === height) return;
      outerWidth += width - innerWidth;
      outerHeight += height - innerHeight;
    }
  };
  await resize(viewports[device].width, viewports[device].height);

  return {
    messages: [],
    errors: [],
    goto: (url) => inside([], async () => void (await browser.navigateTo(url))),
    url: () => inside([], () => browser.getUrl()),
    back: () => inside([], async () => void (await browser.back())),
    evaluate: (frames, expression) => inside(frames, () => browser.executeScript(`return ${expression}`, [])),
    click: (frames, selector) => inside(frames, async () => browser.elementClick(await id(selector))),
    fill: (frames, selector, value) =>
      inside(frames, async () => {
        const target = await id(selector);
        await browser.elementClear(target);
        if (value) await browser.elementSendKeys(target, value);
      }),
    press: (key) => alone(() => browser.keys(key)),
    setViewport: (width, height) => inside([], () => resize(width, height)),
    screenshot: (fullPage) =>
      inside([], async () => {
        const size = `return ${call(() => [innerWidth, innerHeight, document.documentElement.scrollHeight])}`;
        const [width, height, full] = (await browser.executeScript(size, [])) as [number, number, number];
        if (fullPage) await resize(width, full);
        const image = Buffer.from(await browser.takeScreenshot(), 'base64');
        if (fullPage) await resize(width, height);
        return image;
      }),
    close: () =>
      alone(async () => {
        await browser.deleteSession().catch(() => {});
        webkit.stop();
      }),
  };
}
