import { type About, type Profile, USUAL_ROAD } from './profile.js';

/** JTNet, no longer in the vendor’s own documents (contract.md §3). */
export const jtnet: Profile<'jtnet'> = {
  code: 'jtnet',
  road: USUAL_ROAD,
  payMethods: ['card', 'trans', 'vbank', 'phone'],
  rules: [],
};

export const about: About = {
  label: { ko: '제이티넷', en: 'JTNet' },
  family: 'legacy',
  source: 'contract.md §3',
};
