import { CONSOLE_PREFIX } from '../errors.js';
import type { SdkParams } from '../request/index.js';
import { requestPay } from './call.js';
import { dialogVisible, discardDialogs, framesOf, hadDialog, uncover } from './frames.js';
import { usableImp } from './imp.js';
import { hasVendorTag } from './loader.js';
import { page } from './page.js';

/** What may come of an open window. */
export interface WindowEvents {
  /** The SDK's callback; false where the answer is to something else. */
  answered(answer: unknown): boolean;
  /** The window went away, or the buyer came Back, and nobody answered. */
  lost(): void;
  /** The browser refused the popup. */
  popupRefused(): void;
  /** The SDK showed nothing and said nothing. */
  silent(): void;
}

const LOOK_MS = 100;
/** A page that was asleep between two looks was awake for no longer than this. */
const AWAKE_MS = 1_000;
/** How long the SDK may say nothing once its dialog is gone. */
const GRACE_MS = 3_000;
/** How long it may say nothing otherwise: newer PGs load a script of their own first. */
const SILENCE_MS = 12_000;

/** What lies over the middle of the page: newer PGs bring a layer of their own, right in `body` or in `html`, with a frame. */
function layerInFront(): Element | null {
  // Asking what lies there has the whole page laid out.
  if (document.getElementsByTagName('iframe').length === framesOf().length) return null;
  const part = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('body > *, html > *');
  if (!part || part.matches('.imp-dialog') || !/fixed|absolute/.test(getComputedStyle(part).position)) return null;
  // The page's own layers may wait for us.
  return part.matches('iframe') || part.querySelector('iframe') ? part : null;
}

/** An SDK that kept a request would open its window when nobody looks any more: the next attempt gets a fresh one. */
function discardImp(): void {
  // Where there is no sign of the vendor's script, the page's own IMP is its own affair.
  if (!hadDialog() && !hasVendorTag()) return;
  discardDialogs();
  page().imp = null;
  Reflect.set(window, 'IMP', undefined);
}

/** Opens the window now, in the caller's own task, and tells once how it ended. */
export function openWindow(params: SdkParams, events: WindowEvents): void {
  const imp = usableImp();
  if (imp === null) throw new TypeError('openWindow before prepare');
  let frames = framesOf();
  const layer = layerInFront();
  let popup: Window | null = null;
  /** A window was there: the SDK's dialog, a newer PG's layer or a popup. */
  let seen = false;
  let patience = SILENCE_MS;
  /** Milliseconds that the page was awake without a window. */
  let without = 0;
  let looked = performance.now();
  let over = false;

  const stop = () => {
    over = true;
    clearInterval(watch);
    removeEventListener('pageshow', onPageShow);
  };
  /** Ends without an answer; the frame still holds the old payment, or the SDK has kept it for a frame to come. */
  const give = (tell: () => void, isKept = !seen) => {
    if (over) return;
    stop();
    page().stale = true;
    uncover();
    if (isKept) discardImp();
    tell();
  };
  const look = () => {
    if (frames.length === 0) frames = framesOf();
    // Another script's `init` takes the payment's frame away, and the dialog stays.
    const isFramed = dialogVisible() && (frames.length === 0 || frames.some((frame) => frame.isConnected));
    if (isFramed) patience = GRACE_MS;
    const isLayered = patience === SILENCE_MS && ![null, layer].includes(layerInFront());
    const isOpen = isFramed || isLayered || popup?.closed === false;
    if (isOpen) without = 0;
    seen ||= isOpen;
    return isOpen;
  };
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) give(events.lost);
  };
  const watch = setInterval(() => {
    const now = performance.now();
    without += Math.min(now - looked, AWAKE_MS);
    looked = now;
    if (!look() && without >= patience) give(seen ? events.lost : events.silent);
  }, LOOK_MS);
  addEventListener('pageshow', onPageShow);

  try {
    const called = requestPay(imp, params, (answer) => {
      if (!over && events.answered(answer)) stop();
    });
    popup = called.popup ?? null;
    // A window that comes and goes between two looks has been there all the same.
    look();
    // After the click's own task, so that the SDK's alert and state are done.
    if (called.popup === null) setTimeout(() => give(events.popupRefused, false));
    // What a new-module PG cannot open it rejects, beside an alert and without a callback (contract.md §0).
    Promise.resolve(called.returned).catch((error: unknown) => {
      console.error(CONSOLE_PREFIX, error);
      setTimeout(() => look() || give(seen ? events.lost : events.silent));
    });
  } catch (error) {
    if (over) return;
    console.error(CONSOLE_PREFIX, error);
    // The buyer may be paying in it all the same.
    if (look()) return;
    stop();
    throw error;
  }
}
