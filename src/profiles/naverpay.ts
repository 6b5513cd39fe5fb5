import { OWN_TEST_ACCOUNT } from './notes.js';
import { type About, LEAVES, type Profile } from './profile.js';
import { buyerTel, noPopupInApp } from './rules.js';

/** Naver Pay, payments (결제형; contract.md §3). */
export const naverpay: Profile<'naverpay'> = {
  code: 'naverpay',
  road: LEAVES,
  payMethods: [],
  detours: [{ when: { naverPopupMode: true }, road: 'popup' }],
  verbatim: true,
  rules: [
    { field: 'naverUseCfm', must: { pattern: /^\d{8}$/ }, code: 'parameter-unusual' },
    buyerTel,
    { field: 'naverProducts', code: 'parameter-missing' },
    { field: 'amount', must: { min: 10 }, when: { amount: { min: 1 } }, code: 'amount-small' },
    { ...noPopupInApp, field: 'naverPopupMode', must: { oneOf: [false] } },
  ],
};

export const about: About = {
  label: { ko: '네이버페이 결제형', en: 'Naver Pay' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [
    {
      ko: '취소할 때는 extra.requester와 사유를 함께 보내야 합니다.',
      en: 'A cancellation wants extra.requester and a reason.',
    },
    {
      ko: '네이버페이 검수와 도메인 등록을 마쳐야 결제창이 열립니다.',
      en: 'The window opens only after Naver’s review and the domain’s registration.',
    },
  ],
  testing: [OWN_TEST_ACCOUNT],
  inApp: [{ ko: '앱에서는 리디렉션으로만 돌아옵니다.', en: 'In an app it comes home by redirect only.' }],
  apps: ['naversearchthirdlogin', 'nidlogin', 'naverpay', 'shinhan-sr-ansimclick-naverpay'],
};
