import type { Profile } from './profile.js';

/** KG Inicis, web standard window (Inicis manual; contract.md §3). */
export const html5Inicis: Profile = {
  code: 'html5_inicis',
  label: { ko: 'KG이니시스', en: 'KG Inicis' },
  family: 'legacy',
  route: { pc: 'callback', phone: 'redirect' },
  payMethods: [
    'card',
    'trans',
    'vbank',
    'phone',
    'samsung',
    'kakaopay',
    'naverpay',
    'payco',
    'lpay',
    'ssgpay',
    'tosspay',
    'applepay',
    'cultureland',
    'smartculture',
    'happymoney',
    'booknlife',
  ],
  rules: [{ field: 'buyerTel', code: 'buyer-tel-missing', severity: 'error', source: 'Inicis manual §1' }],
};
