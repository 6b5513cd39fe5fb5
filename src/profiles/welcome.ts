import { DEPOSIT_NOTICE, SCHEME_IN_APP_ONLY } from './notes.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { billingMethods, buyerName, buyerTel, languages, schemeOnlyInApp } from './rules.js';

/** Welcome Payments (contract.md §3). */
export const welcome: Profile<'welcome'> = {
  code: 'welcome',
  road: USUAL_ROAD,
  payMethods: ['card', 'trans', 'vbank', 'phone', 'culturegift', 'lpay', 'kakaopay', 'payco', 'tosspay', 'naverpay'],
  escrow: { methods: ['card', 'trans', 'vbank'] },
  rules: [
    { field: 'cashReceiptType', must: { oneOf: ['anonymous'] }, code: 'parameter-unusual' },
    billingMethods,
    buyerName,
    buyerTel,
    ...schemeOnlyInApp,
    languages('ko', 'en', 'zh'),
  ],
};

export const about: About = {
  label: { ko: '웰컴페이먼츠', en: 'Welcome Payments' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [DEPOSIT_NOTICE],
  testing: [{ ko: 'LPAY와 PAYCO는 테스트할 수 없습니다.', en: 'LPAY and PAYCO cannot be tested.' }],
  inApp: [SCHEME_IN_APP_ONLY],
};
