import { type About, LEAVES, type Profile } from './profile.js';
import { buyerTel } from './rules.js';

/** Naver Pay, payments (결제형; contract.md §3). */
export const naverpay: Profile<'naverpay'> = {
  code: 'naverpay',
  road: LEAVES,
  payMethods: [],
  detours: [{ when: { naverPopupMode: true }, road: 'popup' }],
  verbatim: true,
  rules: [
    buyerTel,
    { field: 'naverProducts', code: 'parameter-missing' },
    { field: 'amount', must: { min: 10 }, code: 'amount-small' },
    { field: 'naverPopupMode', must: { oneOf: [false] }, when: { inApp: true }, code: 'popup-in-app' },
  ],
};

export const about: About = {
  label: { ko: '네이버페이 결제형', en: 'Naver Pay' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [
    {
      ko: '네이버페이 검수와 도메인 등록을 마쳐야 결제창이 열립니다.',
      en: 'The window opens only after Naver’s review and the domain’s registration.',
    },
  ],
  testing: [
    {
      ko: '공용 테스트 계정이 없어 가맹점의 테스트 계정이 필요합니다.',
      en: 'There is no shared test merchant: it takes your own.',
    },
  ],
};
