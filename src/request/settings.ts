import { isFlagWord } from './flag.js';
import { propertyOf } from './parameters.js';

/** What a page has written once for all its tags: attributes' text by property. */
export type SharedSettings = Readonly<Record<string, string>>;

/** How a `<meta>` in the head names a setting: `iamport:pg`. */
export const META_PREFIX = 'iamport:';
/** How an element around tags names one: `data-iamport-pg`. */
export const DATA_PREFIX = 'data-iamport-';
/** Nobody but us calls an attribute so; `amount` or `company` may well be somebody else's. */
const UNMISTAKABLE = /^(?!data-|aria-)(?:pg$|\w+-)/;

/** The setting that an attribute of an element around tags stands for; null where it is somebody else's. */
export function sharedName(attribute: string): string | null {
  if (attribute.startsWith(DATA_PREFIX)) return attribute.slice(DATA_PREFIX.length);
  return UNMISTAKABLE.test(attribute) ? attribute : null;
}

/** Writes a setting over the one that stands farther out. What is blank says nothing, as on the tag, unless it is a flag. */
export function writeShared(settings: Record<string, string>, name: string, text: string): void {
  const property = propertyOf(name);
  if (text.trim() !== '' || isFlagWord(settings[property] ?? '')) settings[property] = text.trim();
}
