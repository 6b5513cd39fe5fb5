import { DEPOSIT_NOTICE } from './notes.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { currencies, languages } from './rules.js';

/** NICE Payments, old module (contract.md §3). */
export const nice: Profile<'nice'> = {
  code: 'nice',
  road: USUAL_ROAD,
  payMethods: ['card', 'trans', 'vbank', 'phone', 'kakaopay'],
  escrow: {},
  rules: [languages('ko', 'en', 'zh'), currencies('KRW', 'USD')],
};

export const about: About = {
  label: { ko: '나이스페이먼츠 (구모듈)', en: 'NICE Payments (old module)' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [DEPOSIT_NOTICE],
  inApp: [
    {
      ko: '모바일 실시간계좌이체는 앱이 뱅크페이 결과를 은행 주소로 POST해야 합니다.',
      en: 'For a bank transfer the app has to POST BankPay’s result to the bank.',
    },
  ],
  appDuties: ['bankpay-result'],
};
