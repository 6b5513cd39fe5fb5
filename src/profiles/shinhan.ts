import { type About, type Profile, USUAL_ROAD } from './profile.js';

/** Shinhan: known from the vendor’s own tables only, no document describes it (contract.md §3). */
export const shinhan: Profile<'shinhan'> = {
  code: 'shinhan',
  road: USUAL_ROAD,
  rules: [],
};

export const about: About = {
  label: { ko: '신한', en: 'Shinhan' },
  family: 'legacy',
  source: 'contract.md §3',
};
