import type { PaymentApp } from '../../src/native/app.js';
import type { JudgedTarget } from '../../src/native/target.js';
import { ABOUT } from '../../src/profiles/about.js';
import { type PgCode, PROFILES } from '../../src/profiles/index.js';

type AppRow = [scheme: string, androidPackage: string | null, appStoreId: string | null];

/** A few apps of each kind: found by a package, without one, with a dot or capitals in the scheme. */
const rows: AppRow[] = [
  ['ispmobile', 'kvp.jjy.MispAndroid320', '369125087'],
  ['kftc-bankpay', 'com.kftc.bankpay.android', '398456030'],
  ['hdcardappcardansimclick', 'com.hyundaicard.appcard', '702653088'],
  ['mpocket.online.ansimclick', 'kr.co.samsungcard.mpocket', '535125356'],
  ['NewSmartPib', 'com.wooribank.smart.npib', '1470181651'],
  ['newsmartpib', 'com.wooribank.smart.npib', '1470181651'],
  ['kakaotalk', 'com.kakao.talk', '362057947'],
  ['smhyundaiansimclick', null, null],
];

const apps: PaymentApp[] = rows.map(([scheme, androidPackage, appStoreId]) => ({
  scheme,
  label: { ko: scheme, en: scheme },
  androidPackage,
  appStoreId,
  inManuals: true,
  platforms: ['ios', 'android'],
  payMethods: ['card'],
  pgs: [],
}));

/** The target of some PGs, as a judge would hand it out. */
export function targetOf(...pgs: PgCode[]): JudgedTarget {
  return {
    pgs,
    scheme: 'myshop',
    returnUrl: 'https://shop.example/order/return?from=app#top',
    packageName: 'com.example.shop',
    apps,
    duties: new Set(pgs.flatMap((pg) => ABOUT[pg].appDuties ?? [])),
  };
}

/** Each duty alone, none, and all: what the code is written for differs by nothing else. */
export const TARGETS: Readonly<Record<string, JudgedTarget>> = {
  kcp: targetOf('kcp'),
  html5_inicis: targetOf('html5_inicis'),
  kakao: targetOf('kakao'),
  nice: targetOf('nice'),
  every_pg: targetOf(...PROFILES.map(({ code }) => code)),
};
