import type { About, Profile } from './profile.js';
import { buyerTel, redirectAdvised } from './rules.js';

/** PAYCO (contract.md §3). */
export const payco: Profile<'payco'> = {
  code: 'payco',
  road: { pc: 'popup', phone: 'callback' },
  payMethods: ['card', 'trans', 'vbank'],
  detours: [{ when: { popup: true }, road: 'popup' }],
  rules: [buyerTel, redirectAdvised],
};

export const about: About = {
  label: { ko: '페이코', en: 'PAYCO' },
  family: 'legacy',
  source: 'contract.md §3',
};
