import { html5Inicis } from './html5-inicis.js';
import type { Profile } from './profile.js';

/** KG Inicis, the old ActiveX window (Inicis manual §1). */
export const inicis: Profile = {
  ...html5Inicis,
  code: 'inicis',
  label: { ko: 'KG이니시스 (ActiveX)', en: 'KG Inicis (ActiveX)' },
  payMethods: ['card', 'trans', 'vbank', 'phone'],
};
