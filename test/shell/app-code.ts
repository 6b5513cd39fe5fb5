import { type App, apps } from './apps.js';
import type { Platform } from './phone.js';

/** What an app's code does when its WebView is about to leave the web, or when the app is called back. */
export type Deed =
  | { readonly kind: 'start'; readonly url: string }
  | { readonly kind: 'load'; readonly url: string }
  | { readonly kind: 'evaluate'; readonly script: string };

/** The code around a WebView; it is told which other apps the phone has. */
export interface AppCode {
  /** The WebView shows a page of the web. */
  visited(url: string): Promise<void>;
  /** The WebView is about to go to an address that is not the web's. */
  navigate(url: string, installed: readonly App[]): Promise<readonly Deed[]>;
  /** Another app has opened an address of this app's scheme. */
  return(url: string): Promise<readonly Deed[]>;
}

/** What a shop's app is made for. */
export interface AppTarget {
  /** Its own scheme. */
  readonly scheme: string;
  /** The page that holds `<iamport-return>`. */
  readonly returnUrl: string;
}

const start = (url: string): Deed[] => [{ kind: 'start', url }];

/** `shouldOverrideUrlLoading` as apps have it: starts the app of an `intent:` or a scheme, or its page in the Play store. */
function openOnAndroid(url: string, installed: readonly App[]): Deed[] {
  const [, address = url, list = ''] = /^intent:(.*?)#Intent;(.*)end;?$/.exec(url) ?? [];
  const extras = new URLSearchParams(list.replaceAll(';', '&'));
  const scheme = extras.get('scheme');
  // `intent:scheme://…` names its scheme in front, `intent://…` behind.
  const target = scheme ? `${scheme}:${address}` : address;
  const app = appOf(target);
  if (app && installed.includes(app)) return start(target);
  const androidPackage = extras.get('package') ?? app?.androidPackage;
  return androidPackage ? start(`market://details?id=${androidPackage}`) : [];
}

/** `decidePolicyFor` as apps have it: opens every address, or the app's page in the App Store. */
function openOnIos(url: string, installed: readonly App[]): Deed[] {
  const app = appOf(url);
  if (app && !installed.includes(app)) return start(`itms-apps://itunes.apple.com/app/id${app.appStoreId}`);
  return app ? start(url) : [];
}

/** An address behind the scheme is loaded where it is no stranger's, a payment leads to the return page, a word is told to the window. */
function comeBack(url: string, { returnUrl }: AppTarget, hosts: ReadonlySet<string>): Deed[] {
  const rest = url.replace(/^[^:]+:\/\//, '');
  if (/^https?:\/\//.test(rest)) return hosts.has(new URL(rest).host) ? [{ kind: 'load', url: rest }] : [];
  const { search, searchParams } = new URL(url);
  if (searchParams.has('imp_uid')) return [{ kind: 'load', url: returnUrl + search }];
  const [, result] = /^(process|cancel)\b/.exec(rest) ?? [];
  return result ? [{ kind: 'evaluate', script: communicate(result) }] : [];
}

const appOf = (url: string): App | undefined => Object.values(apps).find(({ scheme }) => url.startsWith(`${scheme}:`));

const communicate = (result: string): string =>
  `document.querySelector('iamport-checkout')?.communicate(${JSON.stringify({ result })})`;

/** The code of a shop's app, by the rules of each platform. */
export function appCode(platform: Platform, target: AppTarget): AppCode {
  const open = platform === 'android' ? openOnAndroid : openOnIos;
  // Any app can open our scheme: only hosts that this payment has been on are followed.
  const hosts = new Set<string>();
  return {
    visited: async (url) => void hosts.add(new URL(url).host),
    navigate: async (url, installed) =>
      url.startsWith(`${target.scheme}:`) ? comeBack(url, target, hosts) : open(url, installed),
    return: async (url) => comeBack(url, target, hosts),
  };
}
