import type { Issue } from '../errors.js';
import { findProfile, type Profile } from '../profiles/index.js';
import { isFlagWord, readFlag } from './flag.js';
import { issue } from './issues.js';
import { attributeOf, PARAMETERS, type ParameterKind } from './parameters.js';
import type { SdkParams } from './sdk-params.js';
import { fromForm, fromSdkParams, isRecord } from './wire.js';

/** What the page wrote, unjudged: properties of the element by name, and `params` for further SDK parameters. */
export type Draft = Readonly<Record<string, unknown>>;

/** Nothing is written there. */
export const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

const isGiven = (value: unknown): boolean => !isBlank(value);

/** How far from the tag a word is first found: on the tag, in its form, once for the page; nowhere is farthest. */
const distanceOf = (places: readonly (readonly unknown[])[]): number =>
  places.findIndex((words) => words.some(isGiven)) >>> 0;

/** Text, or a number as text; empty for anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

/** Reads what is written, and keeps what is wrong with it. */
class Reader {
  readonly issues: Issue[] = [];

  /** JSON, written as text or given as a value; `null` is as good as nothing. */
  json(path: string, value: unknown): unknown {
    if (isBlank(value)) return undefined;
    try {
      if (typeof value === 'string') return JSON.parse(value) ?? undefined;
      // What JSON cannot carry (a circle, a BigInt) cannot be sent either.
      JSON.stringify(value);
      return value;
    } catch {
      this.issues.push(issue(path, 'json-malformed'));
      return undefined;
    }
  }

  /** Further parameters in the SDK's words. */
  params(value: unknown): SdkParams {
    const params = this.json('params', value);
    if (isRecord(params)) return params;
    if (params !== undefined) this.issues.push(issue('params', 'params-malformed'));
    return {};
  }

  /** Text, or JSON where it looks like that. */
  looseJson(path: string, words: string): unknown {
    if (!/^\s*[[{"]/.test(words)) return words;
    try {
      return JSON.parse(words);
    } catch {
      this.issues.push(issue(path, 'json-malformed', 'warning'));
      return words;
    }
  }

  /** A word that is no flag's counts as true, as in HTML, and is worth a warning: it may have meant false. */
  flag(path: string, value: unknown): unknown {
    const isOdd = typeof value === 'string' && !isFlagWord(value) && value !== path;
    if (isOdd) this.issues.push(issue(path, 'flag-unusual', 'warning'));
    return readFlag(value);
  }

  /** A value as its kind is written in an attribute; the schema judges it afterwards. */
  value(property: string, kind: ParameterKind, value: unknown): unknown {
    if (kind === 'flag') return this.flag(attributeOf(property), value);
    if (isBlank(value)) return undefined;
    if (kind === 'text') return typeof value === 'number' ? `${value}` : value;
    const path = attributeOf(property);
    return kind === 'loose' && typeof value === 'string' ? this.looseJson(path, value) : this.json(path, value);
  }
}

/** Where else a word of a request may stand than on its tag. */
export interface Surroundings {
  /** What the controls of the form around the tag hold, by their names. */
  readonly form?: Readonly<Record<string, string>>;
  /** What the page has written once for all its tags. */
  readonly shared?: Draft;
  /** The provider of the merchant's default PG, where the page shows it. */
  readonly defaultProvider: string | null;
}

/** A draft with its words found, wherever they stood; nothing is judged yet. */
export interface Gathered {
  /** By property, read as its kind is written. */
  readonly values: Record<string, unknown>;
  /** Parameters without an attribute of their own, in the SDK's words. */
  readonly further: SdkParams;
  /** The PG that is asked for, or the default one's provider; empty where nobody knows. */
  readonly pg: string;
  readonly profile: Profile | undefined;
  /** What could not be read. */
  readonly issues: Issue[];
}

/** Finds every word of a request: the tag's own wins over its form's, and that over what stands once for the page. */
export function gather(draft: Draft, { form = {}, shared = {}, defaultProvider }: Surroundings): Gathered {
  const reader = new Reader();
  const given = reader.params(draft.params);
  const givenOnce = reader.params(shared.params);
  const pgs = [[draft.pg, given.pg], [form.pg], [shared.pg, givenOnce.pg]];
  const channels = [[draft.channelKey, given.channelKey], [form.channelKey], [shared.channelKey, givenOnce.channelKey]];
  const [pgAt, channelAt] = [distanceOf(pgs), distanceOf(channels)];
  const isChannel = channelAt < pgAt;
  const pg = isChannel ? '' : textOf(pgs.flat().find(isGiven)) || (defaultProvider ?? '');
  const profile = findProfile(pg);
  const own = fromSdkParams(given, profile);
  const once = fromSdkParams(givenOnce, profile);

  const values: Record<string, unknown> = {};
  const layers: readonly Draft[] = [draft, own.named, fromForm(form, profile), shared, once.named];
  for (const { property, kind } of PARAMETERS) {
    const isWritten = (value: unknown) => isGiven(value) || (kind === 'flag' && value === '');
    const layer = layers.find((written) => isWritten(written[property]));
    // Text inside `params` is JSON's own text already.
    const isText = property === 'customData' && (layer === own.named || layer === once.named);
    const value = layer?.[property];
    const read = isText ? value : reader.value(property, kind, value);
    if (read !== undefined) values[property] = read;
  }
  // Two words for one choice: the nearer one is meant, and both where they stand together.
  if (isChannel) delete values.pg;
  else if (pgAt < channelAt) delete values.channelKey;
  // A template's line break is no part of the number: the service, and so its answers, know it without.
  if (typeof values.merchantUid === 'string') values.merchantUid = values.merchantUid.trim() || undefined;
  return { values, further: { ...once.further, ...own.further }, pg, profile, issues: reader.issues };
}
