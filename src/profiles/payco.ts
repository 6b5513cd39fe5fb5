import { STAYS_IN_APP } from './notes.js';
import type { About, Profile } from './profile.js';
import { buyerTel, noPopupInApp, redirectAdvised } from './rules.js';

/** PAYCO (contract.md §3). */
export const payco: Profile<'payco'> = {
  code: 'payco',
  road: { pc: 'popup', phone: 'callback' },
  payMethods: [],
  detours: [
    { when: { popup: true }, road: 'popup' },
    { when: { popup: false, inApp: true }, road: 'callback' },
  ],
  rules: [buyerTel, redirectAdvised, noPopupInApp],
};

export const about: About = {
  label: { ko: '페이코', en: 'PAYCO' },
  family: 'legacy',
  source: 'contract.md §3',
  inApp: [STAYS_IN_APP],
  apps: ['payco', 'shinhan-sr-ansimclick-payco'],
};
