/** What the browser tells about itself; `window.navigator` fits. */
export interface NavigatorLike {
  readonly userAgent: string;
}

/** Where the page runs, as far as a payment cares. */
export interface Environment {
  /** `phone` where the SDK leaves the page or fills the screen: the SDK's own test (wire.md "Phone or PC"). */
  readonly device: 'pc' | 'phone';
  readonly os: 'ios' | 'android' | 'other';
  /** The page is inside an app's WebView, the merchant's own or an in-app browser. */
  readonly inApp: boolean;
}

const PHONE = /iPhone|iPod|iPad|Android|Mobile/i;
const ANDROID_WEBVIEW = /; wv\)/;
const IOS_WITHOUT_SAFARI = /iP(?:hone|od|ad).*AppleWebKit(?!.*(?:Safari|CriOS|FxiOS|EdgiOS))/;

/** Tells PC from phone and browser from WebView; an iPad that asks for desktop pages is a PC, as for the SDK. */
export function detectEnvironment({ userAgent }: NavigatorLike): Environment {
  return {
    device: PHONE.test(userAgent) ? 'phone' : 'pc',
    os: /Android/i.test(userAgent) ? 'android' : /iP(?:hone|od|ad)/.test(userAgent) ? 'ios' : 'other',
    inApp: ANDROID_WEBVIEW.test(userAgent) || IOS_WITHOUT_SAFARI.test(userAgent),
  };
}
