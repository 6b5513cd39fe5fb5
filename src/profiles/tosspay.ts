import { OWN_TEST_ACCOUNT } from './notes.js';
import { type About, POPUP_ON_PC, type Profile } from './profile.js';

/** Toss, old module (contract.md §3). */
export const tosspay: Profile<'tosspay'> = {
  code: 'tosspay',
  aliases: ['tosstest'],
  road: POPUP_ON_PC,
  payMethods: ['card'],
  schemeSuffix: '://',
  rules: [],
};

export const about: About = {
  label: { ko: '토스페이 (구모듈)', en: 'Toss Pay (old module)' },
  family: 'legacy',
  source: 'contract.md §3',
  testing: [
    OWN_TEST_ACCOUNT,
    {
      ko: '테스트 아이디(tosstest)는 PC 결제 결과를 알려 주지 못합니다.',
      en: 'The test id (tosstest) cannot report how a PC payment ended.',
    },
  ],
  apps: ['supertoss'],
};
