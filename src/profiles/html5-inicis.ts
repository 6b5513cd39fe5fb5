import { DEPOSIT_NOTICE, SCHEME_LEADS_BACK } from './notes.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { buyerTel, languages } from './rules.js';

/** KG Inicis, web standard window (Inicis manual; contract.md §3). */
export const html5Inicis: Profile<'html5_inicis'> = {
  code: 'html5_inicis',
  road: USUAL_ROAD,
  payMethods: [
    'card',
    'trans',
    'vbank',
    'phone',
    'samsung',
    'kakaopay',
    'naverpay',
    'payco',
    'lpay',
    'ssgpay',
    'tosspay',
    'applepay',
    'cultureland',
    'smartculture',
    'happymoney',
    'booknlife',
  ],
  escrow: {},
  // A billing key is issued in the page's own frame, on a phone too.
  detours: [{ when: { customerUid: {}, device: 'phone' }, road: 'callback' }],
  rules: [
    { ...buyerTel, severity: 'error' },
    { field: 'appScheme', must: { pattern: /^[^.]*$/ }, when: { os: 'android' }, code: 'app-scheme-unusual' },
    languages('ko', 'en'),
  ],
};

export const about: About = {
  label: { ko: 'KG이니시스', en: 'KG Inicis' },
  family: 'legacy',
  source: 'Inicis manual; contract.md §3',
  setup: [DEPOSIT_NOTICE],
  inApp: [
    {
      ko: '실시간계좌이체 뒤에는 앱이 스킴으로 받은 복귀 주소를 WebView에 다시 열어야 합니다.',
      en: 'After a bank transfer the app has to load the return address that comes by its scheme.',
    },
    SCHEME_LEADS_BACK,
  ],
  appDuties: ['load-return'],
};
