import type { Element } from '@xmldom/xmldom';
import { parse } from 'plist';
import { z } from 'zod';
import type { PaymentApp } from './app.js';
import { NativeError } from './errors.js';
import { error, type Finding, missingOf, warning } from './finding.js';
import { COUNTED_SCHEMES, queriedSchemes, schemeLine, TRANSPORT_SECURITY, urlTypes } from './info-plist.js';
import { corrections, misspellings } from './spelling.js';
import type { JudgedTarget } from './target.js';
import { childrenOf, parseXml, rootOf } from './xml.js';

const Schemes = z.array(z.string());
const UrlTypes = z.array(z.object({ CFBundleURLSchemes: Schemes.optional() }));
const TransportSecurity = z.object({
  NSAllowsArbitraryLoads: z.boolean().optional(),
  NSAllowsArbitraryLoadsInWebContent: z.boolean().optional(),
});
const Dictionary = z.record(z.string(), z.unknown());

/** iOS takes capital letters in a scheme for small ones. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** What an iOS app's Info.plist is missing for a target; throws a {@link NativeError} where it is none. */
export function checkInfoPlist(text: string, target: JudgedTarget): Finding[] {
  return checkPlist(rootOf(parseXml(text), 'plist'), target);
}

/** The same of a file that was read. */
export function checkPlist(root: Element, target: JudgedTarget): Finding[] {
  const plist = Dictionary.safeParse(contentOf(root));
  if (!plist.success) {
    throw new NativeError([{ path: 'file', message: 'This is no Info.plist: there is no <dict> in its <plist>.' }]);
  }
  const { CFBundleURLTypes, LSApplicationQueriesSchemes, NSAppTransportSecurity } = plist.data;
  return [
    ...checkKeys(
      childrenOf(root, 'dict').flatMap((dict) => childrenOf(dict, 'key').map((key) => key.textContent ?? '')),
    ),
    ...checkUrlTypes(CFBundleURLTypes, target),
    ...checkSchemes(LSApplicationQueriesSchemes, target),
    ...checkTransportSecurity(NSAppTransportSecurity),
  ];
}

function contentOf(root: Element): unknown {
  try {
    return parse(root.toString());
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new NativeError([{ path: 'file', message: `This property list is broken: ${words}` }]);
  }
}

/** A key that was pasted beside one that was there: only one of the two is read. */
function checkKeys(keys: readonly string[]): Finding[] {
  const ours = ['CFBundleURLTypes', 'LSApplicationQueriesSchemes', 'NSAppTransportSecurity'];
  return ours
    .filter((name) => keys.indexOf(name) !== keys.lastIndexOf(name))
    .map((name) => error('key-twice', `${name} is there twice, and only one of them is read: make them one.`));
}

function checkUrlTypes(value: unknown, target: JudgedTarget): Finding[] {
  const { scheme } = target;
  const why = `no app comes back to yours: CFBundleURLTypes does not name its scheme ${scheme}.`;
  if (value === undefined) return [error('scheme-missing', `Without it ${why}`, urlTypes(target))];
  const types = UrlTypes.safeParse(value);
  if (!types.success) return [malformed('CFBundleURLTypes', 'an array of dictionaries', urlTypes(target))];
  const schemes = types.data.flatMap(({ CFBundleURLSchemes = [] }) => CFBundleURLSchemes);
  if (schemes.some((written) => isSame(written, scheme))) return [];
  const line = `<string>${scheme}</string>`;
  const wrong = misspellings(schemes, [scheme]);
  if (wrong.size > 0) {
    const message = `No app comes back to yours by a scheme with :// or blanks: ${corrections(wrong)}.`;
    return [error('scheme-misspelt', message, line)];
  }
  const variable = schemes.find((written) => /\$[({]/.test(written));
  if (variable === undefined) return [error('scheme-missing', `Without it ${why}`, line)];
  return [warning('scheme-unjudged', `Whether ${variable} is ${scheme} is decided by the build: look there.`, line)];
}

function checkSchemes(value: unknown, target: JudgedTarget): Finding[] {
  if (value === undefined) {
    const message = 'LSApplicationQueriesSchemes is missing: canOpenURL sees none of the payment apps.';
    return [error('apps-missing', message, queriedSchemes(target))];
  }
  const parsed = Schemes.safeParse(value);
  if (!parsed.success) {
    return [malformed('LSApplicationQueriesSchemes', 'an array of strings', queriedSchemes(target))];
  }
  const wrong = misspellings(
    parsed.data,
    target.apps.map(({ scheme }) => scheme),
  );
  const listed = parsed.data.map((written) => wrong.get(written) ?? written);
  const places = placesOf(listed);
  return [
    ...checkSpelling(wrong, target),
    ...checkListed(places, target),
    ...checkPlaces(places, target),
    ...checkTwice(listed, places),
  ];
}

/** Where each scheme stands first. */
function placesOf(listed: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, scheme] of listed.entries()) if (!places.has(scheme)) places.set(scheme, index);
  return places;
}

