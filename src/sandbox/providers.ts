import { type Family, findProfile, type Profile } from '../profiles/index.js';
import type { ScenarioName } from './scenarios.js';

export type { Family } from '../profiles/index.js';

/** Where the buyer decides: a layer in the SDK's frame, the SDK's popup, or a page of its own. */
export type Surface = 'layer' | 'popup' | 'page';

/** How the sandbox plays one PG on one device. */
export interface Provider {
  label: { readonly ko: string; readonly en: string };
  family: Family;
  surface: Surface;
  /** The colours of its window. */
  theme: string;
  /** True where the buyer pays in the PG's own app: a code to scan instead of a list of cards. */
  app: boolean;
  /** What the page can tell the frame by `communicate`, and the ending that it means. */
  communicates: Record<string, ScenarioName>;
  /** Methods whose redirect carries no `imp_success` (`contract.md` §2.3). */
  silent: readonly string[];
}

interface Part extends Partial<Pick<Provider, 'theme' | 'app' | 'communicates' | 'silent'>> {
  popupOnPc?: true;
  /** Stands in where the library has no profile of this PG (yet). */
  profile?: Pick<Profile, 'label' | 'family' | 'route'>;
}

const parts: Record<string, Part> = {
  kcp: { theme: 'navy' },
  html5_inicis: { theme: 'crimson', silent: ['trans'] },
  inicis: { theme: 'crimson' },
  kakao: { theme: 'yellow', app: true, communicates: { process: 'paid', cancel: 'cancelled' } },
  kakaopay: {
    theme: 'yellow',
    app: true,
    profile: {
      label: { ko: '카카오페이', en: 'KakaoPay' },
      family: 'legacy',
      route: { pc: 'callback', phone: 'redirect' },
    },
  },
  payco: {
    theme: 'crimson',
    app: true,
    popupOnPc: true,
    communicates: { 'check.closing': 'cancelled' },
    profile: { label: { ko: '페이코', en: 'PAYCO' }, family: 'legacy', route: { pc: 'callback', phone: 'callback' } },
  },
};

/** The phone test of the SDK and its service (`wire.md`, Phone or PC). */
export function isPhone(userAgent: string): boolean {
  return /iPhone|iPod|iPad/.test(userAgent) || /Android/i.test(userAgent) || /Mobile/i.test(userAgent);
}

/** How one PG behaves on this device; an unknown PG is a legacy one with a layer on a PC and a redirect on a phone. */
export function providerFor(name: string, phone: boolean): Provider {
  const part = Object.hasOwn(parts, name) ? (parts[name] as Part) : {};
  const profile = findProfile(name) ?? part.profile;
  const route = profile?.route[phone ? 'phone' : 'pc'] ?? (phone ? 'redirect' : 'callback');
  return {
    label: profile?.label ?? { ko: name, en: name },
    family: profile?.family ?? 'legacy',
    surface: route === 'redirect' ? 'page' : part.popupOnPc && !phone ? 'popup' : 'layer',
    theme: part.theme ?? 'navy',
    app: part.app ?? false,
    communicates: part.communicates ?? {},
    silent: part.silent ?? [],
  };
}
