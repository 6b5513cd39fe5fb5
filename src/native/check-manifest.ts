import type { Element } from '@xmldom/xmldom';
import { error, type Finding, warning } from './finding.js';
import { ANDROID, browserQuery, internetLine, queriesBlock, queriesFor, queryLines, returnFilter } from './manifest.js';
import type { JudgedTarget } from './target.js';
import { childrenOf, rootOf } from './xml.js';

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
  const manifest = rootOf(text, 'manifest');
  const prefix = manifest.lookupPrefix(ANDROID) ?? 'android';
  return [
    ...checkInternet(manifest, prefix),
    ...checkQueries(manifest, target, prefix),
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
  if (permissionsOf(manifest).includes('android.permission.INTERNET')) return [];
  return [error('internet-missing', 'Without this permission no page loads.', internetLine(prefix))];
}

function checkQueries(manifest: Element, target: JudgedTarget, prefix: string): Finding[] {
  if (permissionsOf(manifest).includes('android.permission.QUERY_ALL_PACKAGES')) return [];
  const queries = partsOf(manifest, 'queries');
  if (queries.length === 0) {
    const message = 'There is no <queries>: Android 11 and later hide the payment apps.';
    return [error('apps-missing', message, queriesBlock(target, prefix))];
  }
  const packages = queries.flatMap((query) => namesOf(query, 'package'));
  const intents = queries.flatMap((query) => partsOf(query, 'intent'));
  const schemes = intents.flatMap((intent) => partsOf(intent, 'data').map((data) => attribute(data, 'scheme')));
  const sees = (scheme: string) => schemes.includes(scheme) || schemes.includes('*');
  const hidden = queriesFor(target).filter(
    (query) => !packages.includes(query.androidPackage ?? '') && !query.schemes.some(sees),
  );
  const findings = hidden.map((query) => {
    const name = query.androidPackage ?? query.schemes[0];
    const message = `Android 11 and later hide ${name} (${query.label.en}): <queries> does not name it.`;
    return error('app-missing', message, queryLines(query, prefix));
  });
  if (sees('https')) return findings;
  const message = 'Android 11 and later hide the browsers: <queries> does not ask for https.';
  return [...findings, warning('browser-missing', message, browserQuery(prefix))];
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
  const own = filters.filter(({ schemes }) => schemes.includes(scheme));
  const variable = filters.flatMap(({ schemes }) => schemes).find(isVariable);
  const whole = returnFilter(scheme, prefix);
  if (own.length === 0 && variable !== undefined) {
    return [warning('scheme-unjudged', `Whether ${variable} is ${scheme} is decided by the build: look there.`, whole)];
  }
  if (own.length === 0) {
    const message = `Without it no app comes back to yours: no activity takes links of its scheme ${scheme}.`;
    return [error('scheme-missing', message, whole)];
  }
  const complete = own.filter((filter) => missingIn(filter, prefix).length === 0);
  const [best] = complete;
  if (best === undefined) return own.map((filter) => incomplete(filter, prefix));
  const wide = complete.find(({ narrow }) => !narrow);
  return [
    ...(wide ? [] : [narrowed(best, whole)]),
    ...(new Set(complete.map(({ holder }) => holder)).size > 1 ? [twice(complete, scheme)] : []),
    ...checkActivity(manifest, (wide ?? best).holder, prefix),
  ];
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

function narrowed({ holder }: Filter, whole: string): Finding {
  const message = `${nameOf(holder)} takes links with certain hosts or types only, and apps come back with others.`;
  return warning('filter-narrow', message, whole);
}

function twice(filters: readonly Filter[], scheme: string): Finding {
  const names = [...new Set(filters.map(({ holder }) => nameOf(holder)))].join(', ');
  const message = `More than one activity takes ${scheme} (${names}), so Android asks the buyer which: leave one.`;
  return warning('scheme-twice', message);
}

function checkActivity(manifest: Element, holder: Element, prefix: string): Finding[] {
  const exported = attribute(holder, 'exported');
  const target = holder.nodeName === 'activity-alias' ? attribute(holder, 'targetActivity') : '';
  const activities = partsOf(manifest, 'application').flatMap((application) => partsOf(application, 'activity'));
  const activity = activities.find((candidate) => target !== '' && attribute(candidate, 'name') === target) ?? holder;
  return [...checkExported(holder, exported, prefix), ...checkLaunchMode(activity, prefix)];
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