function checkSpelling(wrong: ReadonlyMap<string, string>, { apps }: JudgedTarget): Finding[] {
  if (wrong.size === 0) return [];
  const right = new Set(wrong.values());
  const misspelt = apps.filter(({ scheme }) => right.has(scheme));
  const severity = misspelt.some(({ inManuals }) => inManuals) ? error : warning;
  const message = `canOpenURL sees an app only by its very scheme, without :// and blanks: ${corrections(wrong)}.`;
  return [severity('app-misspelt', message, linesOf(misspelt))];
}

/** Whether each app is listed; `open` opens those all the same that are not, so the manuals' own alone are an error. */
function checkListed(places: ReadonlyMap<string, number>, { apps }: JudgedTarget): Finding[] {
  const missing = apps.filter(({ scheme }) => !places.has(scheme));
  const asked = missing.filter(({ inManuals }) => inManuals);
  const others = missing.filter(({ inManuals }) => !inManuals);
  const saying = ({ length }: readonly PaymentApp[]) => missingOf(length, apps.length, 'listed');
  const unseen = 'canOpenURL does not see what is not listed, open opens it all the same';
  return [
    ...(asked.length > 0
      ? [error('apps-missing', `${saying(asked)} that the manuals ask for: ${unseen}.`, linesOf(asked))]
      : []),
    ...(others.length > 0
      ? [warning('apps-missing', `${saying(others)}: ${unseen}. Put them behind the others.`, linesOf(others))]
      : []),
  ];
}

/** Whether the most important apps stand where iOS counts them; others of the app's own may come first. */
function checkPlaces(places: ReadonlyMap<string, number>, { apps }: JudgedTarget): Finding[] {
  const uncounted = apps
    .slice(0, COUNTED_SCHEMES)
    .filter(({ scheme }) => (places.get(scheme) ?? 0) >= COUNTED_SCHEMES)
    .map(({ scheme, label }) => `${scheme} (${label.en})`);
  if (uncounted.length === 0) return [];
  const message = `iOS counts the first ${COUNTED_SCHEMES} schemes, and further down stand ${uncounted.join(', ')}: canOpenURL does not see them, open opens them all the same. Schemes of your app's own SDKs may come first.`;
  return [warning('apps-uncounted', message)];
}

function checkTwice(listed: readonly string[], places: ReadonlyMap<string, number>): Finding[] {
  const twice = new Set(listed.filter((scheme, index) => places.get(scheme) !== index));
  if (twice.size === 0) return [];
  const message = `Listed more than once, and in the place of others: ${[...twice].join(', ')}. Leave each once.`;
  return [warning('app-twice', message)];
}

const linesOf = (apps: readonly PaymentApp[]): string => apps.map(schemeLine).join('\n');

/** iOS does not look at `NSAllowsArbitraryLoads` where the narrower key is there. */
function checkTransportSecurity(value: unknown): Finding[] {
  const parsed = TransportSecurity.safeParse(value ?? {});
  if (!parsed.success) return [malformed('NSAppTransportSecurity', 'a dictionary of booleans', TRANSPORT_SECURITY)];
  const { NSAllowsArbitraryLoads, NSAllowsArbitraryLoadsInWebContent = NSAllowsArbitraryLoads } = parsed.data;
  if (NSAllowsArbitraryLoadsInWebContent) return [];
  const message = 'The http pages that some card companies still have stay blank: web content may not load them.';
  return [error('http-blocked', message, TRANSPORT_SECURITY)];
}

const malformed = (key: string, wanted: string, add: string): Finding =>
  error('key-malformed', `${key} has to be ${wanted}.`, add);
