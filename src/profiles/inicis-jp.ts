import { type About, POPUP_ON_PC, type Profile } from './profile.js';
import { currencies, customerIdUpTo } from './rules.js';

/** KG Inicis Japan (contract.md §3). */
export const inicisJp: Profile<'inicis_jp'> = {
  code: 'inicis_jp',
  road: POPUP_ON_PC,
  payMethods: ['card', 'cvs', 'paypay', 'amazonpay', 'rakutenpay', 'merpay', 'aupay', 'dbarai'],
  currency: 'JPY',
  rules: [
    customerIdUpTo(30),
    { field: 'popup', must: { given: true, oneOf: [true] }, when: { device: 'pc' }, code: 'popup-missing' },
    currencies('JPY'),
    { field: 'cvs.payment_deadline', when: { payMethod: 'cvs' }, code: 'parameter-missing' },
  ],
};

export const about: About = {
  label: { ko: 'KG이니시스 일본결제', en: 'KG Inicis Japan' },
  family: 'new-module',
  source: 'contract.md §3',
  // Cards and wallets of Japan: none of the apps that are known.
  apps: [],
};
