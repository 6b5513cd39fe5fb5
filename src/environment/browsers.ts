/** An app whose browser the page runs in; `webview` is an app that does not tell its name, such as the merchant's own. */
export type BrowserName =
  | 'kakaotalk'
  | 'naver'
  | 'line'
  | 'instagram'
  | 'facebook'
  | 'daum'
  | 'samsung-internet'
  | 'other-app'
  | 'webview';

/** One of them, by what its user agent says. */
export interface BrowserRow {
  readonly name: BrowserName;
  readonly pattern: RegExp;
  /** False for a browser of its own, where pop-ups open and an app leads back. */
  readonly inApp: boolean;
}

/** The browsers that matter to a payment; the first that fits decides. Facebook's words stand in Instagram's too. */
export const BROWSERS: readonly BrowserRow[] = [
  { name: 'kakaotalk', pattern: /\bKAKAOTALK\b/i, inApp: true },
  { name: 'naver', pattern: /\bNAVER\(inapp/i, inApp: true },
  { name: 'line', pattern: /\bLine\/\d/, inApp: true },
  { name: 'daum', pattern: /\bDaum(?:Apps|Device)\//i, inApp: true },
  { name: 'instagram', pattern: /\bInstagram\b/, inApp: true },
  { name: 'facebook', pattern: /\bFB(?:AN|AV|_IAB)\b/, inApp: true },
  { name: 'samsung-internet', pattern: /\bSamsungBrowser\//, inApp: false },
  {
    name: 'other-app',
    pattern: /\b(?:MicroMessenger|BytedanceWebview|musical_ly|Snapchat|Twitter|LinkedInApp|TeamsMobile|BAND|GSA)\b/,
    inApp: true,
  },
  { name: 'webview', pattern: /;\s*wv[;)]/, inApp: true },
  { name: 'webview', pattern: /\biP(?:hone|od|ad)\b.*AppleWebKit(?!.*(?:Safari|CriOS|FxiOS|EdgiOS))/, inApp: true },
];
