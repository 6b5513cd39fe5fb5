import type { Profile } from './profile.js';

/** KakaoPay's first module (LGCNS): the page never leaves, on a PC or a phone (KakaoPay manual §1). */
export const kakao: Profile = {
  code: 'kakao',
  label: { ko: '카카오페이', en: 'KakaoPay' },
  family: 'legacy',
  route: { pc: 'callback', phone: 'callback' },
  payMethods: ['card'],
  rules: [
    {
      field: 'payMethod',
      oneOf: ['card'],
      code: 'pay-method-refused',
      severity: 'error',
      source: 'KakaoPay manual §1',
    },
  ],
};
