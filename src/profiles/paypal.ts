import { OWN_TEST_ACCOUNT } from './notes.js';
import { type About, LEAVES, type Profile } from './profile.js';

/** PayPal, old module: the page leaves on a PC too (contract.md §3). */
export const paypal: Profile<'paypal'> = {
  code: 'paypal',
  road: LEAVES,
  payMethods: [],
  detours: [{ when: { popup: true }, road: 'popup' }],
  currency: 'USD',
  rules: [{ field: 'currency', must: { pattern: /^(?!KRW$)/i }, code: 'currency-unusual' }],
};

export const about: About = {
  label: { ko: '페이팔 (구모듈)', en: 'PayPal (old module)' },
  family: 'legacy',
  source: 'contract.md §3',
  testing: [OWN_TEST_ACCOUNT],
};
