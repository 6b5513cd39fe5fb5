import { type About, type Profile, USUAL_ROAD } from './profile.js';

/** Syrup Pay: known from the vendor’s own tables only, no document describes it (contract.md §3). */
export const syrup: Profile<'syrup'> = {
  code: 'syrup',
  road: USUAL_ROAD,
  rules: [],
};

export const about: About = {
  label: { ko: '시럽페이', en: 'Syrup Pay' },
  family: 'legacy',
  source: 'contract.md §3',
};
