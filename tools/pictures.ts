import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as puppeteer from 'puppeteer-core';
import { findBrowsers } from './browsers.mjs';
import { buildIfStale } from './build.mjs';
import { chromiumArgs } from './chromium-args.mjs';
import { root } from './root.mjs';

const languages = ['ko', 'en'] as const;

/** What the READMEs show: the playground with the payment window open. */
export const PICTURES = [
  { name: 'playground-pc', device: 'pc', viewport: { width: 1280, height: 1384, deviceScaleFactor: 1.5 } },
  {
    name: 'playground-phone',
    device: 'phone',
    viewport: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  },
] as const;

/** Where a picture is, seen from the repository. */
export const pictureFile = (name: string, language: string): string => `docs/${name}.${language}.webp`;

async function takeAll(): Promise<void> {
  const { chromium } = findBrowsers();
  if (!chromium)
    throw new Error('The pictures are taken in Chromium: install Chrome, Edge or Chromium, or set CHROMIUM');
  await buildIfStale();
  // After the build: the demo stands on it.
  const { memoryDatabase } = await import('../demo/database.js');
  const { startShop } = await import('../demo/server.js');
  // The address that a reader's own demo has is in the picture.
  const shop = await startShop({ port: 5173, database: await memoryDatabase() });
  const browser = await puppeteer.launch({ executablePath: chromium, args: chromiumArgs });
  try {
    await mkdir(join(root, 'docs'), { recursive: true });
    for (const { name, device, viewport } of PICTURES) {
      for (const language of languages) {
        const page = await browser.newPage();
        await page.setViewport(viewport);
        await page.goto(`${shop.url}/playground?device=${device}&lang=${language}`);
        await openWindow(page);
        await page.$eval('.device', (shown) => innerWidth < 860 && shown.scrollIntoView());
        const file = pictureFile(name, language);
        await page.screenshot({ path: join(root, file) as `${string}.webp`, type: 'webp', quality: 82 });
        console.log(file);
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await shop.close();
  }
}

/** Presses the button on the stage, and waits for the window: in a frame of that page, or in its place. */
async function openWindow(page: puppeteer.Page): Promise<void> {
  const stage = await page.waitForFrame((frame) => frame.url().includes('/playground/stage'));
  const button = await stage.waitForSelector('iamport-checkout');
  await button?.click();
  await page.waitForSelector('[data-request]');
  const windowOf = (frame: puppeteer.Frame) => frame.waitForSelector('form.window', { visible: true });
  await Promise.any(page.frames().map(windowOf));
  await page.mouse.move(0, 0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await takeAll();
