import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { buyerEmail, buyerName, buyerTel, currencies, vbankDueRequired } from './rules.js';

/** KSNET (contract.md §3). */
export const ksnet: Profile<'ksnet'> = {
  code: 'ksnet',
  road: USUAL_ROAD,
  payMethods: ['card', 'vbank', 'trans', 'phone', 'lpay', 'ssgpay', 'kakaopay', 'naverpay', 'payco'],
  escrow: {},
  schemeSuffix: '://',
  rules: [
    vbankDueRequired,
    buyerName,
    { field: 'taxFree', code: 'tax-free-missing' },
    { ...buyerTel, when: { escrow: true } },
    { ...buyerEmail, when: { escrow: true } },
    currencies('KRW', 'USD'),
  ],
};

export const about: About = {
  label: { ko: 'KSNET', en: 'KSNET' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [
    { ko: '부분 취소는 6개월 안에 9번까지입니다.', en: 'At most 9 partial cancellations, within 6 months.' },
    {
      ko: '언제나 복합과세입니다. tax-free를 늘 적어 주세요(없으면 0).',
      en: 'It is always mixed-tax: send tax-free every time.',
    },
    { ko: '가상계좌 환불은 23시부터 6시까지 안 됩니다.', en: 'No refund of a virtual account from 23:00 to 06:00.' },
  ],
};
