import { aboutOf } from '../profiles/about.js';
import { type PgCode, PROFILES, type Profile } from '../profiles/index.js';
import type { KnownPayMethod } from '../profiles/pay-method.js';
import type { PaymentApp, Platform, QueriedPackage } from './app.js';

type Row = Omit<PaymentApp, 'pgs' | 'inManuals'>;

/** What the schemes of one app share. */
const app = (ko: string, en: string, androidPackage: string | null = null, appStoreId: string | null = null) => ({
  label: { ko, en },
  androidPackage,
  appStoreId,
});

const BOTH: readonly Platform[] = ['ios', 'android'];
const IOS: readonly Platform[] = ['ios'];
const ANDROID: readonly Platform[] = ['android'];

const CARD: readonly KnownPayMethod[] = ['card'];
const TRANS: readonly KnownPayMethod[] = ['trans'];
const PHONE: readonly KnownPayMethod[] = ['phone'];
const CARD_OR_TRANS: readonly KnownPayMethod[] = ['card', 'trans'];
const SAMSUNG: readonly KnownPayMethod[] = ['card', 'samsung', 'samsungpay'];
const NAVER: readonly KnownPayMethod[] = ['naverpay', 'naverpay_card', 'naverpay_point', 'naverpay_bridge'];
const TOSS: readonly KnownPayMethod[] = ['tosspay', 'tosspay_card', 'tosspay_money', 'toss_brandpay'];
const LPAY: readonly KnownPayMethod[] = ['lpay'];
const SSG: readonly KnownPayMethod[] = ['ssgpay', 'ssgpay_bank'];
const ALIPAY: readonly KnownPayMethod[] = ['alipay', 'alipay_plus'];
const ALIPAY_PLUS: readonly KnownPayMethod[] = ['alipay_plus'];
const WECHAT: readonly KnownPayMethod[] = ['wechat', 'tenpay'];

const hyundai = app('현대카드', 'Hyundai Card', 'com.hyundaicard.appcard', '702653088');
const shinhan = app('신한 SOL페이', 'Shinhan SOL Pay', 'com.shcard.smartpay', '572462317');
const kbPay = app('KB Pay', 'KB Pay', 'com.kbcard.cxh.appcard', '695436326');
const samsung = app('삼성카드', 'Samsung Card', 'kr.co.samsungcard.mpocket', '535125356');
const monimo = app('모니모', 'Monimo', 'net.ib.android.smcard');
const liiv = app('KB 리브', 'KB Liiv', 'com.kbstar.liivbank', '1126232922');
const nh = app('NH페이', 'NH Pay', 'nh.smart.nhallonepay', '1177889176');
const citi = app('씨티모바일', 'Citi Mobile', 'kr.co.citibank.citimobile', '1179759666');
const wooriCard = app('우리WON카드', 'Woori WON Card', 'com.wooricard.smartapp', '1499598869');
const wooriBank = app('우리WON뱅킹', 'Woori WON Banking', 'com.wooribank.smart.npib', '1470181651');
const naver = app('네이버', 'Naver', 'com.nhn.android.search', '393499958');
const appStore = app('앱스토어', 'App Store');

