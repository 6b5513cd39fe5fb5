import { distance } from 'fastest-levenshtein';
import { aboutOf } from '../../profiles/about.js';
import { findProfile } from '../../profiles/index.js';
import {
  attributeOf,
  DATA_PREFIX,
  DEFAULT_SDK_URL,
  followable,
  META_PREFIX,
  PARAMETERS,
  VENDOR_SCRIPT,
} from '../../request/index.js';
import { type Call, callsIn } from './calls.js';
import { ATTRIBUTES, elementsIn, type Page, type Script, type Tag, textOf } from './page.js';
import { allows, type Need, parsePolicy, withNeeds } from './policy.js';
import { isLibrary, isOwnScript, isSetByScript, settingOf } from './tags.js';
import type { Failed, SeenTag, Visit } from './visit.js';

/** A tag, and what a browser made of it. */
export interface Subject {
  readonly tag: Tag;
  readonly seen: ReadonlyMap<string, SeenTag>;
}

/** Everything that is known of a page. */
export interface Examined {
  readonly page: Page;
  readonly subjects: readonly Subject[];
  /** What stands behind the tags' `redirect-url`, by its address. */
  readonly returns: ReadonlyMap<string, Return>;
  /** How the page looked in a browser, on each device. */
  readonly visits: readonly Visit[];
}

/** A page that payments come home to: read, answered by a status that is no success, or not to be read from here. */
export type Return = Page | number | null;

/** A place where something is found, and the words for its sentences. */
export interface Hit {
  readonly tag?: Tag;
  readonly line?: number | null;
  readonly attribute?: string;
  readonly words?: Readonly<Record<string, string>>;
}

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

/** The tags that take payments. */
export const checkouts = ({ subjects }: Examined): Subject[] =>
  subjects.filter(({ tag }) => tag.name === 'iamport-checkout');

/** Calls that the page's own scripts make of the vendor's SDK, with their lines in the page. */
const callsOf = ({ page }: Examined): { readonly call: Call; readonly hit: Hit }[] =>
  page.scripts
    .filter((script) => !isLibrary(script.src, codeOf(script)))
    .flatMap((script) =>
      callsIn(codeOf(script), wordOf(script, 'type') === 'module').map((call) => {
        const line = script.src === '' ? (script.line ?? 1) + call.line - 1 : script.line;
        return { call, hit: { line, words: { where: script.src === '' ? '<script>' : `${script.src}:${call.line}` } } };
      }),
    );

/** Where a call of the page's own is wrong. */
export const hitsOf = (examined: Examined, isWrong: (call: Call) => boolean): Hit[] =>
  callsOf(examined).flatMap(({ call, hit }) => (isWrong(call) ? [hit] : []));

/** The attribute that a name is meant for; none where it is one, or is nothing like one. */
function meant(written: string, known: readonly string[]): string | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[-_]/g, '');
  if (known.some((name) => name === written || name.replace(/-/g, '') === written)) return undefined;
  const vendor = PARAMETERS.find(({ wire, property }) => wire === written && property !== written)?.property;
  if (vendor !== undefined && known.includes(attributeOf(vendor))) return attributeOf(vendor);
  const near = (name: string) => distance(plain(name), plain(written)) <= (plain(name).length > 7 ? 2 : 1);
  return known.find((name) => plain(name) === plain(written)) ?? known.find((name) => name.length > 5 && near(name));
}

/** Names that every element may have, and that are near to one of ours. */
const ANYBODYS =
  /^(?:id|class|style|title|lang|dir|hidden|slot|part|form|nonce|role|is|tabindex|translate|popover|key|ref|data-.*|aria-.*|on.*)$/;

/** Attributes of a tag that are near to one, and are none. */
export function misspelt({ tag }: Subject): Hit[] {
  const known = ATTRIBUTES[tag.name];
  return [...tag.attributes].flatMap(([written, value]) => {
    if (
      !/^[\w-]+$/.test(written) ||
      ANYBODYS.test(written) ||
      (written === 'name' && settingOf(tag, 'order-name') !== '')
    )
      return [];
    const right = meant(written, known);
    return right === undefined ? [] : [{ tag, attribute: `${written}="${value}"`, words: { written, right } }];
  });
}

const EITHER = [...new Set(Object.values(ATTRIBUTES).flat())];

