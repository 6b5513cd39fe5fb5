import { EASY_PAYS, GIFT_CARDS } from './pay-method.js';
import { type About, POPUP_ON_PC, type Profile } from './profile.js';
import { billingMethods, buyerTel, vbankDueRequired } from './rules.js';

/** KG Mobilians, new module (contract.md §3). */
export const mobiliansV2: Profile<'mobilians_v2'> = {
  code: 'mobilians_v2',
  road: POPUP_ON_PC,
  payMethods: ['card', 'trans', 'vbank', 'phone', ...EASY_PAYS, ...GIFT_CARDS],
  escrow: {},
  rules: [
    billingMethods,
    {
      field: 'customer_id',
      must: { maxBytes: 20 },
      when: { payMethod: { oneOf: GIFT_CARDS } },
      code: 'parameter-long',
    },
    vbankDueRequired,
    buyerTel,
    { field: 'merchantUid', must: { pattern: /^.{4}/ }, code: 'merchant-uid-unusual' },
  ],
};

export const about: About = {
  label: { ko: 'KG모빌리언스 v2', en: 'KG Mobilians v2' },
  family: 'new-module',
  source: 'contract.md §3',
  testing: [{ ko: '빌링키는 실연동에서만 발급됩니다.', en: 'Billing keys are issued live only.' }],
};
