import type { Profile } from './profile.js';

/** NHN KCP (KCP manual; contract.md §3). Test mode: KB cards are not approved. */
export const kcp = {
  code: 'kcp',
  label: { ko: 'NHN KCP', en: 'NHN KCP' },
  family: 'legacy',
  route: { pc: 'callback', phone: 'redirect' },
  payMethods: [
    'card',
    'trans',
    'vbank',
    'phone',
    'payco',
    'samsung',
    'kakaopay',
    'naverpay',
    'naverpay_bridge',
    'lpay',
    'ssgpay',
    'tosspay',
    'applepay',
    'cultureland',
    'smartculture',
    'booknlife',
    'happymoney',
    'point',
  ],
  escrowParam: 'kcpProducts',
  rules: [
    {
      field: 'escrowProducts',
      when: { escrow: true },
      code: 'escrow-products-missing',
      severity: 'warning',
      source: 'KCP manual §4',
    },
  ],
} as const satisfies Profile;
