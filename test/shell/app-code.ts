import { type App, apps } from './apps.js';

/** What an app's code does when its WebView is about to leave the web, or when the app is called back. */
export type Deed =
  | { readonly kind: 'start'; readonly url: string }
  | { readonly kind: 'load'; readonly url: string }
  | { readonly kind: 'evaluate'; readonly script: string };

/** The code around a WebView; it is told which other apps the phone has. */
export interface AppCode {
  /** The WebView shows a page of the web. */
  visited(url: string): Promise<void>;
  /** The WebView's page, or a frame in it, is about to go to an address that is not the web's. */
  navigate(url: string, installed: readonly App[], byPage: boolean): Promise<readonly Deed[]>;
  /** Another app has opened an address of this app's scheme. */
  return(url: string): Promise<readonly Deed[]>;
  close(): Promise<void>;
}

/** What a shop's app is made for. */
export interface AppTarget {
  /** Its own scheme. */
  readonly scheme: string;
  /** The page that holds `<iamport-return>`. */
  readonly returnUrl: string;
}

const start = (url: string): Deed[] => [{ kind: 'start', url }];

/** `decidePolicyFor` as the Swift code has it, which nothing here can run: opens every address, or the app's page in the App Store. */
function open(url: string, installed: readonly App[]): Deed[] {
  const app = appOf(url);
  if (app && !installed.includes(app)) return start(`itms-apps://itunes.apple.com/app/id${app.appStoreId}`);
  return app ? start(url) : [];
}

/** An address behind the scheme is loaded where `isTrusted`, a payment leads to the return page, a word is told to the window. */
function comeBack(url: string, { returnUrl }: AppTarget, isTrusted: (url: URL) => boolean): Deed[] {
  const rest = url.replace(/^[^:]+:\/\//, '');
  if (/^https?:\/\//.test(rest)) return isTrusted(new URL(rest)) ? [{ kind: 'load', url: rest }] : [];
  const { search, searchParams } = new URL(url);
  if (searchParams.has('imp_uid')) return [{ kind: 'load', url: returnUrl + search }];
  const [, result] = /^(process|cancel)\b/.exec(rest) ?? [];
  return result ? [{ kind: 'evaluate', script: communicate(result) }] : [];
}

const appOf = (url: string): App | undefined => Object.values(apps).find(({ scheme }) => url.startsWith(`${scheme}:`));

const communicate = (result: string): string =>
  `window.IamportElements&&window.IamportElements.communicate({result:'${result}'})`;

/** The code of a shop's app on iOS, by the rules that its Swift code has. */
export function iosCode(target: AppTarget): AppCode {
  const returnPage = new URL(target.returnUrl);
  const origins = new Set<string>();
  const isShop = ({ origin }: URL): boolean => origin === returnPage.origin;
  const byPages = (url: URL): boolean => isShop(url) || origins.has(url.origin);
  // Any app can open our scheme: it leads to the return page and to where the payment has been only.
  const byOthers = (url: URL): boolean =>
    (isShop(url) && url.pathname === returnPage.pathname) || origins.has(url.origin);
  return {
    visited: async (url) => {
      if (!isShop(new URL(url))) origins.add(new URL(url).origin);
    },
    navigate: async (url, installed, byPage) =>
      url.startsWith(`${target.scheme}:`) ? comeBack(url, target, byPage ? byPages : byOthers) : open(url, installed),
    return: async (url) => comeBack(url, target, byOthers),
    close: async () => {},
  };
}
