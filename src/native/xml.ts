import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import type { Text } from '../profiles/profile.js';
import type { Platform } from './app.js';
import { NativeError } from './errors.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML has no letter for, not even escaped, and controls. */
const UNSPEAKABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Text for an element or an attribute. */
export const escapeXml = (text: string): string =>
  text.replace(UNSPEAKABLE, '').replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);

/** A comment on one line; two hyphens would end it. */
export const comment = (text: string): string =>
  `<!-- ${text
    .replace(/\s+/g, ' ')
    .replace(UNSPEAKABLE, '')
    .replace(/-(?=-)/g, '- ')} -->`;

/** A label in both languages, in one where they agree. */
export const labelled = ({ ko, en }: Text): string => comment(ko === en ? ko : `${ko} (${en})`);

/** A text with every line further in. */
export const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

const fault = (message: string): NativeError => new NativeError([{ path: 'file', message }]);

/** The document that a file holds. */
export function parseXml(text: string): Document {
  const source = text.replace(/^\uFEFF/, '').trimStart();
  if (source.startsWith('bplist')) {
    throw fault('This is a binary property list: make it readable with `plutil -convert xml1 Info.plist` first.');
  }
  if (!source.startsWith('<')) {
    throw fault('This is no XML: give the Info.plist or the AndroidManifest.xml of your project, not a built one.');
  }
  // The parser wraps what its handler throws in words of its own.
  let first: string | undefined;
  const onError = (_level: string, message: string) => {
    first ??= message.split('\n', 1)[0];
    throw new Error(first);
  };
  let document: Document;
  try {
    document = new DOMParser({ onError }).parseFromString(source, 'text/xml');
  } catch (error) {
    throw fault(`This XML is broken: ${first ?? String(error)}.`);
  }
  if (isTooDeep(document)) throw fault(`This XML is broken: more than ${DEEPEST} elements stand inside each other.`);
  return document;
}

/** How deep elements may stand: readers that go down by calls end somewhere. */
const DEEPEST = 200;

function isTooDeep({ documentElement }: Document): boolean {
  let level = documentElement === null ? [] : [documentElement];
  for (let depth = 0; depth < DEEPEST; depth += 1) level = level.flatMap((element) => childrenOf(element));
  return level.length > 0;
}

/** The root of a document that has to be of a kind. */
export function rootOf({ documentElement: root }: Document, name: 'plist' | 'manifest'): Element {
  if (root?.nodeName === name) return root;
  const wanted = name === 'plist' ? 'an Info.plist' : 'an AndroidManifest.xml';
  throw fault(`This is not ${wanted}: its root is <${root?.nodeName}>, not <${name}>.`);
}

/** Which platform's file this is. */
export const platformOf = (text: string): Platform => platformIn(parseXml(text));

/** The same of a document. */
export function platformIn({ documentElement }: Document): Platform {
  const name = documentElement?.nodeName;
  if (name === 'plist') return 'ios';
  if (name === 'manifest') return 'android';
  throw fault(`This is neither an Info.plist nor an AndroidManifest.xml: its root is <${name}>.`);
}

/** The elements right inside of one, by name. */
export const childrenOf = (parent: Element, ...names: string[]): Element[] =>
  Array.from(parent.childNodes)
    .filter((node): node is Element => node.nodeType === 1)
    .filter(({ nodeName }) => names.length === 0 || names.includes(nodeName));
