import { type About, LEAVES, type Profile } from './profile.js';
import { currencies } from './rules.js';

/** Alipay (contract.md §3). */
export const alipay: Profile<'alipay'> = {
  code: 'alipay',
  road: LEAVES,
  payMethods: [],
  currency: 'USD',
  rules: [currencies('USD')],
};

export const about: About = {
  label: { ko: '알리페이', en: 'Alipay' },
  family: 'legacy',
  source: 'contract.md §3',
  apps: ['alipays', 'alipayhk'],
};
