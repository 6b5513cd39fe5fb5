import { DEPOSIT_NOTICE } from './notes.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { buyerEmail, buyerTel, escrowProducts } from './rules.js';

/** EasyPay (KICC; contract.md §3). */
export const kicc: Profile<'kicc'> = {
  code: 'kicc',
  road: USUAL_ROAD,
  payMethods: ['card', 'trans', 'vbank', 'phone'],
  escrow: { methods: ['trans', 'vbank'], param: 'kiccProducts' },
  rules: [buyerTel, escrowProducts, { ...buyerEmail, when: { escrow: true } }],
};

export const about: About = {
  label: { ko: '이지페이 (KICC)', en: 'EasyPay (KICC)' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [DEPOSIT_NOTICE],
};
