import { DEPOSIT_NOTICE, STAYS_IN_APP } from './notes.js';
import { type About, type Profile, STAYS } from './profile.js';
import { buyerTel, noPercent } from './rules.js';

/** Danal, cards and accounts (contract.md §3). */
export const danalTpay: Profile<'danal_tpay'> = {
  code: 'danal_tpay',
  road: STAYS,
  payMethods: ['card', 'trans', 'vbank', 'cultureland', 'happymoney'],
  rules: [
    buyerTel,
    ...noPercent,
    { field: 'bizNum', when: { payMethod: 'vbank' }, code: 'biz-num-missing', severity: 'error' },
    {
      field: 'bizNum',
      must: { pattern: /^\d{10}$/ },
      when: { payMethod: 'vbank' },
      code: 'biz-num-malformed',
      severity: 'error',
    },
  ],
};

export const about: About = {
  label: { ko: '다날', en: 'Danal' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [DEPOSIT_NOTICE],
  inApp: [STAYS_IN_APP],
};
