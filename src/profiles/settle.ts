import { DEPOSIT_NOTICE } from './notes.js';
import { type About, POPUP_ON_PC, type Profile } from './profile.js';
import { buyerTel } from './rules.js';

/** Hecto Financial (Settlebank; contract.md §3). */
export const settle: Profile<'settle'> = {
  code: 'settle',
  road: POPUP_ON_PC,
  payMethods: ['card', 'trans', 'vbank', 'phone'],
  rules: [
    buyerTel,
    { field: 'company', when: { payMethod: { oneOf: ['vbank', 'phone'] } }, code: 'company-missing' },
    { field: 'vbankDue', must: { pattern: /^\d{8}$/ }, when: { payMethod: 'vbank' }, code: 'vbank-due-unusual' },
  ],
};

export const about: About = {
  label: { ko: '헥토파이낸셜 (세틀뱅크)', en: 'Hecto Financial (Settlebank)' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [
    {
      ko: '휴대폰 결제는 params의 company_en으로 영문 상호도 보낼 수 있습니다.',
      en: 'A phone bill may carry the company’s English name, company_en in params.',
    },
    { ko: '팝업 차단을 풀어야 합니다.', en: 'Pop-ups have to be allowed.' },
    DEPOSIT_NOTICE,
  ],
};
