import { type About, type Profile, USUAL_ROAD } from './profile.js';

/** KakaoPay (contract.md §3): its own window chooses card or money. */
export const kakaopay: Profile<'kakaopay'> = {
  code: 'kakaopay',
  road: USUAL_ROAD,
  payMethods: [],
  rules: [{ field: 'vatAmount', must: { given: false }, code: 'vat-amount-unusual' }],
};

export const about: About = {
  label: { ko: '카카오페이', en: 'KakaoPay' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [
    { ko: '실연동 CID는 가맹점마다 따로 발급받습니다.', en: 'The live CID is issued to each merchant.' },
    {
      ko: 'SDK 1.1.8보다 오래된 버전에서는 휴대폰에서도 콜백으로 돌아옵니다.',
      en: 'Before SDK 1.1.8 a phone comes back by callback.',
    },
  ],
  inApp: [{ ko: 'app_scheme은 iOS에서만 쓰입니다.', en: 'The scheme counts on iOS only.' }],
  testing: [{ ko: '테스트 CID는 TC0ONETIME입니다.', en: 'The test CID is TC0ONETIME.' }],
  apps: ['kakaotalk'],
};
