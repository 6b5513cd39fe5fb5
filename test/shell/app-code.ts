import { type App, apps } from './apps.js';

/** What an app's code does when its WebView is about to leave the web, or when the app is called back. */
export type Deed =
  | { readonly kind: 'start'; readonly url: string }
  | { readonly kind: 'load'; readonly url: string }
  | { readonly kind: 'evaluate'; readonly script: string };

/** The code around a WebView; it is told which other apps the phone has. */
export interface AppCode {
  /** The WebView is about to go to an address that is not the web's. */
  navigate(url: string, installed: readonly App[]): Promise<readonly Deed[]>;
  /** Another app has opened an address of this app's scheme. */
  return(url: string): Promise<readonly Deed[]>;
}

const start = (url: string): Deed[] => [{ kind: 'start', url }];

/** `shouldOverrideUrlLoading` as apps have it: starts the app of an `intent:` or a scheme, or its page in the Play store. */
export const androidCode: AppCode = {
  navigate: async (url, installed) => {
    const intent = /^intent:(.*?)#Intent;(.*)end;?$/.exec(url);
    const [, address = url, list = ''] = intent ?? [];
    const extras = new Map(list.split(';').map((entry) => [entry.split('=')[0], entry.split('=')[1]]));
    const scheme = extras.get('scheme');
    // `intent:scheme://…` names its scheme in front, `intent://…` behind.
    const target = scheme ? `${scheme}:${address}` : address;
    const app = Object.values(apps).find((known) => target.startsWith(`${known.scheme}:`));
    if (app && installed.includes(app)) return start(target);
    const androidPackage = extras.get('package') ?? app?.androidPackage;
    return androidPackage ? start(`market://details?id=${androidPackage}`) : [];
  },
  return: comeBack,
};

/** `decidePolicyFor` as apps have it: opens every address, or the app's page in the App Store. */
export const iosCode: AppCode = {
  navigate: async (url, installed) => {
    const app = Object.values(apps).find(({ scheme }) => url.startsWith(`${scheme}:`));
    if (app && !installed.includes(app)) return start(`itms-apps://itunes.apple.com/app/id${app.appStoreId}`);
    return app ? start(url) : [];
  },
  return: comeBack,
};

/** The rule of both: an address behind the scheme is loaded, a word is told to the window, and nothing is nothing. */
async function comeBack(url: string): Promise<Deed[]> {
  const rest = url.replace(/^[^:]+:\/\//, '');
  if (/^https?:\/\//.test(rest)) return [{ kind: 'load', url: rest }];
  const [, result] = /^(process|cancel)\b/.exec(rest) ?? [];
  return result ? [{ kind: 'evaluate', script: communicate(result) }] : [];
}

const communicate = (result: string): string =>
  `document.querySelector('iamport-checkout')?.communicate(${JSON.stringify({ result })})`;
