import { DEPOSIT_NOTICE } from './notes.js';
import { GIFT_CARDS } from './pay-method.js';
import { type About, POPUP_ON_PC, type Profile } from './profile.js';
import { digitalRequired } from './rules.js';

/** Kiwoom Pay (Daou Data; contract.md §3). */
export const daou: Profile<'daou'> = {
  code: 'daou',
  road: POPUP_ON_PC,
  payMethods: [
    'card',
    'trans',
    'vbank',
    'kakaopay',
    'naverpay',
    'payco',
    'samsung',
    'applepay',
    'phone',
    ...GIFT_CARDS,
  ],
  escrow: { methods: ['trans', 'vbank'] },
  rules: [
    digitalRequired,
    { field: 'digital', code: 'digital-missing' },
    { field: 'orderName', must: { charset: 'euc-kr' }, code: 'order-name-unusual' },
    { field: 'buyerName', must: { charset: 'euc-kr' }, code: 'buyer-name-unusual' },
  ],
};

export const about: About = {
  label: { ko: '키움페이 (다우데이타)', en: 'Kiwoom Pay (Daou)' },
  family: 'legacy',
  source: 'contract.md §3',
  setup: [
    DEPOSIT_NOTICE,
    {
      ko: '에스크로는 배송 정보를 등록하지 않으면 정산되지 않습니다.',
      en: 'Escrow is not settled until the shipment is registered.',
    },
  ],
};
