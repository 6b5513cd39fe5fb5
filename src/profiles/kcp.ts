import { DEPOSIT_NOTICE, SCHEME_LEADS_BACK } from './notes.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { buyerName, escrowProducts, languages } from './rules.js';

/** NHN KCP (KCP manual; contract.md §3). */
export const kcp: Profile<'kcp'> = {
  code: 'kcp',
  road: USUAL_ROAD,
  payMethods: [
    'card',
    'trans',
    'vbank',
    'phone',
    'payco',
    'samsung',
    'kakaopay',
    'naverpay',
    'naverpay_bridge',
    'lpay',
    'ssgpay',
    'tosspay',
    'applepay',
    'cultureland',
    'smartculture',
    'booknlife',
    'happymoney',
    'point',
  ],
  escrow: { param: 'kcpProducts' },
  rules: [
    escrowProducts,
    { ...buyerName, when: { payMethod: 'phone' } },
    {
      field: 'bypass.shop_user_id',
      when: { payMethod: { oneOf: ['phone', 'cultureland', 'smartculture', 'booknlife', 'happymoney'] } },
      code: 'parameter-missing',
    },
    languages('ko', 'en'),
  ],
};

export const about: About = {
  label: { ko: 'NHN KCP', en: 'NHN KCP' },
  family: 'legacy',
  source: 'KCP manual; contract.md §3',
  setup: [
    {
      ko: 'PAYCO 허브형은 KCP와 계약한 뒤 pay-method="payco"로 엽니다.',
      en: 'PAYCO through KCP (허브형) needs KCP’s consent first, then pay-method="payco".',
    },
    DEPOSIT_NOTICE,
  ],
  testing: [{ ko: '테스트 모드에서는 KB카드가 승인되지 않습니다.', en: 'KB cards are not approved in test mode.' }],
  inApp: [SCHEME_LEADS_BACK],
};
