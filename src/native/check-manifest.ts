import type { Element } from '@xmldom/xmldom';
import { error, type Finding, missingOf, warning } from './finding.js';
import {
  ANDROID,
  browserQuery,
  internetLine,
  type Query,
  queriesBlock,
  queriesFor,
  queryLines,
  returnFilter,
} from './manifest.js';
import { corrections, misspellings } from './spelling.js';
import type { JudgedTarget } from './target.js';
import { childrenOf, parseXml, rootOf } from './xml.js';

const ACTION = 'android.intent.action.VIEW';
const CATEGORIES = ['android.intent.category.DEFAULT', 'android.intent.category.BROWSABLE'];
const KEEPING = ['singleTask', 'singleInstance'];

/** A part of a manifest that takes links. */
interface Filter {
  /** The activity, or the activity-alias, that holds it. */
  readonly holder: Element;
  readonly actions: readonly string[];
  readonly categories: readonly string[];
  readonly schemes: readonly string[];
  /** Whether its links need a host or a path too. */
  readonly narrow: boolean;
}

/** What an Android app's manifest is missing for a target; throws a `NativeError` where it is none. */
export function checkAndroidManifest(text: string, target: JudgedTarget): Finding[] {
  return checkManifest(rootOf(parseXml(text), 'manifest'), target);
}

/** The same of a file that was read. */
export function checkManifest(manifest: Element, target: JudgedTarget): Finding[] {
  const prefix = manifest.lookupPrefix(ANDROID) ?? 'android';
  return [
    ...checkInternet(manifest, prefix),
    ...checkQueries(manifest, target, prefix),
    ...checkCleartext(manifest, prefix),
    ...checkReturn(manifest, target, prefix),
  ];
}

/** An attribute in Android's namespace, whatever its prefix. */
const attribute = (element: Element, name: string): string => element.getAttributeNS(ANDROID, name) ?? '';

/** The elements right inside of one, but for those that the build takes out (`tools:node="remove"`). */
const partsOf = (parent: Element, ...names: string[]): Element[] =>
  childrenOf(parent, ...names).filter(
    (element) => !/^remove/.test(element.getAttributeNS('http://schemas.android.com/tools', 'node') ?? ''),
  );

const namesOf = (parent: Element, part: string): string[] =>
  partsOf(parent, part).map((element) => attribute(element, 'name'));

