import { CONSOLE_PREFIX, SdkError } from '../errors.js';
import type { SdkParams } from '../request/index.js';
import { requestPay } from './call.js';
import { dialogVisible, framesOf, framesReady, hasDialog, standingMerchant, uncover, watchFrames } from './frames.js';
import { type Imp, usableImp } from './imp.js';
import { loadImp, pageBringsImp, type ScriptSource } from './loader.js';
import { page } from './page.js';

/** Which merchant the page's one IMP has to stand for. */
export interface Merchant {
  /** 가맹점 식별코드 for `IMP.init`; empty where the page has called it. */
  readonly code: string;
  /** The sub-merchant's tier, for `IMP.agency`. */
  readonly tierCode: string;
}

const FRAMES_TIMEOUT_MS = 12_000;
/** How long the frames of an `init` are waited for; no frames at all is fine with newer PGs. */
const ARRIVAL_MS = 1_000;
/** The same for a popup, which the SDK would open too late if it had to keep the request for a frame to come. */
const POPUP_ARRIVAL_MS = 3_000;
const POLL_MS = 50;
const LOOK_MS = 100;
const GRACE_MS = 3_000;
const SILENCE_MS = 12_000;

const nameOf = ({ code, tierCode }: Merchant): string => (tierCode ? `${code}/${tierCode}` : code);

/** Frames tell whom IMP stands for, whoever called `init`; before there are any, our own record does. */
function isInitialised(merchant: Merchant): boolean {
  const { initialised, imp, standing, stale } = page();
  if (stale || (imp !== null && imp !== usableImp())) return false;
  const framed = standingMerchant();
  // Frames that are gone took the merchant with them (`IMP.deinit`, a body that was swapped).
  if (framed === null && standing !== null) return false;
  return merchant.code === '' || (framed ?? initialised) === nameOf(merchant);
}

/** Takes the page's single place for a payment; null while another one is on its way. */
export function takeTurn(): (() => void) | null {
  const shared = page();
  if (shared.attempt !== null) return null;
  const attempt = {};
  shared.attempt = attempt;
  return () => {
    if (shared.attempt === attempt) shared.attempt = null;
  };
}

/** Somebody has called `IMP.init` on this page, or the page brings the script itself and so will. */
export const initialisedByPage = (): boolean =>
  page().initialised !== null || standingMerchant() !== null || pageBringsImp();

/** An `init` asks the service before there are frames. */
const framesAwaited = (milliseconds: number): boolean =>
  standingMerchant() === null && performance.now() - page().initialisedAt < milliseconds;

/** `request_pay` may be called in this very task. */
export function isReady(merchant: Merchant, { popup = false } = {}): boolean {
  if (usableImp() === null) return false;
  watchFrames();
  return isInitialised(merchant) && framesReady() && !(popup && framesAwaited(POPUP_ARRIVAL_MS));
}

const sleep = () => new Promise((resolve) => setTimeout(resolve, POLL_MS));

async function framesArrived(milliseconds: number): Promise<void> {
  while (framesAwaited(milliseconds)) await sleep();
}

function initialise(imp: Imp, merchant: Merchant): void {
  const shared = page();
  // A tag without a code initialises whoever stood before.
  const name =
    (merchant.code && nameOf(merchant)) || (standingMerchant() ?? shared.standing ?? shared.initialised ?? '');
  const [code = '', tierCode] = name.split('/');
  try {
    if (tierCode) imp.agency(code, tierCode);
    else if (code) imp.init(code);
  } catch (error) {
    throw new SdkError('sdk-unusable', `IMP.init threw (iamport.payment-*.js want jQuery before them): ${error}`);
  }
  Object.assign(shared, { initialised: name, imp, initialisedAt: performance.now(), standing: null, stale: false });
}

/** How the SDK is got ready. */
export interface PrepareOptions {
  /** Before the click: keeps out of a payment that is on its way, whose frame an `init` would destroy. */
  readonly early?: boolean;
  /** The window will be a popup. */
  readonly popup?: boolean;
}