/** Settings that no attribute has the name of. */
export function unknownSettings({ page }: Examined): Hit[] {
  const data = page.holders.flatMap(({ names, line }) =>
    names.filter((name) => name.startsWith(DATA_PREFIX)).map((name) => ({ name, line, prefix: DATA_PREFIX })),
  );
  const metas = page.settings.map(({ name, line }) => ({ name, line, prefix: META_PREFIX }));
  return [...metas, ...data].flatMap(({ name, line, prefix }) => {
    const written = name.slice(prefix.length);
    if (EITHER.includes(written)) return [];
    const right = meant(written, EITHER);
    return [{ line, words: { written: name, right: right === undefined ? `${prefix}…` : prefix + right } }];
  });
}

/** Attributes whose value begins with a curly quote where a straight one belongs. */
export function curly(tag: Tag, { source }: Page): Hit[] {
  for (const [name, { startOffset, endOffset }] of Object.entries(tag.element.sourceCodeLocation?.attrs ?? {})) {
    const written = source.text.slice(startOffset, endOffset);
    if (/=\s*[“”„‟″‘’‚‛′]/.test(written) && !/=\s*["']/.test(written)) {
      return [{ tag, attribute: name, words: { written } }];
    }
  }
  return [];
}

/** A button in the tag that sends the form around it. */
export function submitting({ tag }: Subject): Hit[] {
  if (tag.form === null) return [];
  const controls = [...elementsIn(tag.element)].filter((element) => {
    const type = textOf(element, 'type').toLowerCase();
    if (element.tagName === 'button') return !/^(?:button|reset)$/.test(type);
    return element.tagName === 'input' && /^(?:submit|image)$/.test(type);
  });
  return controls.slice(0, 1).map((element) => ({ tag, words: { written: `<${element.tagName}>` } }));
}

/** Whether the tag's outcome is a verdict. A browser knows what scripts have set. */
export const hasVerify = ({ tag, seen }: Subject, page: Page): boolean =>
  settingOf(tag, 'verify-url') !== '' ||
  [...tag.attributes.keys()].some((name) => /^\W*(?:\w+:)?(?:verify(?:-?url)?)\b/.test(name)) ||
  (seen.size > 0
    ? [...seen.values()].some(({ verifies }) => verifies)
    : isSetByScript(page, 'verify') || isSetByScript(page, 'verify-url'));

/** Where a tag's payments come home to: pages of the same origin that were asked for. */
export function returnsOf({ tags, baseUrl, source }: Page): Map<string, Tag> {
  const found = new Map<string, Tag>();
  for (const tag of tags) {
    const written = tag.name === 'iamport-checkout' ? settingOf(tag, 'redirect-url') : '';
    const address = written && followable(written, baseUrl);
    if (!address || new URL(address).origin !== new URL(source.url).origin) continue;
    found.set(source.file === null ? address : written, tag);
  }
  return found;
}

/** What is wrong with the pages that payments come home to. */
export const returnHits = (
  { page, returns }: Examined,
  words: (found: Return, url: string) => Readonly<Record<string, string>> | null,
): Hit[] =>
  [...returnsOf(page)].flatMap(([url, tag]) => {
    const said = words(returns.get(url) ?? null, url);
    const attribute = `redirect-url="${settingOf(tag, 'redirect-url')}"`;
    return said === null ? [] : [{ tag, attribute, words: { url, ...said } }];
  });

/** Whether a host is the machine at hand. */
export const isLocal = (hostname: string): boolean =>
  /^(?:localhost|.*\.localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(hostname);

/** What the network says where the machine itself is not connected, or not let through. */
const CUT_OFF =
  /ERR_(?:NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|TIMED_OUT|CONNECTION_TIMED_OUT|NETWORK_ACCESS_DENIED)/;

/** Addresses that are known to be right. */
const KNOWN = [new URL(DEFAULT_SDK_URL).origin, 'https://cdn.jsdelivr.net'];

/** Scripts of a visit that this machine's network kept away: the page is not to blame. */
export const keptAway = ({ failed }: Visit): readonly Failed[] =>
  failed.filter(({ url, why }) => CUT_OFF.test(why) && KNOWN.includes(originOf(url)));

/** Each script once: the tag asks again, with a query of its own. */
export const onceEach = (failed: readonly Failed[]): Hit[] =>
  [...new Map(failed.map(({ url, why }) => [url.replace(/[?&]retry=\d+$/, ''), why]))].map(([src, why]) => ({
    words: { src, why },
  }));

/** Hosts that a payment needs, by directive: of every PG, and of those whose windows come from the newer service. */
const HOSTS: readonly (Need & { readonly isNewModule?: true })[] = [
  { directive: 'script-src', source: 'https://service.iamport.kr' },
  { directive: 'frame-src', source: 'https://service.iamport.kr' },
  { directive: 'connect-src', source: 'https://service.iamport.kr' },
  { directive: 'style-src', source: "'unsafe-inline'" },
  { directive: 'script-src', source: 'https://cdn.portone.io', isNewModule: true },
  { directive: 'frame-src', source: 'https://checkout-service.prod.iamport.co', isNewModule: true },
  { directive: 'connect-src', source: 'https://checkout-service.prod.iamport.co', isNewModule: true },
  { directive: 'connect-src', source: 'https://tx-gateway-service.prod.iamport.co', isNewModule: true },
  { directive: 'connect-src', source: 'https://cdn.portone.io', isNewModule: true },
];

/** Everything that the page's policies have to let in. */
function needsOf(examined: Examined): Need[] {
  const { page } = examined;
  const absolute = (url: string) => (URL.canParse(url, page.baseUrl) ? [new URL(url, page.baseUrl)] : []);
  const whole = (directive: string) => (url: URL) => ({ directive, source: url.href });
  const paying = checkouts(examined);
  const sdk = paying.map(({ tag }) => settingOf(tag, 'sdk-url') || DEFAULT_SDK_URL).flatMap(absolute);
  // A stand-in has its service where its script is.
  const isReal = ({ host }: URL) => /(?:^|\.)iamport\.kr$/.test(host);
  const service = sdk
    .filter((url) => !isReal(url))
    .flatMap((url) => ['frame-src', 'connect-src'].map((directive) => ({ directive, source: url.origin })));
  const profiles = paying.flatMap(({ tag }) => findProfile(settingOf(tag, 'pg')) ?? []);
  const isNewModule = profiles.some(({ code }) => aboutOf(code)?.family === 'new-module');
  const asked = examined.subjects.flatMap(({ tag }) =>
    ['verify-url', 'prepare-url'].map((name) => settingOf(tag, name)).filter((url) => url !== ''),
  );
  const scripts = page.scripts.filter((script) => script.src !== '' && (isOwnScript(script.src) || isVendor(script)));
  return [
    ...scripts.flatMap((script) =>
      absolute(script.src).map((url) => ({ ...whole('script-src')(url), nonce: wordOf(script, 'nonce') })),
    ),
    ...sdk.map(whole('script-src')),
    ...HOSTS.filter((host) => sdk.some(isReal) && (isNewModule || !host.isNewModule)),
    ...service,
    ...asked.flatMap(absolute).map(whole('connect-src')),
  ];
}

/** What a finding names of an address: its origin, since a policy lists hosts. */
export const originOf = (source: string): string => (/^https?:/.test(source) ? new URL(source).origin : source);

/** What each of the page's policies does not let in, and the policy that does. */
export function lacking(examined: Examined): Hit[] {
  const { url } = examined.page.source;
  const needs = needsOf(examined);
  return examined.page.policies.flatMap((text) => {
    const policy = parsePolicy(text);
    const lacks = needs
      .filter((need) => !allows(policy, need, url))
      .map((need) => {
        const origin = originOf(need.source);
        return { ...need, source: origin === new URL(url).origin ? "'self'" : origin };
      });
    const typed = policy.get('trusted-types');
    const types = ['lit-html', 'iamport-elements'].filter(
      (name) => typed !== undefined && !typed.includes('*') && !typed.includes(name),
    );
    lacks.push(...types.map((source) => ({ directive: 'trusted-types', source })));
    if (lacks.length === 0 || examined.subjects.length === 0) return [];
    const byDirective = new Map<string, Set<string>>();
    for (const { directive, source } of lacks) {
      byDirective.set(directive, (byDirective.get(directive) ?? new Set()).add(source));
    }
    const lack = [...byDirective].map(([directive, sources]) => [directive, ...sources].join(' ')).join('; ');
    return [{ words: { lack, header: withNeeds(policy, lacks) } }];
  });
}

/** Whether a page does something about a payment that came home, as far as it can be read. */
export const handlesReturn = ({ tags, scripts }: Page): boolean =>
  tags.some(({ name }) => name === 'iamport-return') ||
  scripts
    .filter((script) => !isOwnScript(script.src) && !isVendor(script))
    .some(({ text }) => text === null || /\bonReturn\b|iamport-return/.test(text));

/** Whether an address is of the page's own origin. */
export const isOwn = (url: string, { page }: Examined): boolean =>
  URL.canParse(url) && new URL(url).origin === new URL(page.source.url).origin;

/** Whether an address that was blocked is one of a payment's. */
export function isPaymentUrl(url: string, examined: Examined): boolean {
  if (!URL.canParse(url)) return false;
  const hosts = needsOf(examined).flatMap(({ source }) => (/^https?:/.test(source) ? [new URL(source).host] : []));
  return hosts.includes(new URL(url).host);
}
