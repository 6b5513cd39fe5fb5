import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { languages } from './rules.js';

/** Toss Payments, old module (LG U+; contract.md §3). */
export const uplus: Profile<'uplus'> = {
  code: 'uplus',
  road: USUAL_ROAD,
  payMethods: [
    'card',
    'trans',
    'vbank',
    'phone',
    'cultureland',
    'smartculture',
    'booknlife',
    'applepay',
    'tosspay',
    'naverpay',
    'kakaopay',
    'lpay',
    'payco',
    'samsung',
  ],
  escrow: {},
  rules: [
    languages('ko', 'en'), // An iPad that asks for desktop pages takes the phone's road here.
    { field: 'redirectUrl', code: 'redirect-url-advised' },
  ],
};

export const about: About = {
  label: { ko: '토스페이먼츠 (구모듈)', en: 'Toss Payments (old module, LG U+)' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [
    {
      ko: '사파리와 파이어폭스에서 ISP 결제는 팝업을 허용해야 합니다.',
      en: 'Safari and Firefox have to allow pop-ups for ISP cards.',
    },
  ],
};
