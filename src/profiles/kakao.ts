import { type About, type Profile, STAYS } from './profile.js';

/** KakaoPay’s first module (LGCNS): the page never leaves, on a PC or a phone (KakaoPay manual §1). */
export const kakao: Profile<'kakao'> = {
  code: 'kakao',
  road: STAYS,
  payMethods: ['card'],
  rules: [
    {
      field: 'payMethod',
      must: { oneOf: ['card'] },
      code: 'pay-method-refused',
      severity: 'error',
    },
  ],
};

export const about: About = {
  label: { ko: '카카오페이 (LGCNS)', en: 'KakaoPay (LGCNS)' },
  family: 'legacy',
  source: 'KakaoPay manual §1',
  setup: [
    {
      ko: '2018년 7월에 끝난 모듈입니다. 새 사이트는 kakaopay를 씁니다.',
      en: 'Discontinued in July 2018: a new site takes kakaopay.',
    },
  ],
  inApp: [
    {
      ko: '앱이 돌아오면 communicate로 결과를 알려야 합니다.',
      en: 'When the app comes back it has to tell the window by communicate.',
    },
  ],
  apps: ['kakaotalk'],
  appDuties: ['communicate'],
};