/** The schemes that the vendor's manuals ask for, one row each; on Android too, since the card companies' pages are the same. */
const MANUALS: readonly Row[] = [
  {
    scheme: 'kftc-bankpay',
    ...app('뱅크페이', 'BankPay', 'com.kftc.bankpay.android', '398456030'),
    platforms: BOTH,
    payMethods: TRANS,
  },
  {
    scheme: 'ispmobile',
    ...app('ISP/페이북', 'ISP/Paybooc', 'kvp.jjy.MispAndroid320', '369125087'),
    platforms: BOTH,
    payMethods: CARD,
  },
  { scheme: 'itms-apps', ...appStore, platforms: IOS, payMethods: 'any' },
  { scheme: 'hdcardappcardansimclick', ...hyundai, platforms: BOTH, payMethods: CARD },
  {
    scheme: 'smhyundaiansimclick',
    ...app('현대카드 공인인증서', 'Hyundai Card certificate'),
    platforms: BOTH,
    payMethods: CARD,
  },
  { scheme: 'shinhan-sr-ansimclick', ...shinhan, platforms: BOTH, payMethods: CARD },
  {
    scheme: 'smshinhanansimclick',
    ...app('신한카드 공인인증서', 'Shinhan Card certificate'),
    platforms: BOTH,
    payMethods: CARD,
  },
  { scheme: 'kb-acp', ...kbPay, platforms: BOTH, payMethods: CARD },
  { scheme: 'mpocket.online.ansimclick', ...samsung, platforms: BOTH, payMethods: CARD },
  { scheme: 'ansimclickscard', ...samsung, platforms: BOTH, payMethods: CARD },
  { scheme: 'ansimclickipcollect', ...samsung, platforms: BOTH, payMethods: CARD },
  {
    scheme: 'vguardstart',
    ...app('삼성카드 백신', 'Samsung Card antivirus', 'kr.co.shiftworks.vguardweb'),
    platforms: BOTH,
    payMethods: CARD,
  },
  {
    scheme: 'samsungpay',
    ...app('삼성페이', 'Samsung Pay', 'com.samsung.android.spay'),
    platforms: BOTH,
    payMethods: SAMSUNG,
  },
  {
    scheme: 'scardcertiapp',
    ...app('삼성카드 공인인증서', 'Samsung Card certificate'),
    platforms: BOTH,
    payMethods: CARD,
  },
  {
    scheme: 'lottesmartpay',
    ...app('롯데카드 모바일결제', 'Lotte Card mobile payment', null, '668497947'),
    platforms: BOTH,
    payMethods: CARD,
  },
  {
    scheme: 'lotteappcard',
    ...app('롯데카드 디지로카', 'Lotte Card Digi-LOCA', 'com.lcacApp', '688047200'),
    platforms: BOTH,
    payMethods: CARD,
  },
  {
    scheme: 'cloudpay',
    ...app('하나카드', 'Hana Card', 'com.hanaskcard.paycla', '847268987'),
    platforms: BOTH,
    payMethods: CARD,
  },
  {
    scheme: 'nonghyupcardansimclick',
    ...app('NH농협카드 공인인증서', 'NH Card certificate'),
    platforms: BOTH,
    payMethods: CARD,
  },
  { scheme: 'citispay', ...citi, platforms: BOTH, payMethods: CARD },
  { scheme: 'citicardappkr', ...citi, platforms: BOTH, payMethods: CARD },
  {
    scheme: 'payco',
    ...app('페이코', 'PAYCO', 'com.nhnent.payapp', '924292102'),
    platforms: BOTH,
    payMethods: ['payco'],
  },
  {
    scheme: 'kakaotalk',
    ...app('카카오톡', 'KakaoTalk', 'com.kakao.talk', '362057947'),
    platforms: BOTH,
    payMethods: ['kakaopay'],
  },
];

