import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { buyerEmail } from './rules.js';

/** Paymentwall: the window chooses by the buyer’s country (contract.md §3). */
export const paymentwall: Profile<'paymentwall'> = {
  code: 'paymentwall',
  road: USUAL_ROAD,
  payMethods: [],
  rules: [
    { field: 'currency', code: 'currency-missing' },
    buyerEmail,
    { field: 'buyerName', must: { given: true, pattern: /\S \S/ }, code: 'buyer-name-unusual' },
  ],
};

export const about: About = {
  label: { ko: '페이먼트월', en: 'Paymentwall' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [{ ko: '배송 정보를 페이먼트월에 알려야 합니다.', en: 'Paymentwall has to be told about the delivery.' }],
  testing: [
    {
      ko: 'params에 bypass.ps: "test"를 넣어야 테스트 프로젝트로 열립니다.',
      en: 'A test project wants bypass.ps: "test" in params.',
    },
  ],
};
