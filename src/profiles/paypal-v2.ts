import { OWN_TEST_ACCOUNT } from './notes.js';
import { type About, type Profile, STAYS } from './profile.js';

/** PayPal: a button that `IMP.loadUI` draws, which `request_pay` does not open (contract.md §3). */
export const paypalV2: Profile<'paypal_v2'> = {
  code: 'paypal_v2',
  road: STAYS,
  payMethods: ['paypal'],
  currency: 'USD',
  rules: [
    { field: 'provider', must: { oneOf: [] }, code: 'pg-own-button' },
    { field: 'currency', must: { pattern: /^(?!KRW$)/i }, code: 'currency-unusual' },
  ],
};

export const about: About = {
  label: { ko: '페이팔', en: 'PayPal' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [
    { ko: '한국 구매자가 한국 상점에 결제할 수 없습니다.', en: 'A Korean buyer cannot pay a Korean merchant.' },
    {
      ko: '버튼은 IMP.loadUI로 그립니다. 이 태그로는 열 수 없습니다.',
      en: 'Its button is drawn by IMP.loadUI: this tag cannot open it.',
    },
  ],
  testing: [OWN_TEST_ACCOUNT],
};
