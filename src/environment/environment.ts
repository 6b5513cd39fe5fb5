import { BROWSERS, type BrowserName } from './browsers.js';

/** What the browser tells about itself; `window.navigator` fits. */
export interface NavigatorLike {
  readonly userAgent: string;
  /** Fingers on the screen: more than one tells an iPad that asks for desktop pages from a Mac. */
  readonly maxTouchPoints?: number;
  /** True in a page on an iPhone's home screen, whose user agent is a WebView's. */
  readonly standalone?: boolean;
}

/** Where the page runs, as far as a payment cares. */
export interface Environment {
  /** `phone` where the SDK leaves the page or fills the screen: the SDK's own test (wire.md "Phone or PC"). */
  readonly device: 'pc' | 'phone';
  readonly os: 'ios' | 'android' | 'other';
  /** The page is inside an app's WebView, the merchant's own or an in-app browser. */
  readonly inApp: boolean;
  /** The app around the page, `webview` for one that does not tell its name; null in any other browser. */
  readonly browser: BrowserName | null;
}

const PHONE = /iPhone|iPod|iPad|Android|Mobile/i;
const MAC = /\bMacintosh\b.*AppleWebKit/;

/** Tells PC from phone and browser from WebView; an iPad that asks for desktop pages is a PC, as for the SDK. */
export function detectEnvironment({ userAgent, maxTouchPoints = 0, standalone }: NavigatorLike): Environment {
  const isIpadAsMac = MAC.test(userAgent) && maxTouchPoints > 1;
  // What such an iPad leaves out is what an iPhone would.
  const words = isIpadAsMac ? userAgent.replace('Macintosh', 'iPad') : userAgent;
  const row = standalone === true ? undefined : BROWSERS.find(({ pattern }) => pattern.test(words));
  return {
    device: PHONE.test(userAgent) ? 'phone' : 'pc',
    os: /Android/i.test(userAgent) ? 'android' : /iP(?:hone|od|ad)/.test(words) ? 'ios' : 'other',
    inApp: row?.inApp ?? false,
    browser: row?.name ?? null,
  };
}