/** Loads the script, initialises it for the merchant and waits for its frames; rejects with an `SdkError`. */
export async function prepare(
  source: ScriptSource,
  merchant: Merchant,
  { early = false, popup = false }: PrepareOptions = {},
): Promise<void> {
  watchFrames();
  const imp = await loadImp(source);
  const shared = page();
  // Another script's `init` counts from when it is seen; without a code it may be still to come.
  const isNew = shared.initialised === null && shared.initialisedAt < 0;
  if (isNew && (hasDialog() || merchant.code === '')) shared.initialisedAt = performance.now();
  if (!isInitialised(merchant)) {
    // An `init` over another whose frames are still to come would mix the two.
    await framesArrived(POPUP_ARRIVAL_MS);
    if (early && shared.attempt !== null) return;
    if (!isInitialised(merchant)) initialise(imp, merchant);
    watchFrames();
  }
  await framesArrived(popup || merchant.code === '' ? POPUP_ARRIVAL_MS : ARRIVAL_MS);
  const deadline = performance.now() + FRAMES_TIMEOUT_MS;
  while (!framesReady()) {
    if (performance.now() > deadline) {
      // The next attempt starts with frames of its own.
      shared.stale = true;
      throw new SdkError('sdk-timeout', 'the frames of the payment service did not load');
    }
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

const shownOnPage = (): number =>
  Array.from(document.body.children).filter((child) => child.getClientRects().length > 0).length;

/** Opens the window now, in the caller's own task, and tells once how it ended. */
export function openWindow(params: SdkParams, events: WindowEvents): void {
  const imp = usableImp();
  if (imp === null) throw new TypeError('openWindow before prepare');
  const frames = framesOf();
  const shown = shownOnPage();
  let seen = false;
  /** Milliseconds that the page was awake without a window, since it was last seen. */
  let without = 0;
  let looked = performance.now();
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
    page().stale = true;
    uncover();
    tell();
  };
  // Another script's `init` takes the payment's frame away, and the dialog stays.
  const isOpen = () => dialogVisible() && (frames.length === 0 || frames.some((frame) => frame.isConnected));
  // Newer PGs bring a layer of their own, which counts as showing something.
  const showsNothing = () => !seen && !popupOpened && shownOnPage() <= shown;
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) give(events.lost);
  };
  const watch = setInterval(() => {
    const now = performance.now();
    // A tab that slept has had no time to show anything.
    without += Math.min(now - looked, 1_000);
    looked = now;
    if (isOpen()) {
      seen = true;
      without = 0;
    } else if (seen && without >= GRACE_MS) {
      give(events.lost);
    } else if (without >= SILENCE_MS && showsNothing()) {
      give(events.silent);
    }
  }, LOOK_MS);
  addEventListener('pageshow', onPageShow);

  try {
    const { popup, returned } = requestPay(imp, params, (answer) => {
      if (over) return;
      stop();
      events.answered(answer);
    });
    popupOpened = popup === 'opened';
    // A window that comes and goes between two looks has been there all the same.
    seen ||= isOpen();
    // After the click's own task, so that the SDK's alert and state are done.
    if (popup === 'refused') setTimeout(() => give(events.popupRefused));
    // What a new-module PG cannot open it rejects, beside an alert and without a callback (contract.md §0).
    Promise.resolve(returned).catch((error: unknown) => {
      console.error(CONSOLE_PREFIX, error);
      setTimeout(() => showsNothing() && give(events.silent));
    });
  } catch (error) {
    if (over) return;
    // The buyer may be paying in it all the same.
    if (dialogVisible()) {
      console.error(CONSOLE_PREFIX, error);
      return;
    }
    stop();
    throw error;
  }
}

/** The payment of the page's last lost window, as the flow left it; null where there is none. */
export const lostPayment = {
  get: (): unknown => page().lost,
  set: (claim: unknown): void => {
    page().lost = claim;
  },
};

/** Passes an app's message on to the open window (contract.md §4.5). */
export function communicate(message: unknown): void {
  usableImp()?.communicate?.(message);
}
