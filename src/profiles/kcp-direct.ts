import { type About, type Profile, USUAL_ROAD } from './profile.js';

/** KCP Direct: known from the vendor’s own tables only, no document describes it (contract.md §3). */
export const kcpDirect: Profile<'kcp_direct'> = {
  code: 'kcp_direct',
  road: USUAL_ROAD,
  rules: [],
};

export const about: About = {
  label: { ko: 'KCP 다이렉트', en: 'KCP Direct' },
  family: 'legacy',
  source: 'contract.md §3',
};
