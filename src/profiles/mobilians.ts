import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { buyerTel, redirectAdvised } from './rules.js';

/** KG Mobilians (contract.md §3). */
export const mobilians: Profile<'mobilians'> = {
  code: 'mobilians',
  road: USUAL_ROAD,
  payMethods: ['phone', 'card'],
  // contract.md §4.4: phone bills stay in the page, whatever the table of §3 says.
  detours: [{ when: { payMethod: 'phone' }, road: 'callback' }],
  rules: [buyerTel, redirectAdvised],
};

export const about: About = {
  label: { ko: 'KG모빌리언스', en: 'KG Mobilians' },
  family: 'legacy',
  source: 'contract.md §3',
  inApp: [
    { ko: '휴대폰 결제는 앱에서도 페이지를 떠나지 않습니다.', en: 'Phone bills stay in the page, in an app too.' },
  ],
};
