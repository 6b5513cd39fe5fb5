/** An app that payments lead to, as a phone and its store know it. */
export interface App {
  readonly scheme: string;
  readonly androidPackage: string;
  readonly appStoreId: string;
}

export const apps = {
  kbPay: { scheme: 'kb-acp', androidPackage: 'com.kbcard.cxh.appcard', appStoreId: '695436326' },
  hyundaiCard: {
    scheme: 'hdcardappcardansimclick',
    androidPackage: 'com.hyundaicard.appcard',
    appStoreId: '702653088',
  },
  isp: { scheme: 'ispmobile', androidPackage: 'kvp.jjy.MispAndroid320', appStoreId: '369125087' },
  bankPay: { scheme: 'kftc-bankpay', androidPackage: 'com.kftc.bankpay.android', appStoreId: '398456030' },
  kakaoTalk: { scheme: 'kakaotalk', androidPackage: 'com.kakao.talk', appStoreId: '362057947' },
} as const satisfies Record<string, App>;

export type AppName = keyof typeof apps;
