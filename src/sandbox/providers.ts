import type { Environment } from '../environment/index.js';
import { aboutOf, type Family, type Text } from '../profiles/about.js';
import { findProfile, type PgCode, type Road, roadOf } from '../profiles/index.js';
import { type AppRow, cardAndBankApps, kakaoApps } from './apps.js';
import type { SdkMessage } from './message.js';
import type { ScenarioName } from './scenarios.js';

/** Where the buyer decides: a layer in the SDK's frame, the SDK's popup, or a page of its own. */
export type Surface = 'layer' | 'popup' | 'page';

/** Where the buyer decides on each road. */
export const surfaces: Record<Road, Surface> = { callback: 'layer', popup: 'popup', redirect: 'page', away: 'page' };

/** How the sandbox plays one PG. */
export interface Provider {
  label: Text;
  family: Family;
  /** The colours of its window. */
  theme: string;
  /** True where the buyer pays in the PG's own app: a code to scan instead of a list of cards. */
  app: boolean;
  /** The apps that it opens on a phone where the page is in an app. */
  apps: readonly AppRow[];
  /** Methods after which it waits for the app to load the return address. */
  awaitsReturn: readonly string[];
  /** What the page can tell the frame by `communicate`, and the ending that it means. */
  communicates: Record<string, ScenarioName>;
  /** Methods whose redirect carries no `imp_success` (`contract.md` §2.3). */
  silent: readonly string[];
}

const parts: Partial<Record<PgCode, Partial<Omit<Provider, 'label' | 'family'>>>> = {
  kcp: { apps: cardAndBankApps },
  html5_inicis: { theme: 'crimson', silent: ['trans'], apps: cardAndBankApps, awaitsReturn: ['trans'] },
  inicis: { theme: 'crimson' },
  inicis_jp: { theme: 'crimson' },
  kakao: { theme: 'yellow', app: true, apps: kakaoApps, communicates: { process: 'paid', cancel: 'cancelled' } },
  kakaopay: { theme: 'yellow', app: true, apps: kakaoApps },
  payco: { theme: 'crimson', app: true },
  naverpay: { app: true },
  naverco: { app: true },
  tosspay: { app: true },
  tosspay_v2: { app: true },
  toss_brandpay: { app: true },
  smilepay: { app: true },
  chai: { app: true },
  syrup: { app: true },
  alipay: { app: true },
  paypal: { app: true },
  paypal_v2: { app: true },
};

/** How one PG looks and answers; an unknown one is a legacy one. */
export function providerFor(name: string): Provider {
  const code = findProfile(name)?.code ?? '';
  const { label = { ko: name, en: name }, family = 'legacy' } = aboutOf(code) ?? {};
  const usual = { theme: 'navy', app: false, apps: [], awaitsReturn: [], communicates: {}, silent: [] };
  return { label, family, ...usual, ...parts[code as PgCode] };
}

/** The road that a request takes; asked once, when its payment opens. */
export function roadFor(name: string, { version, data }: SdkMessage, device: Environment['device']): Road {
  const values = { ...data, customerUid: data.customer_uid, payMethod: data.pay_method, device };
  const road = roadOf(findProfile(name), values);
  // The vendor's own script opens a popup for PAYCO on a PC only: there is none to send a window to elsewhere.
  const hasPopup = version === 'sandbox' || (name === 'payco' && device === 'pc');
  return road === 'popup' && !hasPopup ? 'callback' : road;
}
