import { STAYS_IN_APP } from './notes.js';
import { type About, type Profile, STAYS } from './profile.js';
import { buyerTel, redirectAdvised } from './rules.js';

/** SmilePay (contract.md §3). */
export const smilepay: Profile<'smilepay'> = {
  code: 'smilepay',
  road: STAYS,
  payMethods: [],
  rules: [buyerTel, redirectAdvised],
};

export const about: About = {
  label: { ko: '스마일페이', en: 'SmilePay' },
  family: 'legacy',
  source: 'contract.md §3, §10',
  inApp: [
    STAYS_IN_APP,
    {
      ko: 'app_scheme을 스마일페이에 미리 등록해야 합니다.',
      en: 'The scheme has to be registered with SmilePay beforehand.',
    },
    {
      ko: 'iOS 앱은 baseURL을 https://www.mysmilepay.com으로 지정해 페이지를 엽니다.',
      en: 'An iOS app loads the page with the baseURL https://www.mysmilepay.com.',
    },
  ],
  apps: ['smilepayapp'],
};
