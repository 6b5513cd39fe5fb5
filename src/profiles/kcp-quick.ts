import { type About, POPUP_ON_PC, type Profile } from './profile.js';

/** NHN KCP, the merchant’s own wallet (contract.md §3). */
export const kcpQuick: Profile<'kcp_quick'> = {
  code: 'kcp_quick',
  road: POPUP_ON_PC,
  payMethods: ['card'],
  rules: [
    { field: 'customerUid', code: 'customer-uid-missing' },
    { field: 'bypass.kcpQuick', code: 'parameter-missing' },
  ],
};

export const about: About = {
  label: { ko: 'KCP 퀵페이', en: 'KCP Quick Pay' },
  family: 'legacy',
  source: 'contract.md §3',
};
