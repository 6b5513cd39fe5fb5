/** An app that the payment page of a phone hands its buyer to (`contract.md` §4.2). */
export interface PayApp {
  scheme: string;
  androidPackage: string;
  /** How Android's addresses of it are spelt; iOS knows `scheme` only. */
  spelling: 'intent' | 'intent-scheme' | 'scheme';
}

/** When an app is opened: for one pay method and one choice of its list, or whatever is chosen. */
export interface AppRow {
  payMethod?: string;
  choice?: string;
  app: PayApp;
}

const byIntent = (scheme: string, androidPackage: string): PayApp => ({ scheme, androidPackage, spelling: 'intent' });
// Their addresses never say which package it is.
const isp: PayApp = { scheme: 'ispmobile', androidPackage: 'kvp.jjy.MispAndroid320', spelling: 'scheme' };
const bankpay: PayApp = { scheme: 'kftc-bankpay', androidPackage: 'com.kftc.bankpay.android', spelling: 'scheme' };
const kakaotalk = byIntent('kakaotalk', 'com.kakao.talk');

/** The apps of the card companies, by the codes of `methods.ts`. */
const cardApps: Record<string, PayApp> = {
  '366': byIntent('shinhan-sr-ansimclick', 'com.shcard.smartpay'),
  '381': byIntent('kb-acp', 'com.kbcard.cxh.appcard'),
  '365': byIntent('mpocket.online.ansimclick', 'kr.co.samsungcard.mpocket'),
  '367': { scheme: 'hdcardappcardansimclick', androidPackage: 'com.hyundaicard.appcard', spelling: 'intent-scheme' },
  '368': byIntent('lotteappcard', 'com.lcacApp'),
  '361': isp,
  '374': byIntent('cloudpay', 'com.hanaskcard.paycla'),
  '041': isp,
  '371': byIntent('nhallonepayansimclick', 'nh.smart.nhallonepay'),
  '370': byIntent('citimobileapp', 'kr.co.citibank.citimobile'),
  '090': byIntent('kakaobank', 'com.kakaobank.channel'),
  '092': byIntent('supertoss', 'viva.republica.toss'),
};

/** The apps of a PG whose window lists card companies and banks. */
export const cardAndBankApps: readonly AppRow[] = [
  ...Object.entries(cardApps).map(([choice, app]) => ({ payMethod: 'card', choice, app })),
  { payMethod: 'trans', app: bankpay },
];

/** The one app of KakaoPay. */
export const kakaoApps: readonly AppRow[] = [{ app: kakaotalk }];
