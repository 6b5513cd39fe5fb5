import { type About, POPUP_ON_PC, type Profile } from './profile.js';
import { languages } from './rules.js';

/** Smartro, old module (contract.md §3). */
export const smartro: Profile<'smartro'> = {
  code: 'smartro',
  road: POPUP_ON_PC,
  payMethods: ['card', 'trans', 'vbank'],
  escrow: {},
  rules: [languages('ko', 'en')],
};

export const about: About = {
  label: { ko: '스마트로 (구모듈)', en: 'Smartro (old module)' },
  family: 'legacy',
  source: 'contract.md §3',
};
