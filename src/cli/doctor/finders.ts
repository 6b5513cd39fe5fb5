import { distance } from 'fastest-levenshtein';
import { attributeOf, DATA_PREFIX, followable, META_PREFIX, PARAMETERS } from '../../request/index.js';
import { type Call, callsIn } from './calls.js';
import { ATTRIBUTES, elementsIn, type Page, type Tag, textOf } from './page.js';
import { codeOf, isLibrary, isOwnScript, isVendor, wordOf } from './scripts.js';
import { controlsOf, isSetByScript, settingOf, unknownOf } from './tags.js';
import type { SeenTag, Visit } from './visit.js';

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

/** The tags that take payments. */
export const checkouts = ({ subjects }: Examined): Subject[] =>
  subjects.filter(({ tag }) => tag.name === 'iamport-checkout');

/** Calls that the page's own scripts make of the vendor's SDK, with their lines in the page. */
const callsOf = ({ page }: Examined): { readonly call: Call; readonly hit: Hit }[] =>
  page.scripts
    .filter((script) => !isLibrary(script))
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

/** Tags whose orders get a number that nobody has: it is made up at the click, and the server is asked about it afterwards. */
export function unknownOrders(examined: Examined): Hit[] {
  const { page } = examined;
  // Whoever listens may tell the server of the order.
  if (page.scripts.some((script) => !isLibrary(script) && codeOf(script).includes('payment-request'))) return [];
  const names = ['merchant-uid', 'prepare-url'];
  return checkouts(examined)
    .filter((subject) => hasVerify(subject, page))
    .map(({ tag }) => tag)
    .filter((tag) => !names.some((name) => settingOf(tag, name) !== '' || unknownOf(tag, page).has(name)))
    .filter((tag) => !settingOf(tag, 'params').includes('merchant_uid'))
    .filter((tag) => !controlsOf(tag).some(({ name }) => name === 'merchant_uid'))
    .map((tag) => ({ tag }));
}

/** Calls of `requestPay` on a page that names nobody to ask, once for all its tags. */
export function unverifiedCalls({ page }: Examined): Hit[] {
  const isNamed = page.settings.some(({ name }) => name === `${META_PREFIX}verify-url`);
  const calls = page.scripts.filter((script) => !isLibrary(script) && /\brequestPay\s*\(/.test(codeOf(script)));
  const names = new RegExp(`${DATA_PREFIX}verify-url|\\bverify-url\\s*=`);
  return isNamed || names.test(page.source.text) ? [] : calls.map(({ line }) => ({ line }));
}

/** The sandbox of somebody's machine, on a page that is for everybody: on a tag, once for all of them, or as the vendor's script. */
export function leftSandboxes(examined: Examined): Hit[] {
  const { page } = examined;
  const isLeft = (url: string) => URL.canParse(url) && isLocal(new URL(url).hostname);
  if (isLocal(new URL(page.source.url).hostname)) return [];
  const metas = page.settings.filter(({ name, content }) => name === `${META_PREFIX}sdk-url` && isLeft(content));
  // What a tag has from the head is told there.
  const tags = checkouts(examined)
    .map(({ tag }) => ({ tag, url: settingOf(tag, 'sdk-url') }))
    .filter(({ url }) => isLeft(url) && !metas.some(({ content }) => content === url));
  const scripts = page.scripts.filter((script) => isVendor(script) && isLeft(script.src));
  return [
    ...tags.map(({ tag, url }) => ({ tag, attribute: `sdk-url="${url}"` })),
    ...metas.map(({ line, content }) => ({ line, attribute: `sdk-url="${content}"` })),
    ...scripts.map(({ line, src }) => ({ line, attribute: `src="${src}"` })),
  ];
}

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

/** Whether a page does something about a payment that came home, as far as it can be read. */
export const handlesReturn = ({ tags, scripts }: Page): boolean =>
  tags.some(({ name }) => name === 'iamport-return') ||
  scripts
    .filter((script) => !isOwnScript(script.src) && !isVendor(script))
    .some(({ text }) => text === null || /\bonReturn\b|iamport-return/.test(text));
