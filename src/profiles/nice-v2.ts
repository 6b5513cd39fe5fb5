import { DEPOSIT_NOTICE } from './notes.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { alphanumericUid, buyerTel, customerId, digitalRequired, vbankDueRequired } from './rules.js';

/** NICE Payments, new module (contract.md §3). */
export const niceV2: Profile<'nice_v2'> = {
  code: 'nice_v2',
  road: USUAL_ROAD,
  payMethods: [
    'card',
    'trans',
    'vbank',
    'phone',
    'cultureland',
    'naverpay_card',
    'naverpay_point',
    'kakaopay',
    'payco',
    'samsungpay',
    'skpay',
    'ssgpay',
    'ssgpay_bank',
    'lpay',
    'applepay',
    'tosspay_card',
    'tosspay_money',
    'alipay',
  ],
  escrow: { methods: ['card', 'vbank', 'trans'] },
  rules: [
    { ...alphanumericUid, when: { payMethod: 'ssgpay_bank' } },
    vbankDueRequired,
    digitalRequired,
    buyerTel,
    {
      field: 'payMethod',
      must: { pattern: /^(?!naverpay$)/ },
      code: 'pay-method-refused',
      severity: 'error',
    },
    { field: 'orderName', must: { maxBytes: 40 }, code: 'order-name-long' },
    { field: 'orderName', must: { pattern: /^[^%&|$\-+=[\]]*$/ }, code: 'order-name-unusual' },
    { field: 'bypass.MallUserID', when: { payMethod: 'cultureland' }, code: 'parameter-missing' },
    { ...customerId, when: { customerUid: {} } },
    {
      field: 'customerIdentifier',
      when: { cashReceiptType: { oneOf: ['personal', 'corporate'] } },
      code: 'parameter-missing',
    },
  ],
};

export const about: About = {
  label: { ko: '나이스페이먼츠', en: 'NICE Payments' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [
    {
      ko: '네이버페이는 naverpay_card나 naverpay_point로, 삼성페이는 samsungpay로 씁니다.',
      en: 'Naver Pay is naverpay_card or naverpay_point, Samsung Pay is samsungpay.',
    },
    { ko: '카드 승인번호(apply_num)가 오지 않습니다.', en: 'No approval number (apply_num) comes back.' },
    DEPOSIT_NOTICE,
  ],
};
