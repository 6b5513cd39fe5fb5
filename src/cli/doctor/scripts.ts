import { VENDOR_SCRIPT } from '../../request/index.js';
import type { Script } from './page.js';

/** Script optimisers, by what they write on a script that they hold back. */
const OPTIMISERS: readonly { readonly name: string; readonly type: RegExp }[] = [
  { name: 'Cloudflare Rocket Loader', type: /^(?:[0-9a-f]{16,}-.+|text\/rocketscript)$/i },
  { name: 'WP Rocket', type: /^rocketlazyloadscript$/i },
  { name: 'LiteSpeed Cache', type: /^litespeed\/javascript$/i },
  { name: 'Perfmatters', type: /^pmdelayedscript$/i },
  { name: 'Flying Scripts', type: /^flying-?scripts?$/i },
  { name: 'NitroPack', type: /^nitropack\//i },
];

/** An attribute of a script; empty where there is none. */
export const wordOf = ({ attributes }: Script, name: string): string => attributes.get(name) ?? '';

/** Where a script comes from, also where an optimiser has put its address aside. */
export const addressOf = (script: Script): string =>
  script.src || ([...script.attributes].find(([name]) => /^data-.*src$/.test(name))?.[1] ?? '');

/** Who holds a script back, if anybody. */
export const optimiserOf = (script: Script): string | undefined =>
  OPTIMISERS.find(({ type }) => type.test(wordOf(script, 'type')))?.name;

/** Whether a script is this library or may hold it. */
export const bringsTags = (script: Script): boolean =>
  isOwnScript(addressOf(script)) || /iamport-checkout|iamport-elements/.test(codeOf(script));

/** A script's text; empty where nobody knows it. */
export const codeOf = ({ text }: Script): string => text ?? '';

/** Whether a script is the vendor's SDK. */
export const isVendor = (script: Script): boolean => VENDOR_SCRIPT.test(addressOf(script));

/** Whether a script has to do with payments. */
export const isPayment = (script: Script): boolean =>
  bringsTags(script) || isVendor(script) || /\bIMP\.|\bIamportElements\b/.test(codeOf(script));

/** Whether a script is this library, or the vendor's. */
export const isLibrary = (script: Script): boolean =>
  isOwnScript(script.src) || VENDOR_SCRIPT.test(script.src) || codeOf(script).startsWith('/*! iamport-elements');

/** Whether an address is that of this library's script. */
export const isOwnScript = (src: string): boolean => /\biamport-elements(?:@[^/]+)?(?:[/.]|$)/.test(src);