/** The other schemes, the most important ones first, since iOS counts 50: the apps of today, then old and rare ones. */
const OTHERS: readonly Row[] = [
  // The manuals' own misspelling of the next one, which nothing needs.
  { scheme: 'nhappvardansimclick', ...nh, platforms: BOTH, payMethods: CARD },
  { scheme: 'nhappcardansimclick', ...nh, platforms: BOTH, payMethods: CARD },
  { scheme: 'com.wooricard.wcard', ...wooriCard, platforms: IOS, payMethods: CARD },
  { scheme: 'com.wooricard.smartapp', ...wooriCard, platforms: ANDROID, payMethods: CARD },
  { scheme: 'nhallonepayansimclick', ...nh, platforms: BOTH, payMethods: CARD },
  {
    scheme: 'supertoss',
    ...app('토스', 'Toss', 'viva.republica.toss', '839333328'),
    platforms: BOTH,
    payMethods: TOSS,
  },
  { scheme: 'naversearchthirdlogin', ...naver, platforms: BOTH, payMethods: NAVER },
  { scheme: 'nidlogin', ...naver, platforms: ANDROID, payMethods: NAVER },
  { scheme: 'naverpay', ...naver, platforms: IOS, payMethods: NAVER },
  { scheme: 'monimopay', ...monimo, platforms: BOTH, payMethods: CARD },
  { scheme: 'monimopayauth', ...monimo, platforms: IOS, payMethods: CARD },
  { scheme: 'newsmartpib', ...wooriBank, platforms: IOS, payMethods: CARD_OR_TRANS },
  { scheme: 'wooribank', ...wooriBank, platforms: ANDROID, payMethods: CARD_OR_TRANS },
  {
    scheme: 'smailapp',
    ...app('신한 슈퍼SOL', 'Shinhan Super SOL', 'com.shinhan.smartcaremgr'),
    platforms: BOTH,
    payMethods: CARD_OR_TRANS,
  },
  { scheme: 'kb-auth', ...kbPay, platforms: IOS, payMethods: CARD },
  { scheme: 'hyundaicardappcardid', ...hyundai, platforms: IOS, payMethods: CARD },
  { scheme: 'citimobileapp', ...citi, platforms: BOTH, payMethods: CARD },
  {
    scheme: 'lpayapp',
    ...app('L.PAY', 'L.PAY', 'com.lotte.lpay', '1036098908'),
    platforms: BOTH,
    payMethods: LPAY,
  },
  {
    scheme: 'lmslpay',
    ...app('L.POINT', 'L.POINT', 'com.lottemembers.android', '473250588'),
    platforms: BOTH,
    payMethods: LPAY,
  },
  {
    scheme: 'shinsegaeeasypayment',
    ...app('SSGPAY', 'SSGPAY', 'com.ssg.serviceapp.android.egiftcertificate', '666237916'),
    platforms: BOTH,
    payMethods: SSG,
  },
  {
    scheme: 'kakaobank',
    ...app('카카오뱅크', 'KakaoBank', 'com.kakaobank.channel', '1258016944'),
    platforms: BOTH,
    payMethods: CARD_OR_TRANS,
  },
  {
    scheme: 'ukbanksmartbanknonloginpay',
    ...app('케이뱅크', 'K bank', 'com.kbankwith.smartbank', '1178872627'),
    platforms: BOTH,
    payMethods: CARD_OR_TRANS,
  },
  {
    scheme: 'kbbank',
    ...app('KB스타뱅킹', 'KB Star Banking', 'com.kbstar.kbbank', '373742138'),
    platforms: BOTH,
    payMethods: CARD_OR_TRANS,
  },
  {
    scheme: 'newliiv',
    ...app('KB 리브 Next', 'KB Liiv Next', 'com.kbstar.reboot', '1573528126'),
    platforms: BOTH,
    payMethods: CARD_OR_TRANS,
  },
  { scheme: 'liivbank', ...liiv, platforms: IOS, payMethods: CARD_OR_TRANS },
  {
    scheme: 'shinhansol',
    ...app('신한은행 SOL뱅크', 'Shinhan SOL Bank', 'com.shinhan.sbanking'),
    platforms: BOTH,
    payMethods: CARD_OR_TRANS,
  },
  {
    scheme: 'tauthlink',
    ...app('PASS (SKT)', 'PASS (SKT)', 'com.sktelecom.tauth', '1141258007'),
    platforms: BOTH,
    payMethods: PHONE,
  },
  {
    scheme: 'ktauthexternalcall',
    ...app('PASS (KT)', 'PASS (KT)', 'com.kt.ktauth', '1134371550'),
    platforms: BOTH,
    payMethods: PHONE,
  },
  {
    scheme: 'upluscorporation',
    ...app('PASS (LG U+)', 'PASS (LG U+)', 'com.lguplus.smartotp', '1147394645'),
    platforms: BOTH,
    payMethods: PHONE,
  },
  {
    scheme: 'v3mobileplusweb',
    ...app('V3 Mobile Plus', 'V3 Mobile Plus', 'com.ahnlab.v3mobileplus', '1481938658'),
    platforms: BOTH,
    payMethods: CARD,
  },
  { scheme: 'itms-appss', ...appStore, platforms: IOS, payMethods: 'any' },
  {
    scheme: 'mvaccinestart',
    ...app('TouchEn mVaccine', 'TouchEn mVaccine', 'com.TouchEn.mVaccine.webs'),
    platforms: ANDROID,
    payMethods: CARD,
  },
  { scheme: 'kb-bankpay', ...liiv, platforms: ANDROID, payMethods: TRANS },
  {
    scheme: 'nhb-bankpay',
    ...app('NH농협 뱅크페이', 'NH BankPay', 'com.nh.cashcardapp'),
    platforms: ANDROID,
    payMethods: TRANS,
  },
  {
    scheme: 'mg-bankpay',
    ...app('MG새마을금고', 'MG Community Credit', 'kr.co.kfcc.mobilebank'),
    platforms: ANDROID,
    payMethods: TRANS,
  },
  {
    scheme: 'kn-bankpay',
    ...app('BNK경남은행', 'BNK Kyongnam Bank', 'com.knb.psb'),
    platforms: BOTH,
    payMethods: TRANS,
  },
  {
    scheme: 'hanawalletmembers',
    ...app('하나멤버스', 'Hana Members', 'kr.co.hanamembers.hmscustomer', '1038288833'),
    platforms: IOS,
    payMethods: CARD,
  },
  {
    scheme: 'hanamopmoasign',
    ...app('하나카드 공인인증서', 'Hana Card certificate', 'com.hanaskcard.rocomo.potal'),
    platforms: IOS,
    payMethods: CARD,
  },
  {
    scheme: 'lguthepay-xpay',
    ...app('페이나우', 'Paynow', 'com.lguplus.paynow', '760098906'),
    platforms: BOTH,
    payMethods: CARD_OR_TRANS,
  },
  { scheme: 'shinhan-sr-ansimclick-naverpay', ...shinhan, platforms: BOTH, payMethods: NAVER },
  { scheme: 'shinhan-sr-ansimclick-payco', ...shinhan, platforms: BOTH, payMethods: ['payco'] },
  { scheme: 'shinhan-sr-ansimclick-lpay', ...shinhan, platforms: BOTH, payMethods: LPAY },
  { scheme: 'shinhan-sr-ansimclick-mola', ...shinhan, platforms: IOS, payMethods: CARD },
  { scheme: 'shinhan-sr-ansimclick_samsungpay', ...shinhan, platforms: ANDROID, payMethods: SAMSUNG },
  { scheme: 'NewSmartPib', ...wooriBank, platforms: IOS, payMethods: CARD_OR_TRANS },
  { scheme: 'wooripay', ...app('우리페이', 'Woori Pay', null, '1201113419'), platforms: IOS, payMethods: CARD },
  { scheme: 'kb-screen', ...kbPay, platforms: IOS, payMethods: CARD },
  { scheme: 'ansimclick', ...samsung, platforms: IOS, payMethods: CARD },
  { scheme: 'tswansimclick', ...samsung, platforms: IOS, payMethods: CARD },
  {
    scheme: 'mz-action',
    ...app('하나은행 MZ플랫폼', 'Hana Bank MZ Platform', 'com.hanabank.mzplatform'),
    platforms: ANDROID,
    payMethods: CARD_OR_TRANS,
  },
  {
    scheme: 'kpay',
    ...app('KPAY', 'KPAY', 'com.inicis.kpay'),
    platforms: ANDROID,
    payMethods: ['card', 'kpay'],
  },
  {
    scheme: 'smilepayapp',
    ...app('스마일페이', 'SmilePay', 'com.mysmilepay.app'),
    platforms: ANDROID,
    payMethods: [],
  },
  { scheme: 'chaipayment', ...app('차이', 'Chai', 'finance.chai.app', '1459979272'), platforms: BOTH, payMethods: [] },
  { scheme: 'yonseipay', ...app('연세페이', 'Yonsei Pay', 'kr.ac.yonsei.idcard'), platforms: BOTH, payMethods: CARD },
  {
    scheme: 'alipays',
    ...app('알리페이', 'Alipay', 'com.eg.android.AlipayGphone'),
    platforms: BOTH,
    payMethods: ALIPAY,
  },
  { scheme: 'alipayhk', ...app('알리페이 홍콩', 'AlipayHK', 'hk.alipay.wallet'), platforms: BOTH, payMethods: ALIPAY },
  { scheme: 'weixin', ...app('위챗', 'WeChat', 'com.tencent.mm'), platforms: BOTH, payMethods: WECHAT },
  { scheme: 'line', ...app('라인', 'LINE', 'jp.naver.line.android'), platforms: BOTH, payMethods: ALIPAY_PLUS },
  {
    scheme: 'gcash',
    ...app('지캐시', 'GCash', 'com.globe.gcash.android'),
    platforms: ANDROID,
    payMethods: ALIPAY_PLUS,
  },
  {
    scheme: 'ascendmoney',
    ...app('트루머니', 'TrueMoney', 'th.co.truemoney.wallet'),
    platforms: BOTH,
    payMethods: ALIPAY_PLUS,
  },
];

