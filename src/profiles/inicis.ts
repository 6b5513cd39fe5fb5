import { DEPOSIT_NOTICE } from './notes.js';
import { type About, type Profile, USUAL_ROAD } from './profile.js';
import { buyerTel, languages } from './rules.js';

/** KG Inicis, the old ActiveX window (Inicis manual §1). */
export const inicis: Profile<'inicis'> = {
  code: 'inicis',
  road: USUAL_ROAD,
  payMethods: ['card', 'trans', 'vbank', 'phone'],
  escrow: {},
  rules: [{ ...buyerTel, severity: 'error' }, languages('ko', 'en')],
};

export const about: About = {
  label: { ko: 'KG이니시스 (ActiveX)', en: 'KG Inicis (ActiveX)' },
  family: 'legacy',
  source: 'Inicis manual §1',
  setup: [
    {
      ko: 'ActiveX 결제창이므로 새 사이트는 html5_inicis를 씁니다.',
      en: 'It needs ActiveX: a new site takes html5_inicis.',
    },
    DEPOSIT_NOTICE,
  ],
};
