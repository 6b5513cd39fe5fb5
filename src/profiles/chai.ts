import { type About, LEAVES, type Profile } from './profile.js';
import { midInPg } from './rules.js';

/** Chai (contract.md §3). */
export const chai: Profile<'chai'> = {
  code: 'chai',
  road: LEAVES,
  payMethods: ['trans'],
  detours: [{ when: { popup: true }, road: 'popup' }],
  rules: [midInPg],
};

export const about: About = {
  label: { ko: '차이', en: 'Chai' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [{ ko: 'pg는 chai.공개키 꼴입니다.', en: 'pg is chai.{public key}.' }],
  apps: ['chaipayment'],
};
