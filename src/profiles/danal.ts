import { STAYS_IN_APP } from './notes.js';
import { type About, type Profile, STAYS } from './profile.js';
import { buyerTel, noPercent } from './rules.js';

/** Danal, phone bills (contract.md §3). */
export const danal: Profile<'danal'> = {
  code: 'danal',
  road: STAYS,
  payMethods: ['phone'],
  rules: [buyerTel, ...noPercent],
};

export const about: About = {
  label: { ko: '다날 휴대폰결제', en: 'Danal (phone bills)' },
  family: 'legacy',
  source: 'contract.md §3',
  inApp: [STAYS_IN_APP],
};
