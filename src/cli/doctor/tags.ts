import type { Issue } from '../../errors.js';
import { attributeOf, PARAMETERS, propertyOf, readRequest, VENDOR_SCRIPT } from '../../request/index.js';
import { type Device, environmentOf } from './devices.js';
import { ATTRIBUTES, elementsIn, type Page, type Tag, textOf } from './page.js';
import { codeOf, isLibrary } from './scripts.js';

/** What a server, or a framework, has yet to fill in. */
const PLACEHOLDER = /<[%?]|\$\{|\{\{|#\{/;
/** How frameworks write an attribute that they set: `:amount`, `v-bind:amount`, `[amount]`, `attr:amount`. */
const BOUND = /^(?::|v-bind:|bind:|attr:|prop:|\[(?:attr\.)?)([\w-]+)(?:\.\w+)?\]?$/;

/** An attribute as its element has it: HTML knows no capitals, and `payMethod` comes as `paymethod`. */
const meantBy = ({ name }: Tag, written: string): string | undefined =>
  ATTRIBUTES[name].find((attribute) => attribute === written || attribute.replace(/-/g, '') === written);

/** What counts for an attribute: the tag's own word, or what stands once for many. */
export function settingOf(tag: Tag, attribute: string): string {
  const [, own = ''] = [...tag.attributes].find(([written]) => meantBy(tag, written) === attribute) ?? [];
  return own || (tag.shared[propertyOf(attribute)] ?? '');
}

/** The tag as it is written, shortened where it is long. */
export function markupOf({ name, attributes }: Tag): string {
  const words = [...attributes]
    .filter(([attribute]) => !/^(?:class|style|state)$/.test(attribute))
    .map(([attribute, value]) => (value === '' ? attribute : `${attribute}="${value.replace(/\s+/g, ' ')}"`));
  const shown = words.filter((_word, index) => words.slice(0, index + 1).join(' ').length <= 70);
  return `<${[name, ...shown].join(' ')}${shown.length < words.length ? ' …' : ''}>`;
}

/** Attributes that the buyer fills in, or the page fills in for the buyer, by controls of the form. */
export function askedOf(tag: Tag): ReadonlySet<string> {
  const asked = controlsOf(tag).filter(({ value, isAsked }) => isAsked || value === '');
  const parameters = PARAMETERS.filter(({ wire }) => asked.some(({ name }) => name === wire));
  return new Set(parameters.map(({ property }) => attributeOf(property)));
}

/** Attributes whose value the HTML does not tell: a server, a framework, a script or the buyer will fill them in. */
export function unknownOf(tag: Tag, page: Page): ReadonlySet<string> {
  const unknown = new Set(askedOf(tag));
  const shared = Object.entries(tag.shared).map(([property, value]) => [attributeOf(property), value] as const);
  for (const [written, value] of [...tag.attributes, ...shared]) {
    const bound = BOUND.exec(written)?.[1];
    const name = meantBy(tag, bound?.toLowerCase() ?? written);
    if (name !== undefined && (bound !== undefined || PLACEHOLDER.test(value))) unknown.add(name);
  }
  for (const attribute of ATTRIBUTES[tag.name]) if (isSetByScript(page, attribute)) unknown.add(attribute);
  return unknown;
}

/** Whether a server, or a template's own tool, has yet to write something into the page. */
export const isTemplate = ({ source, tags }: Page): boolean =>
  /<[%?]/.test(source.text) ||
  tags.some(({ attributes }) => [...attributes.values()].some((value) => PLACEHOLDER.test(value)));

/** Attributes that were looked for in a page's scripts: every tag of it asks for the same ones. */
const lookedFor = new WeakMap<Page, Map<string, boolean>>();

/** Whether a script of the page's own writes an attribute, or the property of that name. */
export function isSetByScript(page: Page, attribute: string): boolean {
  const known = lookedFor.get(page) ?? new Map<string, boolean>();
  lookedFor.set(page, known);
  const set = new RegExp(`\\.${propertyOf(attribute)}\\s*=[^=]|(?:setAttribute|attr|prop)\\(\\s*['"]${attribute}['"]`);
  const isSet = known.get(attribute) ?? page.scripts.some((script) => !isLibrary(script) && set.test(codeOf(script)));
  known.set(attribute, isSet);
  return isSet;
}

interface Control {
  readonly name: string;
  readonly value: string;
  /** The buyer can change it. */
  readonly isAsked: boolean;
}

/** The controls of the form around a tag that may be sent. */
export function controlsOf({ form }: Tag): Control[] {
  if (form === null) return [];
  const has = (element: Parameters<typeof textOf>[0], name: string) => element.attrs.some((one) => one.name === name);
  return [...elementsIn(form)].flatMap((element) => {
    const { tagName } = element;
    const name = textOf(element, 'name');
    const type = tagName === 'input' ? textOf(element, 'type').toLowerCase() || 'text' : tagName;
    if (name === '' || has(element, 'disabled') || !/^(?:input|select|textarea)$/.test(tagName)) return [];
    if (/^(?:submit|image|button|reset|file)$/.test(type)) return [];
    if (/^(?:radio|checkbox)$/.test(type) && !has(element, 'checked')) return [];
    const options = [...elementsIn(element)].filter((one) => one.tagName === 'option');
    const option = options.find((one) => has(one, 'selected')) ?? options[0];
    const value = tagName === 'select' && option ? textOf(option, 'value') : textOf(element, 'value');
    return [{ name, value, isAsked: type !== 'hidden' }];
  });
}

/** What is wrong with the payment that a tag asks for on a device, as far as its page tells. */
export function issuesOf(tag: Tag, page: Page, device: Device): Issue[] {
  if (tag.name !== 'iamport-checkout') return [];
  const own: Record<string, string> = Object.create(null);
  for (const [written, value] of tag.attributes) {
    const name = meantBy(tag, written);
    if (name !== undefined) own[propertyOf(name)] ??= value;
  }
  const form: Record<string, string> = Object.create(null);
  for (const { name, value } of controlsOf(tag)) form[name] ||= value;
  const draft = {
    ...own,
    impCode: settingOf(tag, 'imp-code'),
    prepareUrl: settingOf(tag, 'prepare-url'),
    successUrl: settingOf(tag, 'success-url'),
    pendingUrl: settingOf(tag, 'pending-url'),
    failedUrl: settingOf(tag, 'failed-url'),
  };
  const unknown = unknownOf(tag, page);
  const { issues } = readRequest(draft, {
    environment: environmentOf(device),
    pageUrl: page.baseUrl,
    defaultProvider: null,
    initialised: page.scripts.some(({ src, text }) => VENDOR_SCRIPT.test(src) || /\bIMP\.init\(/.test(text ?? '')),
    form,
    shared: tag.shared,
  });
  return issues.filter(({ path }) => !unknown.has(rootOf(path)));
}

/** The attribute that an issue is about: `escrow-products[0].name` is of `escrow-products`. */
export const rootOf = (path: string): string => path.split(/[.[]/, 1)[0] ?? '';
