import { DEPOSIT_NOTICE, SAMSUNGPAY, SCHEME_WITH_SLASHES } from './notes.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { buyerName, escrowProducts } from './rules.js';

/** Toss Payments (contract.md §3). */
export const tosspayments: Profile<'tosspayments'> = {
  code: 'tosspayments',
  road: USUAL_ROAD,
  payMethods: [
    'card',
    'trans',
    'vbank',
    'phone',
    'booknlife',
    'smartculture',
    'cultureland',
    'kakaopay',
    'naverpay',
    'lpay',
    'samsungpay',
    'ssgpay',
    'applepay',
    'payco',
    'tosspay',
  ],
  escrow: {
    param: 'escrowProducts',
    product: { id: 'orderNumber', name: 'name', code: 'orderNumber', unitPrice: 'amount', quantity: 'quantity' },
  },
  schemeSuffix: '://',
  rules: [
    buyerName,
    // Its older spelling of the same list.
    { ...escrowProducts, when: { escrow: true, products: { given: false } } },
    { field: 'amount', must: { min: 100 }, when: { payMethod: 'card', amount: { min: 1 } }, code: 'amount-small' },
    { field: 'amount', must: { min: 200 }, when: { payMethod: 'trans', amount: { min: 1 } }, code: 'amount-small' },
  ],
};

export const about: About = {
  label: { ko: '토스페이먼츠', en: 'Toss Payments' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [SAMSUNGPAY, DEPOSIT_NOTICE],
  testing: [{ ko: '간편결제는 대부분 테스트할 수 없습니다.', en: 'Most easy-pay wallets cannot be tested.' }],
  inApp: [SCHEME_WITH_SLASHES],
};
