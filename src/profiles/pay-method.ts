/** Every pay method (결제수단) that a PG of this library takes, in the vendor's spelling (contract.md §1.6). */
export type KnownPayMethod =
  | 'card'
  | 'trans'
  | 'vbank'
  | 'phone'
  | 'applepay'
  | 'samsung'
  | 'samsungpay'
  | 'kakaopay'
  | 'naverpay'
  | 'naverpay_card'
  | 'naverpay_point'
  | 'naverpay_bridge'
  | 'payco'
  | 'lpay'
  | 'ssgpay'
  | 'ssgpay_bank'
  | 'tosspay'
  | 'tosspay_card'
  | 'tosspay_money'
  | 'toss_brandpay'
  | 'skpay'
  | 'pinpay'
  | 'kpay'
  | 'point'
  | 'cultureland'
  | 'smartculture'
  | 'culturegift'
  | 'booknlife'
  | 'happymoney'
  | 'wechat'
  | 'alipay'
  | 'alipay_plus'
  | 'unionpay'
  | 'tenpay'
  | 'econtext'
  | 'molpay'
  | 'paysbuy'
  | 'paypal'
  | 'cvs'
  | 'paypay'
  | 'amazonpay'
  | 'rakutenpay'
  | 'merpay'
  | 'aupay'
  | 'dbarai'
  | 'moneytree';

/** A pay method; a new one of the vendor's compiles too. */
export type PayMethod = KnownPayMethod | (string & {});

/** The easy-pay wallets (간편결제), for PGs whose list says no more than that. */
export const EASY_PAYS: readonly KnownPayMethod[] = [
  'applepay',
  'samsung',
  'kakaopay',
  'naverpay',
  'payco',
  'lpay',
  'ssgpay',
  'tosspay',
];

/** The gift cards (상품권), for PGs whose list says no more than that. */
export const GIFT_CARDS: readonly KnownPayMethod[] = [
  'cultureland',
  'smartculture',
  'culturegift',
  'booknlife',
  'happymoney',
];
