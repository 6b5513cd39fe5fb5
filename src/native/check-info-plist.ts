import { parse } from 'plist';
import { z } from 'zod';
import { NativeError } from './errors.js';
import { error, type Finding, warning } from './finding.js';
import { COUNTED_SCHEMES, queriedSchemes, schemeLine, TRANSPORT_SECURITY, urlTypes } from './info-plist.js';
import type { JudgedTarget } from './target.js';
import { childrenOf, rootOf } from './xml.js';

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
  const root = rootOf(text, 'plist');
  const plist = Dictionary.safeParse(contentOf(root.toString()));
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

function contentOf(xml: string): unknown {
  try {
    return parse(xml);
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
  const variable = schemes.find((written) => written.includes('$('));
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
  return [...checkListed(parsed.data, target), ...checkLength(parsed.data, target)];
}

/** Whether each app is listed, and where iOS still counts it; a file lists them as it likes. */
function checkListed(listed: readonly string[], { apps }: JudgedTarget): Finding[] {
  return apps.flatMap((app, index) => {
    const name = `${app.scheme} (${app.label.en})`;
    const place = listed.indexOf(app.scheme);
    const counts = index < COUNTED_SCHEMES;
    if (place === -1 && counts) return error('app-missing', `canOpenURL does not see ${name}.`, schemeLine(app));
    if (place === -1) return warning('app-missing', `${name} is not listed.`, schemeLine(app));
    if (place < COUNTED_SCHEMES || !counts) return [];
    const message = `${name} stands in place ${place + 1}, and iOS counts ${COUNTED_SCHEMES}: move it up.`;
    return error('app-uncounted', message, schemeLine(app));
  });
}

function checkLength(listed: readonly string[], { apps }: JudgedTarget): Finding[] {
  const twice = listed.filter((scheme, index) => listed.indexOf(scheme) < index);
  const findings = [...new Set(twice)].map((scheme) =>
    warning('app-twice', `${scheme} is listed more than once, and takes the place of another: take one out.`),
  );
  if (listed.length <= Math.max(COUNTED_SCHEMES, apps.length)) return findings;
  const message = `${listed.length} schemes are listed, and iOS counts the first ${COUNTED_SCHEMES}: put the most used ones first.`;
  return [...findings, warning('apps-many', message)];
}

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
