import { SAMSUNGPAY, SCHEME_IN_APP_ONLY } from './notes.js';
import { GIFT_CARDS } from './pay-method.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { billingMethods, customerId, customerIdUpTo, schemeOnlyInApp, vbankDueRequired } from './rules.js';

/** Galaxia Moneytree (contract.md §3). */
export const galaxia: Profile<'galaxia'> = {
  code: 'galaxia',
  road: USUAL_ROAD,
  payMethods: [
    'card',
    'trans',
    'vbank',
    'phone',
    'applepay',
    'kakaopay',
    'naverpay',
    'payco',
    'samsungpay',
    'tosspay',
    'moneytree',
    ...GIFT_CARDS,
  ],
  escrow: { methods: ['trans', 'vbank'] },
  rules: [billingMethods, customerIdUpTo(20), vbankDueRequired, customerId, ...schemeOnlyInApp],
};

export const about: About = {
  label: { ko: '갤럭시아머니트리', en: 'Galaxia Moneytree' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [SAMSUNGPAY],
  inApp: [SCHEME_IN_APP_ONLY],
};
