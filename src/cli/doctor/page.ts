import { createRequire } from 'node:module';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { META_PREFIX, type SharedSettings, sharedName, VENDOR_SCRIPT, writeShared } from '../../request/index.js';
import { type Linked, readLinked, type Source } from './source.js';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** One of the two elements. */
export type TagName = 'iamport-checkout' | 'iamport-return';

/** A tag of this library's, as it is written. */
export interface Tag {
  readonly name: TagName;
  readonly element: Element;
  /** Its attributes by name, in small letters. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What counts for it and stands around it. */
  readonly shared: SharedSettings;
  /** The form that it belongs to. */
  readonly form: Element | null;
  readonly line: number | null;
  /** It has no `</…>` of its own. */
  readonly isOpen: boolean;
}

/** A script of the page. */
export interface Script {
  readonly attributes: ReadonlyMap<string, string>;
  /** Where it comes from; empty for an inline one. */
  readonly src: string;
  /** What it says; null where nobody could read it. */
  readonly text: string | null;
  /** The answer where that was no success. */
  readonly status: number | null;
  readonly line: number | null;
}

/** A `<meta name="iamport:…">`. */
interface Setting {
  readonly name: string;
  readonly content: string;
  readonly line: number | null;
  readonly isInHead: boolean;
}

/** A page as it is read, before anything of it runs. */
export interface Page {
  readonly source: Source;
  /** What relative addresses are relative to. */
  readonly baseUrl: string;
  readonly tags: readonly Tag[];
  readonly scripts: readonly Script[];
  readonly settings: readonly Setting[];
  /** Elements around tags that have settings of their own: their attributes' names. */
  readonly holders: readonly { readonly names: readonly string[]; readonly line: number | null }[];
  /** The page's content security policies, in the order they are found. */
  readonly policies: readonly string[];
}

interface Manifest {
  readonly modules: readonly {
    readonly declarations?: readonly { readonly tagName?: string; readonly attributes?: readonly { name: string }[] }[];
  }[];
}

const manifest = createRequire(import.meta.url)('../../../custom-elements.json') as Manifest;

/** The attributes of each element, as its manifest has them. */
export const ATTRIBUTES: Readonly<Record<TagName, readonly string[]>> = {
  'iamport-checkout': attributesOf('iamport-checkout'),
  'iamport-return': attributesOf('iamport-return'),
};

function attributesOf(tagName: TagName): string[] {
  const declarations = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  return declarations.find((one) => one.tagName === tagName)?.attributes?.map(({ name }) => name) ?? [];
}

/** Reads a page and its scripts. */
export async function readPage(source: Source): Promise<Page> {
  const page = parsePage(source);
  const scripts = await Promise.all(page.scripts.map((script) => readScript(script, page)));
  return { ...page, scripts };
}

async function readScript(script: Script, { source, baseUrl }: Page): Promise<Script> {
  if (script.src === '' || VENDOR_SCRIPT.test(script.src)) return script;
  const found: Linked = await readLinked(script.src, { ...source, url: baseUrl });
  if (typeof found === 'number') return { ...script, status: found };
  return { ...script, text: found?.text ?? null };
}

/** A page without the scripts that it links to. */
export function parsePage(source: Source): Page {
  const document = parse(source.text, { sourceCodeLocationInfo: true });
  const elements = [...elementsIn(document)];
  const metas = elements.filter(({ tagName }) => tagName === 'meta');
  const isInHead = (meta: Element) => ancestorsOf(meta).some(({ tagName }) => tagName === 'head');
  const settings = metas.filter((meta) => textOf(meta, 'name').startsWith(META_PREFIX));
  const inHead = settings.filter(isInHead);
  const once = inHead.map((meta) => [textOf(meta, 'name').slice(META_PREFIX.length), textOf(meta, 'content')] as const);
  const base = elements.find(({ tagName, attrs }) => tagName === 'base' && attrs.some(({ name }) => name === 'href'));
  const baseUrl = base && URL.canParse(textOf(base, 'href'), source.url) ? textOf(base, 'href') : '';
  const tags = elements.filter((element) => Object.hasOwn(ATTRIBUTES, element.tagName));
  const around = new Set(tags.flatMap(ancestorsOf));
  return {
    source,
    baseUrl: new URL(baseUrl, source.url).href,
    tags: tags.map((element) => tagOf(element, elements, once)),
    scripts: elements.filter(({ tagName }) => tagName === 'script').map(scriptOf),
    settings: settings.map((meta) => ({
      name: textOf(meta, 'name'),
      content: textOf(meta, 'content'),
      line: lineOf(meta),
      isInHead: inHead.includes(meta),
    })),
    holders: [...around].map((element) => ({ names: element.attrs.map(({ name }) => name), line: lineOf(element) })),
    policies: [
      ...(source.headers.get('content-security-policy')?.split(',') ?? []),
      ...metas
        .filter((meta) => /^content-security-policy$/i.test(textOf(meta, 'http-equiv')) && isInHead(meta))
        .map((meta) => textOf(meta, 'content')),
    ].filter((policy) => policy.trim() !== ''),
  };
}

/** All elements below a node, but for those of a `<template>`, which do nothing. */
export function* elementsIn(node: DefaultTreeAdapterTypes.ParentNode): Generator<Element> {
  // Not by recursion: pages whose tags are not closed are deeper than a stack.
  const left = [...node.childNodes].reverse();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (!defaultTreeAdapter.isElementNode(next)) continue;
    yield next;
    for (let index = next.childNodes.length - 1; index >= 0; index -= 1) left.push(next.childNodes[index] as Node);
  }
}

/** The elements around one, outermost first. */
function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let node = element.parentNode; node && defaultTreeAdapter.isElementNode(node); node = node.parentNode) {
    found.unshift(node);
  }
  return found;
}

/** An attribute's text; empty where there is none. */
export const textOf = ({ attrs }: Element, name: string): string =>
  attrs.find((attribute) => attribute.name === name)?.value ?? '';

const lineOf = ({ sourceCodeLocation }: Element): number | null => sourceCodeLocation?.startLine ?? null;

const attributeMap = ({ attrs }: Element): ReadonlyMap<string, string> =>
  new Map(attrs.map(({ name, value }) => [name, value]));

function tagOf(
  element: Element,
  elements: readonly Element[],
  once: readonly (readonly [name: string, value: string])[],
): Tag {
  const ancestors = ancestorsOf(element);
  const shared: Record<string, string> = Object.create(null);
  for (const [name, text] of once) writeShared(shared, name, text);
  for (const { name: attribute, value } of ancestors.flatMap(({ attrs }) => attrs)) {
    const name = sharedName(attribute);
    if (name !== null) writeShared(shared, name, value);
  }
  const id = textOf(element, 'form');
  const forms = id === '' ? ancestors.reverse() : elements.filter((other) => textOf(other, 'id') === id);
  return {
    name: element.tagName as TagName,
    element,
    attributes: attributeMap(element),
    shared,
    form: forms.find(({ tagName }) => tagName === 'form') ?? null,
    line: lineOf(element),
    isOpen: element.sourceCodeLocation != null && element.sourceCodeLocation.endTag === undefined,
  };
}

function scriptOf(element: Element): Script {
  const src = textOf(element, 'src').trim();
  const inline = element.childNodes.map((node) => (defaultTreeAdapter.isTextNode(node) ? node.value : '')).join('');
  return {
    attributes: attributeMap(element),
    src,
    text: src === '' ? inline : null,
    status: null,
    line: lineOf(element),
  };
}