/** What only the build knows: `${appScheme}`, `@string/scheme`. */
const isVariable = (value: string): boolean => /^[@?]|\$\{/.test(value);

const permissionsOf = (manifest: Element): string[] => [
  ...namesOf(manifest, 'uses-permission'),
  ...namesOf(manifest, 'uses-permission-sdk-23'),
];

function checkInternet(manifest: Element, prefix: string): Finding[] {
  const permissions = partsOf(manifest, 'uses-permission', 'uses-permission-sdk-23');
  const internet = permissions.filter((element) => attribute(element, 'name') === 'android.permission.INTERNET');
  if (internet.some((element) => attribute(element, 'maxSdkVersion') === '')) return [];
  if (internet.length > 0) {
    const message = `Later Androids load no page: take ${prefix}:maxSdkVersion out of this permission.`;
    return [error('internet-missing', message, internetLine(prefix))];
  }
  return [error('internet-missing', 'Without this permission no page loads.', internetLine(prefix))];
}

function checkQueries(manifest: Element, target: JudgedTarget, prefix: string): Finding[] {
  if (permissionsOf(manifest).includes('android.permission.QUERY_ALL_PACKAGES')) return [];
  const misplaced = partsOf(manifest, 'application').flatMap((application) => partsOf(application, 'queries'));
  const queries = [...partsOf(manifest, 'queries'), ...misplaced];
  if (queries.length === 0) {
    const message = 'There is no <queries>: Android 11 and later hide the payment apps.';
    return [error('apps-missing', message, queriesBlock(target, prefix))];
  }
  const packages = queries.flatMap((query) => namesOf(query, 'package'));
  const intents = queries.flatMap((query) => partsOf(query, 'intent'));
  if (intents.some(asksForAll)) return checkPlace(misplaced);
  const schemes = intents.flatMap((intent) => partsOf(intent, 'data').map((data) => attribute(data, 'scheme')));
  return [...checkPlace(misplaced), ...checkApps(packages, schemes, target, prefix), ...checkBrowser(schemes, prefix)];
}

/** Whether it lets an app see whatever takes links; without data it would see what takes none. */
function asksForAll(intent: Element): boolean {
  const data = partsOf(intent, 'data');
  const isWide = (element: Element) =>
    attribute(element, 'scheme') === '*' && !attribute(element, 'host') && !attribute(element, 'mimeType');
  return namesOf(intent, 'action').every((name) => name === ACTION) && data.some(isWide);
}

function checkPlace(misplaced: readonly Element[]): Finding[] {
  if (misplaced.length === 0) return [];
  const message = '<queries> stands inside <application>, where it is no good: move it out, right inside <manifest>.';
  return [error('queries-misplaced', message)];
}

function checkApps(
  packages: readonly string[],
  schemes: readonly string[],
  target: JudgedTarget,
  prefix: string,
): Finding[] {
  const all = queriesFor(target);
  const hidden = all.filter(
    ({ androidPackage, schemes: own }) =>
      !packages.includes(androidPackage ?? '') && !own.some((scheme) => schemes.includes(scheme)),
  );
  const wrong = misspellings([...packages, ...schemes], hidden.flatMap(wordsOf));
  const right = [...wrong.values()];
  const misspelt = hidden.filter((query) => wordsOf(query).some((word) => right.includes(word)));
  const missing = hidden.filter((query) => !misspelt.includes(query));
  const linesOf = (queries: readonly Query[]) => queries.map((query) => queryLines(query, prefix)).join('\n');
  const spelling = `Android counts capital letters and blanks in <queries>: ${corrections(wrong)}.`;
  const naming = `${missingOf(missing.length, all.length, 'named in <queries>')}: Android 11 and later hide them, startActivity opens them all the same.`;
  return [
    ...(misspelt.length > 0 ? [warning('app-misspelt', spelling, linesOf(misspelt))] : []),
    ...(missing.length > 0 ? [warning('apps-missing', naming, linesOf(missing))] : []),
  ];
}

/** The words that may name an app in `<queries>`. */
const wordsOf = ({ androidPackage, schemes }: Query): string[] =>
  androidPackage === null ? [...schemes] : [androidPackage, ...schemes];

function checkBrowser(schemes: readonly string[], prefix: string): Finding[] {
  if (schemes.includes('https')) return [];
  const message = 'Android 11 and later hide the browsers: <queries> does not ask for https.';
  return [warning('browser-missing', message, browserQuery(prefix))];
}

/** A configuration of its own says more than one file can tell, and so does a variable of the build. */
function checkCleartext(manifest: Element, prefix: string): Finding[] {
  const isAllowed = (application: Element) =>
    attribute(application, 'networkSecurityConfig') !== '' ||
    !['', 'false'].includes(attribute(application, 'usesCleartextTraffic'));
  if (partsOf(manifest, 'application').some(isAllowed)) return [];
  const message =
    "Parts of some card companies' pages are still http, and Android 9 and later refuse them, whatever mixedContentMode says: <application> needs this.";
  return [warning('http-blocked', message, `${prefix}:usesCleartextTraffic="true"`)];
}

function filtersOf(manifest: Element): Filter[] {
  const applications = partsOf(manifest, 'application');
  const holders = applications.flatMap((application) => partsOf(application, 'activity', 'activity-alias'));
  return holders.flatMap((holder) =>
    partsOf(holder, 'intent-filter').map((filter) => {
      const data = partsOf(filter, 'data');
      return {
        holder,
        actions: namesOf(filter, 'action'),
        categories: namesOf(filter, 'category'),
        schemes: data.map((element) => attribute(element, 'scheme')).filter(Boolean),
        narrow: data.some((element) => attribute(element, 'host') || attribute(element, 'mimeType')),
      };
    }),
  );
}

function checkReturn(manifest: Element, { scheme }: JudgedTarget, prefix: string): Finding[] {
  const filters = filtersOf(manifest);
  const written = filters.flatMap(({ schemes }) => schemes);
  const wrong = misspellings(written, [scheme]);
  const named = filters.filter(({ schemes }) => schemes.some((name) => name === scheme || wrong.has(name)));
  const enabled = named.filter(({ holder }) => !isDisabled(holder));
  const own = enabled.length > 0 ? enabled : named;
  if (own.length === 0) return [unnamed(written.find(isVariable), scheme, prefix)];
  const complete = own.filter((filter) => missingIn(filter, prefix).length === 0);
  const taking = complete.length > 0 ? complete : own;
  const wide = taking.filter(({ narrow }) => !narrow);
  const activities = holdersOf(wide.length > 0 ? wide : taking);
  return [
    ...(wrong.size > 0 ? [misspelt(wrong, scheme, prefix)] : []),
    ...(complete.length > 0 ? [] : own.map((filter) => incomplete(filter, prefix))),
    ...(wide.length > 0 ? [] : [narrowed(activities, returnFilter(scheme, prefix))]),
    ...(holdersOf(complete).length > 1 ? [twice(complete, scheme)] : []),
    ...activities.flatMap((activity) => checkActivity(manifest, activity, prefix)),
  ];
}

const holdersOf = (filters: readonly Filter[]): Element[] => [...new Set(filters.map(({ holder }) => holder))];

/** No activity names the scheme; a variable of the build may be it. */
function unnamed(variable: string | undefined, scheme: string, prefix: string): Finding {
  const whole = returnFilter(scheme, prefix);
  if (variable !== undefined) {
    return warning('scheme-unjudged', `Whether ${variable} is ${scheme} is decided by the build: look there.`, whole);
  }
  const message = `No app comes back to yours, since no activity takes links of its scheme ${scheme}: the one that shows the payment page needs this, ${prefix}:exported="true" and ${prefix}:launchMode="singleTask".`;
  return error('scheme-missing', message, whole);
}

function misspelt(wrong: ReadonlyMap<string, string>, scheme: string, prefix: string): Finding {
  const message = `Android counts capital letters, blanks and :// in a scheme: ${corrections(wrong)}.`;
  return error('scheme-misspelt', message, `<data ${prefix}:scheme="${scheme}" />`);
}

function missingIn({ actions, categories }: Filter, prefix: string): string[] {
  return [
    ...(actions.includes(ACTION) ? [] : [`<action ${prefix}:name="${ACTION}" />`]),
    ...CATEGORIES.filter((name) => !categories.includes(name)).map((name) => `<category ${prefix}:name="${name}" />`),
  ];
}

const nameOf = (activity: Element): string => attribute(activity, 'name') || 'The activity';

function incomplete(filter: Filter, prefix: string): Finding {
  const message = `${nameOf(filter.holder)} does not get the links that lead back: its intent-filter needs all of these in one.`;
  return error('filter-incomplete', message, missingIn(filter, prefix).join('\n'));
}

function narrowed(activities: readonly Element[], whole: string): Finding {
  const names = activities.map(nameOf).join(', ');
  const message = `${names} takes links with certain hosts or types only, and apps come back with others: add this filter to the activity that shows the payment page, beside the one that is there.`;
  return warning('filter-narrow', message, whole);
}

function twice(filters: readonly Filter[], scheme: string): Finding {
  const names = holdersOf(filters).map(nameOf).join(', ');
  // A filter for certain hosts is there for the shop's other links.
  const leaving = filters.some(({ narrow }) => narrow) ? '' : ', or leave one';
  const message = `More than one activity takes links of ${scheme} (${names}), so Android may ask the buyer which: give payments a scheme of their own, such as ${scheme}-pay, in the page's app-scheme too${leaving}.`;
  return warning('scheme-twice', message);
}

function checkActivity(manifest: Element, holder: Element, prefix: string): Finding[] {
  const exported = attribute(holder, 'exported');
  const target = holder.nodeName === 'activity-alias' ? attribute(holder, 'targetActivity') : '';
  const activities = partsOf(manifest, 'application').flatMap((application) => partsOf(application, 'activity'));
  const activity = target === '' ? holder : (activityNamed(target, activities) ?? holder);
  return [
    ...checkExported(holder, exported, prefix),
    ...checkLaunchMode(activity, prefix),
    ...checkEnabled(manifest, holder, prefix),
    ...checkHistory(activity, prefix),
    ...checkPermission(holder, prefix),
  ];
}

/** The activity of a name, which one may write in full, the other behind the app's package alone. */
function activityNamed(name: string, activities: readonly Element[]): Element | undefined {
  const dotted = (text: string) => text.replace(/^\.?/, '.');
  const isEnd = (one: string, other: string) => dotted(one).endsWith(dotted(other));
  return (
    activities.find((candidate) => attribute(candidate, 'name') === name) ??
    activities.find((candidate) => {
      const other = attribute(candidate, 'name');
      return other !== '' && (isEnd(other, name) || isEnd(name, other));
    })
  );
}

const isDisabled = (element: Element): boolean => attribute(element, 'enabled') === 'false';

function checkEnabled(manifest: Element, holder: Element, prefix: string): Finding[] {
  if (!isDisabled(holder) && !partsOf(manifest, 'application').some(isDisabled)) return [];
  const message = `${nameOf(holder)} cannot be opened: take ${prefix}:enabled="false" out of it, and out of <application>.`;
  return [error('activity-disabled', message)];
}

function checkHistory(activity: Element, prefix: string): Finding[] {
  if (attribute(activity, 'noHistory') !== 'true') return [];
  const message = `${nameOf(activity)} is gone once another app is in front, and the payment in it is lost: take ${prefix}:noHistory="true" out.`;
  return [error('activity-forgotten', message)];
}

function checkPermission(holder: Element, prefix: string): Finding[] {
  const permission = attribute(holder, 'permission');
  if (permission === '') return [];
  const message = `${nameOf(holder)} opens for apps with ${permission} alone, and no app comes back: take ${prefix}:permission out.`;
  return [error('activity-guarded', message)];
}

function checkExported(holder: Element, exported: string, prefix: string): Finding[] {
  if (exported === 'true') return [];
  const add = `${prefix}:exported="true"`;
  if (isVariable(exported)) {
    return [warning('exported-unjudged', `Whether ${exported} is true is decided by the build: look there.`, add)];
  }
  const message = `${nameOf(holder)} is closed to other apps, and Android 12 and later do not install it like that.`;
  return [error('exported-missing', message, add)];
}

function checkLaunchMode(activity: Element, prefix: string): Finding[] {
  const mode = attribute(activity, 'launchMode');
  if (KEEPING.includes(mode)) return [];
  const add = `${prefix}:launchMode="singleTask"`;
  if (isVariable(mode)) {
    return [warning('launch-mode-unjudged', `Whether ${mode} is singleTask is decided by the build: look there.`, add)];
  }
  const message = `${nameOf(activity)} is opened anew when an app comes back, and the payment in it is lost.`;
  return [error('launch-mode-missing', message, add)];
}
