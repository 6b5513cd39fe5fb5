import { type About, type Profile, STAYS } from './profile.js';
import { customerId } from './rules.js';

/** Toss Payments BrandPay, the merchant’s own wallet (contract.md §3). */
export const tossBrandpay: Profile<'toss_brandpay'> = {
  code: 'toss_brandpay',
  road: STAYS,
  payMethods: ['card', 'toss_brandpay'],
  rules: [customerId],
};

export const about: About = {
  label: { ko: '토스페이먼츠 브랜드페이', en: 'Toss Payments BrandPay' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [
    { ko: '결제 위젯은 IMP.loadUI로 따로 그립니다.', en: 'Its widget is drawn by IMP.loadUI, apart from this tag.' },
  ],
  testing: [{ ko: '테스트에서는 실제 결제 대신 모형으로 동작합니다.', en: 'In test mode it works with dummies.' }],
};
