import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { languages } from './rules.js';

/** NHN KCP, billing keys (contract.md §3). */
export const kcpBilling: Profile<'kcp_billing'> = {
  code: 'kcp_billing',
  road: USUAL_ROAD,
  payMethods: ['card'],
  rules: [{ field: 'customerUid', code: 'customer-uid-missing', severity: 'error' }, languages('ko', 'en')],
};

export const about: About = {
  label: { ko: 'NHN KCP 정기결제', en: 'NHN KCP billing' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [
    {
      ko: '금액이 0이 아니어도 빌링키만 발급되고 청구되지 않습니다.',
      en: 'Only a billing key is issued; an amount above 0 is not charged.',
    },
  ],
};
