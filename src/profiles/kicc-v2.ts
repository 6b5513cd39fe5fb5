import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { languages } from './rules.js';

/** EasyPay, wallets from abroad (contract.md §3). */
export const kiccV2: Profile<'kicc_v2'> = {
  code: 'kicc_v2',
  road: USUAL_ROAD,
  payMethods: ['wechat', 'alipay_plus'],
  rules: [languages('ko', 'en', 'zh')],
};

export const about: About = {
  label: { ko: '이지페이 v2 (KICC)', en: 'EasyPay v2 (KICC)' },
  family: 'new-module',
  source: 'contract.md §3',
  setup: [{ ko: '위챗페이는 도메인을 등록해야 합니다.', en: 'WeChat Pay wants the domain registered.' }],
  testing: [{ ko: '위챗페이는 PC에서만 테스트할 수 있습니다.', en: 'WeChat Pay can be tested on a PC only.' }],
};
