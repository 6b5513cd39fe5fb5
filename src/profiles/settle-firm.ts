import type { About, Profile } from './profile.js';
import { redirectAdvised } from './rules.js';

/** Hecto Financial, the older pay by account (contract.md §1.5, §3). */
export const settleFirm: Profile<'settle_firm'> = {
  code: 'settle_firm',
  road: { pc: 'popup', phone: 'callback' },
  payMethods: ['trans'],
  rules: [redirectAdvised],
};

export const about: About = {
  label: { ko: '세틀뱅크 계좌이체', en: 'Settlebank firm banking' },
  family: 'legacy',
  source: 'contract.md §3',
};