const packaged = (
  androidPackage: string,
  ko: string,
  en: string,
  payMethods: readonly KnownPayMethod[],
): Omit<QueriedPackage, 'pgs'> => ({ androidPackage, label: { ko, en }, payMethods });

/** The packages that the vendor's own apps look for by name alone (contract.md §4.2, last row). */
const PACKAGES = [
  packaged('com.shinhancard.smartshinhan', '신한카드 (ARS/일반)', 'Shinhan Card (ARS)', CARD),
  packaged('nh.smart.card', 'NH농협카드', 'NH Card', CARD),
  packaged('com.citibank.cardapp', '씨티카드', 'Citi Card', CARD),
  packaged('com.hanaskcard.rocomo.potal', '하나카드 공인인증서', 'Hana Card certificate', CARD),
  packaged('kr.co.hanamembers.hmscustomer', '하나멤버스', 'Hana Members', CARD),
  packaged('com.lumensoft.touchenappfree', 'TouchEn 공인인증서', 'TouchEn certificate', CARD),
  packaged('com.samsung.android.spaylite', '삼성페이 미니', 'Samsung Pay mini', SAMSUNG),
  packaged('com.lge.lgpay', 'LG페이', 'LG Pay', CARD),
  packaged('com.tmoney.tmpay', '티머니페이', 'Tmoney Pay', CARD),
  packaged('kr.danal.app.damoum', '다모음', 'Damoum', PHONE),
];

