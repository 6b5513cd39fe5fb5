import type { PaymentApp, QueriedPackage } from './app.js';
import { queriedPackagesFor } from './apps.js';
import { PLACEHOLDER_PACKAGE } from './judge.js';
import type { JudgedTarget } from './target.js';
import { comment, escapeXml, indent, labelled } from './xml.js';

/** The namespace of a manifest's attributes. */
export const ANDROID = 'http://schemas.android.com/apk/res/android';

/** An app that Android 11 and later have to be asked for, by its package or by the schemes that lead to it. */
export interface Query {
  readonly label: PaymentApp['label'];
  readonly androidPackage: string | null;
  readonly schemes: readonly string[];
}

/** What `<queries>` has to name for a target, each app once. */
export function queriesFor({ apps, pgs }: JudgedTarget): Query[] {
  const named: readonly (PaymentApp | QueriedPackage)[] = [...apps, ...queriedPackagesFor(pgs)];
  const queries = new Map<string, Query>();
  for (const app of named) {
    const own = 'scheme' in app ? [app.scheme] : [];
    const key = app.androidPackage ?? `${own}:`;
    const { label, schemes } = queries.get(key) ?? { label: app.label, schemes: [] };
    queries.set(key, { label, androidPackage: app.androidPackage, schemes: [...schemes, ...own] });
  }
  return [...queries.values()];
}

/** The lines of one app, with the attributes' prefix that the file has. */
export function queryLines({ label, androidPackage, schemes }: Query, prefix: string): string {
  if (androidPackage) return `<package ${prefix}:name="${escapeXml(androidPackage)}" /> ${labelled(label)}`;
  return `<intent> ${labelled(label)}
    <action ${prefix}:name="android.intent.action.VIEW" />
    <data ${prefix}:scheme="${escapeXml(schemes[0] ?? '')}" />
</intent>`;
}

/** The permission that lets an app load pages. */
export const internetLine = (prefix: string): string =>
  `<uses-permission ${prefix}:name="android.permission.INTERNET" />`;

/** What lets an app see whether there is a browser. */
export const browserQuery = (prefix: string): string => `<intent>
    <action ${prefix}:name="android.intent.action.VIEW" />
    <category ${prefix}:name="android.intent.category.BROWSABLE" />
    <data ${prefix}:scheme="https" />
</intent>`;

/** The whole of `<queries>`. */
export function queriesBlock(target: JudgedTarget, prefix: string): string {
  const lines = [...queriesFor(target).map((query) => queryLines(query, prefix)), browserQuery(prefix)];
  return `<queries>\n${indent(lines.join('\n'), '    ')}\n</queries>`;
}

/** What brings the buyer back by the app's own scheme. */
export const returnFilter = (scheme: string, prefix: string): string => `<intent-filter>
    <action ${prefix}:name="android.intent.action.VIEW" />
    <category ${prefix}:name="android.intent.category.DEFAULT" />
    <category ${prefix}:name="android.intent.category.BROWSABLE" />
    <data ${prefix}:scheme="${escapeXml(scheme)}" />
</intent-filter>`;

/** Android puts the app's own package before a dot. */
const activityName = ({ packageName }: JudgedTarget): string =>
  packageName === PLACEHOLDER_PACKAGE ? '.PaymentActivity' : `${packageName}.PaymentActivity`;

/** An AndroidManifest.xml that holds what payments need. */
export function androidManifest(target: JudgedTarget): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="${ANDROID}">
    ${comment('Copy the permission, the queries, usesCleartextTraffic and the activity into the AndroidManifest.xml of your app')}
    ${internetLine('android')}

    ${comment('The apps that the payment page may open: Android 11 and later hide those that are not named')}
${indent(queriesBlock(target, 'android'), '    ')}

    ${comment("Parts of some card companies' pages are still http: Android 9 and later refuse them otherwise, whatever mixedContentMode says")}
    <application android:usesCleartextTraffic="true">
        ${comment('singleTask: an app that comes back finds the payment as it was; configChanges: so does a rotation')}
        <activity
            android:name="${escapeXml(activityName(target))}"
            android:configChanges="keyboard|keyboardHidden|orientation|screenLayout|screenSize|smallestScreenSize|uiMode"
            android:exported="true"
            android:launchMode="singleTask">
            ${comment('Your own scheme: the same as app-scheme in your page')}
${indent(returnFilter(target.scheme, 'android'), '            ')}
        </activity>
    </application>
</manifest>
`;
}
