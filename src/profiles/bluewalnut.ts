import { STAYS_IN_APP } from './notes.js';
import { type About, type Profile, STAYS } from './profile.js';
import { redirectAdvised } from './rules.js';

/** Blue Walnut (contract.md §3). */
export const bluewalnut: Profile<'bluewalnut'> = {
  code: 'bluewalnut',
  road: STAYS,
  payMethods: ['card', 'trans', 'vbank', 'phone'],
  rules: [{ field: 'customerUid', must: { given: false }, code: 'customer-uid-unusual' }, redirectAdvised],
};

export const about: About = {
  label: { ko: '블루월넛', en: 'Blue Walnut' },
  family: 'legacy',
  source: 'contract.md §3, §10',
  setup: [{ ko: '빌링키를 지원하지 않습니다.', en: 'No billing keys.' }],
  inApp: [STAYS_IN_APP],
};
