import { STAYS_IN_APP } from './notes.js';
import type { About, Profile } from './profile.js';
import { midInPg, redirectAdvised } from './rules.js';

/** Hecto Financial, pay by account (내통장결제; contract.md §3). */
export const settleAcc: Profile<'settle_acc'> = {
  code: 'settle_acc',
  road: { pc: 'popup', phone: 'callback' },
  payMethods: ['trans'],
  rules: [midInPg, redirectAdvised],
};

export const about: About = {
  label: { ko: '세틀뱅크 내통장결제', en: 'Settlebank My Account' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [
    {
      ko: '빌링키를 발급할 때 금액이 0보다 크면 바로 청구됩니다.',
      en: 'An amount above 0 is charged when a billing key is issued.',
    },
  ],
  inApp: [STAYS_IN_APP],
};
