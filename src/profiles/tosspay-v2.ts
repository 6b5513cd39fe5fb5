import { OWN_TEST_ACCOUNT, SCHEME_WITH_SLASHES } from './notes.js';
import { type About, POPUP_ON_PC, type Profile } from './profile.js';
import { customerId, customerIdUpTo } from './rules.js';

/** Toss (contract.md §3). */
export const tosspayV2: Profile<'tosspay_v2'> = {
  code: 'tosspay_v2',
  road: POPUP_ON_PC,
  payMethods: ['tosspay', 'tosspay_card', 'tosspay_money'],
  schemeSuffix: '://',
  rules: [customerIdUpTo(50), { ...customerId, when: { customerUid: {} } }],
};

export const about: About = {
  label: { ko: '토스페이', en: 'Toss Pay' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [{ ko: '결제창은 15분 뒤에 만료됩니다.', en: 'The window expires after 15 minutes.' }],
  inApp: [SCHEME_WITH_SLASHES],
  testing: [OWN_TEST_ACCOUNT],
};
