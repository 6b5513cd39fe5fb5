import { CONSOLE_PREFIX, SdkError } from '../errors.js';
import type { SdkParams } from '../request/index.js';
import { requestPay } from './call.js';
import { dialogVisible, framesReady, standingMerchant, uncover, watchFrames } from './frames.js';
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
  /** `code` or `code/tier` of the last `init` that this library made, and on which IMP. */
  initialised: string | null;
  imp: Imp | null;
  /** When that was, by `performance.now()`. */
  initialisedAt: number;
  /** A window was lost: its frame still holds the old payment, so the next attempt starts with `init`. */
  stale: boolean;
  /** The payment of a lost window, which may still have gone through; the flow's own to read. */
  lost: unknown;
  /** Scripts on their way, by address. */
  readonly loads: Map<string, Promise<Imp>>;
}

const KEY = Symbol.for('iamport-elements/session');
const FRAMES_TIMEOUT_MS = 12_000;
/** How long the frames of an `init` are waited for where they matter; no frames at all is fine with newer PGs. */
const ARRIVAL_MS = 3_000;
const POLL_MS = 50;
const GRACE_MS = 3_000;
const SILENCE_MS = 12_000;

function record(): PageRecord {
  const page = globalThis as { [KEY]?: PageRecord };
  page[KEY] ??= {
    attempt: null,
    initialised: null,
    imp: null,
    initialisedAt: Number.NEGATIVE_INFINITY,
    stale: false,
    lost: null,
    loads: new Map(),
  };
  return page[KEY];
}

const nameOf = ({ code, tierCode }: Merchant): string => (tierCode ? `${code}/${tierCode}` : code);

/** Frames tell whom IMP stands for, whoever called `init`; before there are any, our own record does. */
function isInitialised(merchant: Merchant): boolean {
  const { initialised, imp, stale } = record();
  if (stale || (imp !== null && imp !== usableImp())) return false;
  return merchant.code === '' || (standingMerchant() ?? initialised) === nameOf(merchant);
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
export const initialisedByPage = (): boolean =>
  record().initialised !== null || standingMerchant() !== null || pageBringsImp();

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
    // A failure is forgotten, so that the next click tries again; a success stands as `window.IMP`.
    const forget = () => loads.delete(source.url);
    load.then(forget, forget);
  }
  return load;
}

const sleep = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));

/** An `init` asks the service before there are frames. */
async function framesArrived(): Promise<void> {
  while (standingMerchant() === null && performance.now() - record().initialisedAt < ARRIVAL_MS) await sleep();
}

/** How the SDK is got ready. */
export interface PrepareOptions {
  /** Before the click: keeps out of a payment that is on its way, whose frame an `init` would destroy. */
  readonly early?: boolean;
  /** The window will be a popup, which the SDK would open too late if it had to keep the request for a frame to come. */
  readonly popup?: boolean;
}

/** Loads the script, initialises it for the merchant and waits for its frames; rejects with an `SdkError`. */
export async function prepare(
  source: ScriptSource,
  merchant: Merchant,
  { early = false, popup = false }: PrepareOptions = {},
): Promise<void> {
  watchFrames();
  const imp = await loadShared(source);
  const page = record();
  if (!isInitialised(merchant)) {
    // An `init` over another whose frames are still to come would mix the two.
    await framesArrived();
    if (early && page.attempt !== null) return;
    // After a lost window a tag without a code initialises whoever stood before.
    const [code = '', tierCode] = (merchant.code ? nameOf(merchant) : (standingMerchant() ?? '')).split('/');
    if (tierCode) imp.agency(code, tierCode);
    else if (code) imp.init(code);
    page.initialised = tierCode ? `${code}/${tierCode}` : code;
    page.imp = imp;
    page.initialisedAt = performance.now();
    page.stale = false;
    watchFrames();
  }
  if (popup) await framesArrived();
  const deadline = performance.now() + FRAMES_TIMEOUT_MS;
  while (!framesReady()) {
    if (performance.now() > deadline)
      throw new SdkError('sdk-timeout', 'the frames of the payment service did not load');
    await sleep();
  }
}

/** What may come of an open window. */
export interface WindowEvents {
  /** The SDK's callback. */
  answered(answer: unknown): void;
  /** The window went away, or the buyer came Back, and nobody answered. */
  lost(): void;
  /** The browser refused the popup. */
  popupRefused(): void;
  /** The SDK showed nothing and said nothing. */
  silent(): void;
}

/** Opens the window now, in the caller's own task, and tells once how it ended. */
export function openWindow(params: SdkParams, events: WindowEvents): void {
  const imp = usableImp();
  if (imp === null) throw new TypeError('openWindow before prepare');
  const started = performance.now();
  const children = document.body.childElementCount;
  let seen = false;
  let goneSince: number | null = null;
  let over = false;
  let popupOpened = false;
  const stop = () => {
    over = true;
    clearInterval(watch);
    removeEventListener('pageshow', onPageShow);
  };
  /** Ends without an answer; the frame still holds the old payment. */
  const give = (tell: () => void) => {
    if (over) return;
    stop();
    record().stale = true;
    uncover();
    tell();
  };
  // Newer PGs bring a layer of their own, which counts as showing something.
  const showsNothing = () => !seen && !popupOpened && document.body.childElementCount === children;
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) give(events.lost);
  };
  const watch = setInterval(() => {
    const now = performance.now();
    if (dialogVisible()) {
      seen = true;
      goneSince = null;
    } else if (seen) {
      goneSince ??= now;
      if (now - goneSince >= GRACE_MS) give(events.lost);
    } else if (now - started >= SILENCE_MS && showsNothing()) {
      give(events.silent);
    }
  }, POLL_MS * 2);
  addEventListener('pageshow', onPageShow);

  try {
    const { popup, returned } = requestPay(imp, params, (answer) => {
      if (over) return;
      stop();
      events.answered(answer);
    });
    popupOpened = popup === 'opened';
    // A window that comes and goes between two looks has been there all the same.
    seen ||= dialogVisible();
    // After the click's own task, so that the SDK's alert and state are done.
    if (popup === 'refused') setTimeout(() => give(events.popupRefused));
    // What a new-module PG cannot open it rejects, beside an alert and without a callback (contract.md §0).
    Promise.resolve(returned).catch((error: unknown) => {
      console.error(CONSOLE_PREFIX, error);
      setTimeout(() => showsNothing() && give(events.silent));
    });
  } catch (error) {
    if (over) return;
    stop();
    throw error;
  }
}

/** The payment of the page's last lost window, as the flow left it; null where there is none. */
export const lostPayment = {
  get: (): unknown => record().lost,
  set: (claim: unknown): void => {
    record().lost = claim;
  },
};

/** Passes an app's message on to the open window (contract.md §4.5). */
export function communicate(message: unknown): void {
  usableImp()?.communicate?.(message);
}
