import { type About, type Profile, USUAL_ROAD } from './profile.js';

/** Payple: known from the vendor’s own tables only, no document describes it (contract.md §3). */
export const payple: Profile<'payple'> = {
  code: 'payple',
  road: USUAL_ROAD,
  rules: [],
};

export const about: About = {
  label: { ko: '페이플', en: 'Payple' },
  family: 'legacy',
  source: 'contract.md §3',
};
