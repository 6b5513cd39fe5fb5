import type { About, Profile } from './profile.js';
import { buyerTel, currencies, languages, noPopupInApp } from './rules.js';

/** Eximbay (contract.md §3). */
export const eximbay: Profile<'eximbay'> = {
  code: 'eximbay',
  road: { pc: 'popup', phone: 'popup' },
  payMethods: ['card', 'unionpay', 'alipay', 'wechat', 'molpay', 'tenpay', 'econtext', 'paysbuy'],
  detours: [{ when: { popup: false }, road: 'redirect' }],
  currency: 'USD',
  rules: [
    buyerTel,
    currencies('KRW', 'USD', 'EUR', 'GBP', 'JPY', 'THB', 'SGD', 'RUB', 'HKD', 'CAD', 'AUD'),
    languages('ko', 'en', 'zh', 'jp'),
    noPopupInApp,
  ],
};

export const about: About = {
  label: { ko: '엑심베이', en: 'Eximbay' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [
    { ko: '금액이 다르면 자동으로 취소됩니다.', en: 'A payment whose amount differs is cancelled by itself.' },
    {
      ko: '이컨텍스트는 가상계좌 번호가 unknown인 ready로 돌아옵니다.',
      en: 'eContext comes back as ready with the account number "unknown".',
    },
  ],
  inApp: [
    {
      ko: '팝업 대신 리디렉션으로 열리므로 redirect-url이 있어야 합니다.',
      en: 'It opens by redirect in place of a popup, so redirect-url is a must.',
    },
  ],
};
