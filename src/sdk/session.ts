import type { SdkParams } from '../request/index.js';
import { requestPay } from './call.js';
import { dialogVisible, framesReady, hasFrames, hasFramesOf, uncover, watchFrames } from './frames.js';
import { type Imp, usableImp } from './imp.js';
import { loadImp, pageBringsImp, type ScriptSource } from './loader.js';

/** Which merchant the page's one IMP has to stand for. */
export interface Merchant {
  /** 가맹점 식별코드 for `IMP.init`; empty where the page has called it. */
  readonly code: string;
  /** The sub-merchant's tier, for `IMP.agency`. */
  readonly tierCode: string;
}

/** What the page's only IMP is doing; shared by every copy of this library on the page, so its shape is for ever. */
interface PageRecord {
  /** The attempt that is on its way; null when the page is free. */
  attempt: object | null;
  /** `code` or `code/tier` of the last `init` that this library made. */
  initialised: string | null;
  /** A window was lost: its frame still holds the old payment, so the next attempt starts with `init`. */
  stale: boolean;
  /** Scripts on their way, by address. */
  readonly loads: Map<string, Promise<Imp>>;
}

const KEY = Symbol.for('iamport-elements/session');
const FRAMES_TIMEOUT_MS = 12_000;
const POLL_MS = 50;
const GRACE_MS = 3_000;

function record(): PageRecord {
  const page = globalThis as { [KEY]?: PageRecord };
  page[KEY] ??= { attempt: null, initialised: null, stale: false, loads: new Map() };
  return page[KEY];
}

const nameOf = ({ code, tierCode }: Merchant): string => (tierCode ? `${code}/${tierCode}` : code);

function isInitialised(merchant: Merchant): boolean {
  const { initialised, stale } = record();
  if (stale) return false;
  if (merchant.code === '' || initialised === nameOf(merchant)) return true;
  return initialised === null && hasFramesOf(merchant.code);
}

/** Takes the page's single place for a payment; null while another one is on its way. */
export function takeTurn(): (() => void) | null {
  const page = record();
  if (page.attempt !== null) return null;
  const attempt = {};
  page.attempt = attempt;
  return () => {
    if (page.attempt === attempt) page.attempt = null;
  };
}

/** Somebody has called `IMP.init` on this page, or the page brings the script itself and so will. */
export const initialisedByPage = (): boolean => record().initialised !== null || hasFrames() || pageBringsImp();

/** `request_pay` may be called in this very task. */
export function isReady(merchant: Merchant): boolean {
  return usableImp() !== null && isInitialised(merchant) && framesReady();
}

function loadShared(source: ScriptSource): Promise<Imp> {
  const { loads } = record();
  let load = loads.get(source.url);
  if (load === undefined) {
    load = loadImp(source);
    loads.set(source.url, load);
    // A failure is forgotten, so that the next click tries again.
    load.catch(() => loads.delete(source.url));
  }
  return load;
}

/**
 * Loads the script, initialises it for the merchant and waits for its frames; rejects with an `SdkError`.
 * Before the click it keeps out of a payment that is on its way, whose frame an `init` would destroy.
 */
export async function prepare(
  source: ScriptSource,
  merchant: Merchant,
  when: 'click' | 'before' = 'click',
): Promise<void> {
  watchFrames();
  const imp = await loadShared(source);
  const page = record();
  if (!isInitialised(merchant)) {
    if (when === 'before' && page.attempt !== null) return;
    if (merchant.tierCode) imp.agency(merchant.code, merchant.tierCode);
    else if (merchant.code) imp.init(merchant.code);
    page.initialised = nameOf(merchant);
    page.stale = false;
    watchFrames();
  }
  const deadline = performance.now() + FRAMES_TIMEOUT_MS;
  while (!framesReady() && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

/** What may come of an open window. */
export interface WindowEvents {
  /** The SDK's callback. */
  answered(answer: unknown): void;
  /** The window went away, or the buyer came Back, and nobody answered. */
  lost(): void;
  /** The browser refused the popup. */
  popupRefused(): void;
}

/** Opens the window now, in the caller's own task, and tells once how it ended. */
export function openWindow(params: SdkParams, events: WindowEvents): void {
  const imp = usableImp();
  if (imp === null) throw new TypeError('openWindow before prepare');
  let seen = false;
  let goneSince: number | null = null;
  let over = false;
  const stop = () => {
    over = true;
    clearInterval(watch);
    removeEventListener('pageshow', onPageShow);
  };
  const lose = () => {
    if (over) return;
    stop();
    record().stale = true;
    uncover();
    events.lost();
  };
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) lose();
  };
  const watch = setInterval(() => {
    if (dialogVisible()) {
      seen = true;
      goneSince = null;
    } else if (seen) {
      goneSince ??= performance.now();
      if (performance.now() - goneSince >= GRACE_MS) lose();
    }
  }, POLL_MS * 2);
  addEventListener('pageshow', onPageShow);

  const { popupRefused } = requestPay(imp, params, (answer) => {
    if (over) return;
    stop();
    events.answered(answer);
  });
  if (popupRefused && !over) {
    stop();
    record().stale = true;
    // After the click's own task, so that the SDK's alert and state are done.
    setTimeout(() => {
      uncover();
      events.popupRefused();
    });
  }
}

/** Passes an app's message on to the open window (contract.md §4.5). */
export function communicate(message: unknown): void {
  usableImp()?.communicate?.(message);
}
