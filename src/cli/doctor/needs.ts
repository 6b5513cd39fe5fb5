import { aboutOf } from '../../profiles/about.js';
import { findProfile } from '../../profiles/index.js';
import { DEFAULT_SDK_URL } from '../../request/index.js';
import { checkouts, type Examined, type Hit } from './finders.js';
import { allows, type Need, parsePolicy, withNeeds } from './policy.js';
import { isOwnScript, isVendor, wordOf } from './scripts.js';
import { settingOf } from './tags.js';

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

/** Whether an address is of the page's own origin. */
export const isOwn = (url: string, { page }: Examined): boolean =>
  URL.canParse(url) && new URL(url).origin === new URL(page.source.url).origin;

/** Whether an address that was blocked is one of a payment's. */
export function isPaymentUrl(url: string, examined: Examined): boolean {
  if (!URL.canParse(url)) return false;
  const hosts = needsOf(examined).flatMap(({ source }) => (/^https?:/.test(source) ? [new URL(source).host] : []));
  return hosts.includes(new URL(url).host);
}