/** What a PG may be asked for where nobody knows its pay methods. */
const USUAL_METHODS: readonly KnownPayMethod[] = ['card', 'trans', 'phone'];

/** Whether a PG leads to an app: by its own list where it has one, else by its pay methods. */
function leadsTo(profile: Profile, payMethods: PaymentApp['payMethods'], scheme: string | null): boolean {
  if (payMethods === 'any') return true;
  const schemes = aboutOf(profile.code)?.apps;
  if (schemes) return scheme !== null && schemes.includes(scheme);
  return (profile.payMethods ?? USUAL_METHODS).some((method) => payMethods.includes(method));
}

const leadingTo = (payMethods: PaymentApp['payMethods'], scheme: string | null): PgCode[] =>
  PROFILES.filter((profile) => leadsTo(profile, payMethods, scheme)).map(({ code }) => code);

/** Every app scheme that is known, the most important ones first. */
export const PAYMENT_APPS: readonly PaymentApp[] = [...MANUALS, ...OTHERS].map((row) => ({
  ...row,
  inManuals: MANUALS.includes(row),
  pgs: leadingTo(row.payMethods, row.scheme),
}));

const QUERIED_PACKAGES: readonly QueriedPackage[] = PACKAGES.map((row) => ({
  ...row,
  pgs: leadingTo(row.payMethods, null),
}));

const among =
  (pgs: readonly PgCode[]) =>
  (row: { readonly pgs: readonly PgCode[] }): boolean =>
    row.pgs.some((pg) => pgs.includes(pg));

/** The apps that these PGs lead to on a platform, the most important ones first. */
export function appsFor(pgs: readonly PgCode[], platform: Platform): PaymentApp[] {
  return PAYMENT_APPS.filter(among(pgs)).filter(({ platforms }) => platforms.includes(platform));
}

/** The Android apps that are looked for by name alone with these PGs. */
export const queriedPackagesFor = (pgs: readonly PgCode[]): QueriedPackage[] => QUERIED_PACKAGES.filter(among(pgs));
