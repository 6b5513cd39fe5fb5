import type { About, Profile } from './profile.js';

/** Naver Pay, orders (주문형): it never tells the browser how an order ended (contract.md §2.4, §3). */
export const naverco: Profile<'naverco'> = {
  code: 'naverco',
  road: { pc: 'away', phone: 'away' },
  payMethods: [],
  detours: [{ when: { popup: true }, road: 'popup' }],
  rules: [
    { field: 'naverInterface', code: 'parameter-missing' },
    { field: 'naverProducts', code: 'parameter-missing' },
    { field: 'noticeUrl', code: 'notice-url-advised' },
  ],
};

export const about: About = {
  label: { ko: '네이버페이 주문형', en: 'Naver Pay orders' },
  family: 'legacy',
  source: 'contract.md §2.4, §3',
  setup: [
    {
      ko: '주문이 끝나도 브라우저로 알려 주지 않습니다. 웹훅이나 REST API로 받습니다.',
      en: 'The browser is never told: orders arrive by webhook or REST API.',
    },
  ],
  apps: ['naversearchthirdlogin', 'nidlogin', 'naverpay', 'shinhan-sr-ansimclick-naverpay'],
};
