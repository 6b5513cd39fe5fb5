import type * as puppeteer from 'puppeteer-core';
import { availableEngines } from '../support/browsers.js';
import { webViewUserAgents } from '../support/devices.js';
import type { Driver } from '../support/driver.js';
import { Page } from '../support/page.js';
import { openPuppeteer } from '../support/puppeteer-driver.js';
import type { AppCode, Deed } from './app-code.js';
import type { Phone, Platform } from './phone.js';

/** Why tests of apps are left out; false where they are not. */
export const withoutChromium = availableEngines().includes('chromium') ? false : 'the WebView is Chromium';

/**
 * The shop's app: Chromium as its WebView, which shows nothing but the web. Any other address, of the page or of a frame, by
 * script, link, form or redirect, goes to the app's code.
 */
export class Shell {
  readonly page: Page;
  readonly #driver: Driver;
  readonly #phone: Phone;
  readonly #code: AppCode;
  readonly #session: puppeteer.CDPSession;
  #last: Promise<void> = Promise.resolve();

  private constructor(driver: Driver, session: puppeteer.CDPSession, phone: Phone, code: AppCode) {
    this.page = new Page(driver);
    this.#driver = driver;
    this.#session = session;
    this.#phone = phone;
    this.#code = code;
  }

  static async open(platform: Platform, phone: Phone, code: AppCode): Promise<Shell> {
    let shell: Shell | undefined;
    let session: puppeteer.CDPSession | undefined;
    const userAgent = webViewUserAgents[platform];
    const driver = await openPuppeteer('chromium', { device: 'phone', locale: 'ko-KR', userAgent }, async (page) => {
      page.on('framenavigated', (frame) => {
        if (frame === page.mainFrame() && frame.url().startsWith('http')) void shell?.visit(frame.url());
      });
      session = await interceptLeaving(page, (url, byPage) => void shell?.leave(url, byPage));
    });
    if (!session) throw new Error('The WebView was not prepared');
    shell = new Shell(driver, session, phone, code);
    return shell;
  }

  /** The WebView shows a page of the web. */
  visit(url: string): Promise<void> {
    return this.#next(() => this.#code.visited(url));
  }

  /** The WebView's page, or a frame in it, is about to leave the web. */
  leave(url: string, byPage: boolean): Promise<void> {
    return this.#next(async () => this.#do(await this.#code.navigate(url, this.#phone.installed, byPage)));
  }

  /** Another app has decided: it opens an address of this app's scheme, or only gives the front back. */
  comeBack(url: string | null): Promise<void> {
    return this.#next(() => this.#return(url));
  }

  /** The WebView sleeps, as behind another app, or is woken. */
  async sleep(isAsleep: boolean): Promise<void> {
    await this.#session.send('Page.setWebLifecycleState', { state: isAsleep ? 'frozen' : 'active' });
  }

  /** Resolves once the app's code has nothing to do. */
  settled(): Promise<void> {
    return this.#last;
  }

  close(): Promise<void> {
    return this.page.close();
  }

  // One thing after another, as on an app's main thread; a test hears of a failure by `settled()`.
  #next(act: () => Promise<void>): Promise<void> {
    const next = this.#last.catch(() => {}).then(act);
    this.#last = next;
    next.catch(() => {});
    return next;
  }

  async #do(deeds: readonly Deed[]): Promise<void> {
    for (const deed of deeds) {
      if (deed.kind === 'load') await this.page.goto(deed.url);
      else if (deed.kind === 'evaluate') await this.#driver.evaluate([], deed.script);
      else await this.#return(await this.#phone.open(deed.url));
    }
  }

  async #return(url: string | null): Promise<void> {
    if (url !== null) await this.#do(await this.#code.return(url));
  }
}

/** Hears of an address, and whether the page itself goes there or a frame in it. */
type Leave = (url: string, byPage: boolean) => void;

/** Tells of every address that no WebView shows, and goes to none of them. */
async function interceptLeaving(page: puppeteer.Page, leave: Leave): Promise<puppeteer.CDPSession> {
  await page.exposeFunction('leaveTheWeb', leave);
  // Chromium would ask whether to open another program, and nothing else could be done until it is answered.
  await page.evaluateOnNewDocument(() => {
    const { navigation, leaveTheWeb } = window as unknown as {
      navigation: EventTarget;
      leaveTheWeb: Leave;
    };
    navigation.addEventListener('navigate', (event) => {
      const { url } = (event as Event & { destination: { url: string } }).destination;
      if (/^(?:https?|about|blob|data|javascript):/.test(url)) return;
      event.preventDefault();
      leaveTheWeb(url, window === top);
    });
  });
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  await interceptRedirects(session, frameTree.frame.id, leave);
  return session;
}

/** No document hears of a server's redirect; frames of other sites have sessions of their own. */
async function interceptRedirects(session: puppeteer.CDPSession, page: string, leave: Leave): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId, frameId, responseHeaders = [] }) => {
    const location = responseHeaders.find(({ name }) => name.toLowerCase() === 'location')?.value ?? '';
    const isLeaving = /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(location);
    if (isLeaving) leave(location, frameId === page);
    const decided = isLeaving
      ? session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : session.send('Fetch.continueRequest', { requestId });
    // A document that is gone needs no decision.
    decided.catch(() => {});
  });
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const inner = session.connection()?.session(sessionId);
    if (inner) interceptRedirects(inner, page, leave).catch(() => {});
  });
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Response' }] });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
}
