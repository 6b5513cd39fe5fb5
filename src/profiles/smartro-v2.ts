import { DEPOSIT_NOTICE } from './notes.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { alphanumericUid, buyerTel, customerId, customerIdUpTo, digitalRequired, vbankDueRequired } from './rules.js';

/** Smartro (contract.md §3). */
export const smartroV2: Profile<'smartro_v2'> = {
  code: 'smartro_v2',
  road: USUAL_ROAD,
  payMethods: ['card', 'trans', 'vbank', 'phone', 'lpay', 'kakaopay', 'naverpay', 'payco', 'pinpay'],
  escrow: {},
  currency: null,
  rules: [
    customerIdUpTo(20),
    vbankDueRequired,
    digitalRequired,
    buyerTel,
    alphanumericUid,
    { field: 'cardQuota', must: { given: false }, code: 'card-quota-unusual' },
    { ...customerId, when: { payMethod: { oneOf: ['lpay', 'kakaopay', 'naverpay', 'payco', 'pinpay'] } } },
    { ...customerId, when: { customerUid: {} } },
  ],
};

export const about: About = {
  label: { ko: '스마트로', en: 'Smartro' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [DEPOSIT_NOTICE],
  testing: [
    { ko: 'KB카드와 카카오뱅크는 테스트할 수 없습니다.', en: 'KB cards and KakaoBank cannot be tested.' },
    {
      ko: '카카오페이 카드 테스트 결제는 자동으로 취소되지 않습니다.',
      en: 'Test payments by KakaoPay are not cancelled by themselves.',
    },
  ],
};
