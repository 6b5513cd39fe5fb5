import { type About, POPUP_ON_PC, type Profile } from './profile.js';
import { alphanumericUid, buyerEmail, currencies } from './rules.js';

/** Payletter, from abroad (contract.md §3). */
export const payletterGlobal: Profile<'payletter_global'> = {
  code: 'payletter_global',
  road: POPUP_ON_PC,
  payMethods: [],
  currency: null,
  rules: [buyerEmail, alphanumericUid, currencies('KRW', 'USD', 'JPY', 'CNY')],
};

export const about: About = {
  label: { ko: '페이레터 해외결제', en: 'Payletter Global' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [
    {
      ko: '위챗페이와 알리페이는 bypass에 pginfo와 servicename이 있어야 합니다.',
      en: 'WeChat Pay and Alipay want pginfo and servicename in bypass.',
    },
  ],
  apps: ['alipays', 'weixin'],
};
