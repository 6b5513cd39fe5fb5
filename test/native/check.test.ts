import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  androidManifest,
  checkAndroidManifest,
  checkFile,
  checkInfoPlist,
  type Finding,
  infoPlist,
  judgeTarget,
  NativeError,
  platformOf,
} from '../../src/native/index.js';
import { MANUALS } from './facts.js';

const ios = judgeTarget({ pgs: ['kcp'], scheme: 'myshop' }, 'ios');
const android = judgeTarget({ pgs: ['kcp'], scheme: 'myshop' }, 'android');
const small = judgeTarget({ pgs: ['kakao'], scheme: 'myshop' }, 'android');

const brief = (findings: readonly Finding[]) => findings.map(({ severity, code }) => `${severity} ${code}`);

/** A text without a part that has to be in it. */
function without(text: string, part: string | RegExp, instead = ''): string {
  const rest = text.replace(part, instead);
  assert.notEqual(rest, text, `${part} is not in it`);
  return rest;
}

/** What is wrong with a file, by the one line of the error. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof NativeError);
    assert.deepEqual(
      error.faults.map(({ path }) => path),
      ['file'],
    );
    return error.message;
  }
  return '';
}

/** A text as a pattern that matches it. */
const literal = (text: string) => text.replace(/[.()+]/g, '\\$&');

/** A variable of the build, as Gradle fills it in. */
const built = (name: string) => `$\{${name}}`;

/** What the manuals ask for, but for their own misspelling. */
const ASKED = new Set<string>(Object.values(MANUALS).flat());
ASKED.delete('nhappvardansimclick');

const XML = '<?xml version="1.0" encoding="UTF-8"?>';

describe('files that are something else', () => {
  const cases: [string, string, RegExp][] = [
    ['a binary property list', 'bplist00\u0001\u0002', /plutil -convert xml1/],
    ['a built manifest', '\u0003\u0000\u0008\u0000', /no XML/],
    ['JSON', '{"CFBundleURLTypes":[]}', /no XML/],
    ['nothing', '', /no XML/],
    ['XML that ends early', `${XML}<plist><dict>`, /^This XML is broken: unclosed .*dict\.$/],
    [
      'two tags crossed',
      '<manifest><application></manifest></application>',
      /^This XML is broken: Opening [^\n]*"manifest"\.$/,
    ],
    [
      'XML that goes too deep',
      `${'<plist>'.repeat(20_000)}${'</plist>'.repeat(20_000)}`,
      /^This XML is broken: more than \d+ elements stand inside each other\.$/,
    ],
    ['an entity that nobody knows', '<manifest>&shop;</manifest>', /^This XML is broken: entity not found:&shop;\.$/],
  ];
  for (const [name, text, words] of cases) {
    it(`${name} is refused`, () => {
      for (const act of [
        () => platformOf(text),
        () => checkInfoPlist(text, ios),
        () => checkAndroidManifest(text, android),
      ]) {
        const message = refusal(act);
        assert.match(message, words);
        assert.doesNotMatch(message, /\n/);
      }
    });
  }

  it('are told from each other, and from what is neither', () => {
    const target = { pgs: ['kcp'], scheme: 'myshop' };
    for (const text of [infoPlist(ios), androidManifest(android)]) {
      assert.deepEqual(checkFile(text, target), []);
      assert.deepEqual(brief(checkFile(text, { ...target, scheme: 'yours' })), ['error scheme-missing']);
    }
    assert.match(
      refusal(() => checkFile('<html></html>', target)),
      /neither .*<html>/,
    );
    assert.throws(() => checkFile(infoPlist(ios), { ...target, scheme: 'http' }), /"http" belongs to/);
  });

  it('the other platform’s file, or neither, is named', () => {
    assert.match(
      refusal(() => checkInfoPlist(androidManifest(android), ios)),
      /not an Info\.plist: its root is <manifest>/,
    );
    assert.match(
      refusal(() => checkAndroidManifest(infoPlist(ios), android)),
      /not an AndroidManifest\.xml.*<plist>/,
    );
    assert.match(
      refusal(() => platformOf('<html></html>')),
      /neither .*<html>/,
    );
  });

  it('a property list without a dictionary, or a broken one', () => {
    assert.match(
      refusal(() => checkInfoPlist('<plist version="1.0"><array/></plist>', ios)),
      /no <dict>/,
    );
    assert.match(
      refusal(() => checkInfoPlist('<plist/>', ios)),
      /no <dict>/,
    );
    assert.match(
      refusal(() => checkInfoPlist('<plist><dict><string>a</string></dict></plist>', ios)),
      /broken: .*key/,
    );
  });

  it('a byte order mark and blank lines in front are no fault', () => {
    assert.deepEqual(checkInfoPlist(`\uFEFF\n${infoPlist(ios)}`, ios), []);
    assert.deepEqual(checkAndroidManifest(`\uFEFF${androidManifest(android)}`, android), []);
  });
});

describe('checkInfoPlist', () => {
  const whole = infoPlist(ios);
  const plist = (content: string) => `${XML}<plist version="1.0"><dict>${content}</dict></plist>`;
  const listing = (schemes: readonly string[]) =>
    without(
      whole,
      /<key>LSApplicationQueriesSchemes<\/key>\s*<array>[\s\S]*?<\/array>/,
      `<key>LSApplicationQueriesSchemes</key><array>${schemes.map((scheme) => `<string>${scheme}</string>`).join('')}</array>`,
    );
  const needed = ios.apps.map(({ scheme }) => scheme);

  for (const { scheme, label } of ios.apps) {
    it(`misses ${scheme}, and says what to add`, () => {
      const line = new RegExp(`<string>${literal(scheme)}</string>.*\n`);
      const [finding, ...more] = checkInfoPlist(without(whole, line), ios);
      assert.deepEqual(more, []);
      assert.deepEqual(brief([finding as Finding]), [`${ASKED.has(scheme) ? 'error' : 'warning'} apps-missing`]);
      assert.match(
        finding?.add ?? '',
        new RegExp(`^<string>${literal(scheme)}</string> <!-- .*${literal(label.en)}.*$`),
      );
    });
  }

  it('finds nothing once the lines that it gives are added', () => {
    const bare = plist('');
    const findings = checkInfoPlist(bare, ios);
    assert.deepEqual(brief(findings), ['error scheme-missing', 'error apps-missing', 'error http-blocked']);
    assert.deepEqual(checkInfoPlist(plist(findings.map(({ add }) => add).join('\n')), ios), []);
  });

  const cases: [string, string, string[]][] = [
    [
      'another scheme alone',
      without(whole, '<string>myshop</string>', '<string>yours</string>'),
      ['error scheme-missing'],
    ],
    [
      'the scheme with ://',
      without(whole, '<string>myshop</string>', '<string>myshop://</string>'),
      ['error scheme-misspelt'],
    ],
    ['the scheme in capitals, which iOS takes for the same', without(whole, '<string>myshop<', '<string>MyShop<'), []],
    ['a scheme of the build', without(whole, '<string>myshop<', '<string>$(APP_SCHEME)<'), ['warning scheme-unjudged']],
    [
      'a scheme of the build in braces',
      without(whole, '<string>myshop<', `<string>${built('APP_SCHEME')}<`),
      ['warning scheme-unjudged'],
    ],
    [
      'a type without schemes',
      without(whole, /<key>CFBundleURLSchemes<\/key>\s*<array>[\s\S]*?<\/array>/),
      ['error scheme-missing'],
    ],
    [
      'types of a wrong type',
      without(
        whole,
        /<key>CFBundleURLTypes<\/key>\s*<array>[\s\S]*?<\/array>\s*<\/dict>\s*<\/array>/,
        '<key>CFBundleURLTypes</key><string>myshop</string>',
      ),
      ['error key-malformed'],
    ],
    ['apps of a wrong type', listing([]).replace(/<array><\/array>/, '<dict/>'), ['error key-malformed']],
    [
      'numbers among the apps',
      listing(needed).replace('<string>ispmobile</string>', '<integer>1</integer>'),
      ['error key-malformed'],
    ],
    ['security of a wrong type', without(whole, '<true/>', '<string>YES</string>'), ['error key-malformed']],
    ['pages forbidden', without(whole, '<true/>', '<false/>'), ['error http-blocked']],
    ['all loads allowed', without(whole, 'NSAllowsArbitraryLoadsInWebContent', 'NSAllowsArbitraryLoads'), []],
    [
      'all loads allowed, but not in pages, which counts',
      without(whole, '<true/>', '<false/><key>NSAllowsArbitraryLoads</key><true/>'),
      ['error http-blocked'],
    ],
    [
      'an app twice',
      listing([...needed.slice(0, 30), 'ispmobile', ...needed.slice(30)]),
      ['warning apps-uncounted', 'warning app-twice'],
    ],
    ['others in front', listing(['fb', 'twitter', ...needed]), ['warning apps-uncounted']],
    ['others behind', listing([...needed, 'fb']), []],
    ['an empty list', listing([]), ['error apps-missing', 'warning apps-missing']],
    ['a list with rare apps alone', listing(needed.slice(50)), ['error apps-missing', 'warning apps-missing']],
    ['a list of the manuals', listing([...ASKED]), ['warning apps-missing']],
    [
      'a near miss that no manual names',
      listing(needed.map((name) => (name === 'supertoss' ? 'superToss' : name))),
      ['warning app-misspelt'],
    ],
    ['their misspelling alone', listing([...ASKED, 'nhappvardansimclick']), ['warning apps-missing']],
    ['two apps twice', listing([...needed, 'ispmobile', 'payco']), ['warning app-twice']],
    ['the scheme with a blank', without(whole, '<string>myshop<', '<string>myshop <'), ['error scheme-misspelt']],
    ['the scheme with :// beside the right one', without(whole, '<string>myshop<', '<string>myshop://</string>$&'), []],
    ['apps beside near misses', listing([...needed, 'ispmobile://', 'Payco']), []],
    [
      'a key pasted beside one that was there',
      without(whole, '</dict>\n</plist>', `<key>CFBundleURLTypes</key><array/></dict>\n</plist>`),
      ['error key-twice', 'error scheme-missing'],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(`${name}: ${expected.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(brief(checkInfoPlist(text, ios)), expected));
  }

  it('says how many of an empty list’s apps are missing, and gives their lines', () => {
    const [asked, others] = checkInfoPlist(listing([]), ios);
    const count = needed.filter((scheme) => ASKED.has(scheme)).length;
    assert.match(
      asked?.message ?? '',
      new RegExp(`^${count} of ${needed.length} apps are not listed that the manuals`),
    );
    assert.match(
      others?.message ?? '',
      new RegExp(`^${needed.length - count} of ${needed.length} apps are not listed: `),
    );
    assert.deepEqual(
      `${asked?.add}\n${others?.add}`.split('\n').map((line) => /^<string>(.*)<\/string>/.exec(line)?.[1]),
      needed,
    );
    const [one] = checkInfoPlist(listing(needed.slice(1)), ios);
    assert.match(one?.message ?? '', /^1 of \d+ apps is not listed/);
  });

  it('names the apps that are not counted, and only those', () => {
    const [finding, ...more] = checkInfoPlist(listing(['fb', 'twitter', ...needed]), ios);
    assert.deepEqual(more, []);
    const [first, second] = ios.apps.slice(48, 50).map(({ scheme, label }) => `${scheme} (${label.en})`);
    assert.ok(finding?.message.includes(`further down stand ${first}, ${second}: canOpenURL`), finding?.message);
    assert.equal(finding?.add, '');
  });

  for (const [scheme, near] of [
    ['ispmobile', 'ispmobile://'],
    ['ispmobile', 'ispmobile:'],
    ['hdcardappcardansimclick', 'hdcardappcardansimclick '],
    ['payco', 'Payco'],
    ['mpocket.online.ansimclick', ' Mpocket.Online.Ansimclick://pay'],
  ] as const) {
    it(`says what ${JSON.stringify(near)} has to be`, () => {
      const findings = checkInfoPlist(listing(needed.map((name) => (name === scheme ? near : name))), ios);
      assert.deepEqual(brief(findings), ['error app-misspelt']);
      assert.ok(findings[0]?.message.includes(`"${near}" has to be "${scheme}"`), findings[0]?.message);
      assert.ok(findings[0]?.add.startsWith(`<string>${scheme}</string>`));
    });
  }

  it('tells the two spellings of one app apart', () => {
    const findings = checkInfoPlist(listing(needed.filter((scheme) => scheme !== 'newsmartpib')), ios);
    assert.deepEqual(brief(findings), ['warning apps-missing']);
  });

  it('names every near miss in one finding', () => {
    const findings = checkInfoPlist(listing(needed.map((scheme) => `${scheme}://`)), ios);
    assert.deepEqual(brief(findings), ['error app-misspelt']);
    assert.deepEqual(findings[0]?.add.split('\n').length, needed.length);
  });

  it('is content with another order, other keys, comments and CDATA', () => {
    const few = judgeTarget({ pgs: ['kakaopay'], scheme: 'myshop' }, 'ios');
    const text = plist(`
      <!-- payments --><key>CFBundleName</key><string>$(PRODUCT_NAME)</string>
      <key>UILaunchScreen</key><dict/><key>LSRequiresIPhoneOS</key><true/>
      <key>LSApplicationQueriesSchemes</key><array><!-- x --><string>itms-appss</string><string>fb</string>
        <string><![CDATA[kakaotalk]]></string><string>itms-apps</string></array>
      <key>CFBundleURLTypes</key><array>
        <dict><key>CFBundleURLSchemes</key><array><string>fb123</string></array></dict>
        <dict><key>CFBundleURLSchemes</key><array><string>myshop</string></array></dict></array>
      <key>NSAppTransportSecurity</key><dict><key>NSAllowsArbitraryLoads</key><true/></dict>`);
    assert.deepEqual(checkInfoPlist(text, few), []);
  });
});

describe('checkAndroidManifest', () => {
  const whole = androidManifest(android);

  /** Every line of a generated file that has something to say, and the element that it opens, if it does. */
  const entries = [
    ...whole.matchAll(
      /^ *(?:<package .*|<(?:intent|uses-permission|action|category|data)\b[^>]*\/>.*|<intent>[\s\S]*?<\/intent>)\n/gm,
    ),
  ].map(([entry]) => entry);

  it('is tried without each entry', () => assert.ok(entries.length > 60));

  for (const [index, entry] of entries.entries()) {
    it(`misses entry ${index + 1}: ${entry.trim().replace(/\s+/g, ' ')}`, () => {
      const findings = checkAndroidManifest(without(whole, entry), android);
      assert.equal(findings.length, 1);
      const essence = /"([^"]+)"(?![\s\S]*")/.exec(entry)?.[1] ?? '';
      assert.ok(findings[0]?.add.includes(essence), findings[0]?.add);
    });
  }

  it('misses each attribute', () => {
    const cases = [
      [/\s+android:exported="true"/, 'error exported-missing'],
      [/\s+android:launchMode="singleTask"/, 'error launch-mode-missing'],
      [/\s+android:usesCleartextTraffic="true"/, 'warning http-blocked'],
    ] as const;
    for (const [part, finding] of cases) {
      assert.deepEqual(brief(checkAndroidManifest(without(whole, part), android)), [finding]);
    }
  });

  it('finds nothing once the lines that it gives are added', () => {
    const bare = '<manifest xmlns:android="http://schemas.android.com/apk/res/android"><application/></manifest>';
    const findings = checkAndroidManifest(bare, android);
    assert.deepEqual(brief(findings), [
      'error internet-missing',
      'error apps-missing',
      'warning http-blocked',
      'error scheme-missing',
    ]);
    const [internet, queries, cleartext, filter] = findings.map(({ add }) => add);
    const mended = bare.replace(
      '<application/>',
      `${internet}${queries}<application ${cleartext}><activity android:name=".A" android:exported="true" android:launchMode="singleTask">${filter}</activity></application>`,
    );
    assert.deepEqual(checkAndroidManifest(mended, android), []);
  });

  const ns =
    'xmlns:android="http://schemas.android.com/apk/res/android" xmlns:tools="http://schemas.android.com/tools"';
  const filter = (
    data = '<data android:scheme="myshop" />',
    more = '<category android:name="android.intent.category.DEFAULT" />',
  ) =>
    `<intent-filter><action android:name="android.intent.action.VIEW" />${more}<category android:name="android.intent.category.BROWSABLE" />${data}</intent-filter>`;
  const activity = (
    content: string,
    attributes = 'android:exported="true" android:launchMode="singleTask"',
    name = '.Pay',
  ) => `<activity android:name="${name}" ${attributes}>${content}</activity>`;
  const manifest = (application: string, queries = '<package android:name="com.kakao.talk" />') =>
    `${XML}<manifest ${ns}><uses-permission android:name="android.permission.INTERNET" />
      <queries>${queries}<intent><action android:name="android.intent.action.VIEW" /><data android:scheme="https" /></intent></queries>
      <application android:usesCleartextTraffic="true">${application}</application></manifest>`;
  const good = manifest(activity(filter()));
  const launcher = activity(
    '<intent-filter><action android:name="android.intent.action.MAIN" /><category android:name="android.intent.category.LAUNCHER" /></intent-filter>',
    'android:exported="true"',
    '.Main',
  );

  const keeping = 'android:launchMode="singleTask"';
  const ALIASES: [target: string, name: string, attributes: string, expected: string[]][] = [
    ['.Pay', 'com.your.shop.Pay', keeping, []],
    ['com.your.shop.Pay', '.Pay', keeping, []],
    ['com.your.shop.pay.Pay', '.pay.Pay', keeping, []],
    ['com.your.shop.Pay', 'Pay', keeping, []],
    ['.Pay', 'com.your.shop.Pay', `${keeping} android:noHistory="true"`, ['error activity-forgotten']],
    ['.Pay', 'com.your.shop.PrePay', keeping, ['error launch-mode-missing']],
  ];
  const cases: [string, string, string[]][] = [
    ['a plain one', good, []],
    ['another prefix of the namespace', good.replaceAll('android:', 'a:').replace('xmlns:android', 'xmlns:a'), []],
    ['several activities', manifest(launcher + activity(filter())), []],
    ['the scheme of another', without(good, '"myshop"', '"yours"'), ['error scheme-missing']],
    [
      'the scheme in capitals, which Android does not take for the same',
      without(good, '"myshop"', '"MyShop"'),
      ['error scheme-misspelt'],
    ],
    ['the scheme with ://', without(good, '"myshop"', '"myshop://"'), ['error scheme-misspelt']],
    ['the scheme with a blank', without(good, '"myshop"', '"myshop "'), ['error scheme-misspelt']],
    [
      'the scheme in capitals beside the right one',
      manifest(activity(filter() + filter('<data android:scheme="MyShop" />'))),
      [],
    ],
    ['no activity', manifest(''), ['error scheme-missing']],
    ['a scheme of the build', without(good, '"myshop"', `"${built('appScheme')}"`), ['warning scheme-unjudged']],
    ['a scheme of the resources', without(good, '"myshop"', '"@string/app_scheme"'), ['warning scheme-unjudged']],
    [
      'data of two elements',
      manifest(activity(filter('<data android:scheme="https" /><data android:scheme="myshop" />'))),
      [],
    ],
    [
      'a host',
      manifest(activity(filter('<data android:scheme="myshop" android:host="pay" />'))),
      ['warning filter-narrow'],
    ],
    [
      'a host beside it',
      manifest(activity(filter('<data android:scheme="myshop" /><data android:host="pay" />'))),
      ['warning filter-narrow'],
    ],
    [
      'a type',
      manifest(activity(filter('<data android:scheme="myshop" android:mimeType="text/plain" />'))),
      ['warning filter-narrow'],
    ],
    [
      'a host, and a filter without',
      manifest(activity(filter('<data android:scheme="myshop" android:host="pay" />') + filter())),
      [],
    ],
    ['no DEFAULT', manifest(activity(filter(undefined, ''))), ['error filter-incomplete']],
    [
      'DEFAULT in another filter',
      manifest(
        activity(
          `${filter(undefined, '')}<intent-filter><category android:name="android.intent.category.DEFAULT" /></intent-filter>`,
        ),
      ),
      ['error filter-incomplete'],
    ],
    [
      'no DEFAULT, closed and opened anew',
      manifest(activity(filter(undefined, ''), '')),
      ['error filter-incomplete', 'error exported-missing', 'error launch-mode-missing'],
    ],
    [
      'a host, closed and opened anew',
      manifest(activity(filter('<data android:scheme="myshop" android:host="pay" />'), '')),
      ['warning filter-narrow', 'error exported-missing', 'error launch-mode-missing'],
    ],
    [
      'capitals, no DEFAULT, a host, closed and opened anew',
      manifest(activity(filter('<data android:scheme="MyShop" android:host="pay" />', ''), '')),
      [
        'error scheme-misspelt',
        'error filter-incomplete',
        'warning filter-narrow',
        'error exported-missing',
        'error launch-mode-missing',
      ],
    ],
    [
      'closed',
      manifest(activity(filter(), 'android:exported="false" android:launchMode="singleTask"')),
      ['error exported-missing'],
    ],
    [
      'opened by a resource',
      manifest(activity(filter(), 'android:exported="@bool/open" android:launchMode="singleTask"')),
      ['warning exported-unjudged'],
    ],
    [
      'singleTop',
      manifest(activity(filter(), 'android:exported="true" android:launchMode="singleTop"')),
      ['error launch-mode-missing'],
    ],
    ['singleInstance', manifest(activity(filter(), 'android:exported="true" android:launchMode="singleInstance"')), []],
    [
      'a launch mode of the build',
      manifest(activity(filter(), `android:exported="true" android:launchMode="${built('mode')}"`)),
      ['warning launch-mode-unjudged'],
    ],
    [
      'an attribute without the namespace',
      manifest(activity(filter(), 'exported="true" android:launchMode="singleTask"')),
      ['error exported-missing'],
    ],
    [
      'an attribute of the tools',
      manifest(activity(filter(), 'android:exported="true" tools:launchMode="singleTask"')),
      ['error launch-mode-missing'],
    ],
    [
      'two activities for it',
      manifest(activity(filter()) + activity(filter(), undefined, '.Other')),
      ['warning scheme-twice'],
    ],
    [
      'an alias, whose activity keeps',
      manifest(
        `${activity('', 'android:launchMode="singleTask"')}<activity-alias android:name=".Alias" android:targetActivity=".Pay" android:exported="true">${filter()}</activity-alias>`,
      ),
      [],
    ],
    [
      'an alias, whose activity does not',
      manifest(
        `${activity('', '')}<activity-alias android:name=".Alias" android:targetActivity=".Pay" android:exported="true">${filter()}</activity-alias>`,
      ),
      ['error launch-mode-missing'],
    ],
    [
      'an activity that the build takes out',
      without(good, '<activity ', '<activity tools:node="remove" '),
      ['error scheme-missing'],
    ],
    [
      'a permission that the build takes out',
      without(good, '<uses-permission ', '<uses-permission tools:node="remove" '),
      ['error internet-missing'],
    ],
    ['what is commented out', without(good, /<activity [\s\S]*<\/activity>/, '<!-- $& -->'), ['error scheme-missing']],
    ['an app by its scheme', manifest(activity(filter()), '<intent><data android:scheme="kakaotalk" /></intent>'), []],
    ['any scheme', manifest(activity(filter()), '<intent><data android:scheme="*" /></intent>'), []],
    [
      'any scheme of any link, for the browser too',
      without(
        good,
        /<queries>[\s\S]*<\/queries>/,
        '<queries><intent><action android:name="android.intent.action.VIEW" /><data android:scheme="*" /></intent></queries>',
      ),
      [],
    ],
    [
      'links without data, which shows what takes none',
      manifest(activity(filter()), '<intent><action android:name="android.intent.action.VIEW" /></intent>'),
      ['warning apps-missing'],
    ],
    [
      'any scheme of one host',
      manifest(activity(filter()), '<intent><data android:scheme="*" android:host="a.b" /></intent>'),
      ['warning apps-missing'],
    ],
    [
      'any scheme of another action',
      manifest(
        activity(filter()),
        '<intent><action android:name="android.intent.action.SEND" /><data android:scheme="*" /></intent>',
      ),
      ['warning apps-missing'],
    ],
    [
      'a permission for old Androids',
      without(good, 'INTERNET"', 'INTERNET" android:maxSdkVersion="28"'),
      ['error internet-missing'],
    ],
    [
      'a permission for old Androids beside one for all',
      without(
        good,
        '<queries>',
        '<uses-permission android:name="android.permission.INTERNET" android:maxSdkVersion="28" />$&',
      ),
      [],
    ],
    [
      'a disabled activity',
      without(good, '<activity ', '<activity android:enabled="false" '),
      ['error activity-disabled'],
    ],
    [
      'a disabled activity beside one that is not',
      manifest(activity(filter(), 'android:enabled="false"', '.Old') + activity(filter())),
      [],
    ],
    [
      'a disabled application',
      without(good, '<application ', '<application android:enabled="false" '),
      ['error activity-disabled'],
    ],
    [
      'an activity without history',
      without(good, '<activity ', '<activity android:noHistory="true" '),
      ['error activity-forgotten'],
    ],
    [
      'an activity for those with a permission',
      without(good, '<activity ', '<activity android:permission="my.own" '),
      ['error activity-guarded'],
    ],
    [
      'enabled, with its history',
      without(good, '<activity ', '<activity android:enabled="true" android:noHistory="false" '),
      [],
    ],
    ...ALIASES.map(([target, name, attributes, expected]): [string, string, string[]] => [
      `an alias for ${target}, and ${name}`,
      manifest(
        `${activity('', attributes, name)}<activity-alias android:name=".Alias" android:targetActivity="${target}" android:exported="true">${filter()}</activity-alias>`,
      ),
      expected,
    ]),
    [
      'another app',
      manifest(activity(filter()), '<package android:name="com.kakao.talk.other" />'),
      ['warning apps-missing'],
    ],
    ['an app in capitals', without(good, '"com.kakao.talk"', '"com.kakao.Talk"'), ['warning app-misspelt']],
    ['an app with a blank', without(good, '"com.kakao.talk"', '"com.kakao.talk "'), ['warning app-misspelt']],
    [
      'an app by its scheme with ://',
      manifest(activity(filter()), '<intent><data android:scheme="kakaotalk://" /></intent>'),
      ['warning app-misspelt'],
    ],
    [
      'an app in capitals beside the right one',
      without(good, '<queries>', '<queries><package android:name="Com.Kakao.Talk" />'),
      [],
    ],
    [
      'queries inside the application',
      without(good, /(<queries>[\s\S]*<\/queries>)(\s*<application[^>]*>)/, '$2$1'),
      ['error queries-misplaced'],
    ],
    [
      'queries inside the application, without the app',
      without(good, /<queries>[\s\S]*<\/queries>(\s*<application[^>]*>)/, '$1<queries />'),
      ['error queries-misplaced', 'warning apps-missing', 'warning browser-missing'],
    ],
    ['http forbidden', without(good, 'Traffic="true"', 'Traffic="false"'), ['warning http-blocked']],
    ['nothing said of http', without(good, ' android:usesCleartextTraffic="true"'), ['warning http-blocked']],
    [
      'a configuration of the network',
      without(good, 'usesCleartextTraffic="true"', 'networkSecurityConfig="@xml/network"'),
      [],
    ],
    [
      'a configuration of the network beside http forbidden',
      without(good, 'Traffic="true"', 'Traffic="false" android:networkSecurityConfig="@xml/network"'),
      [],
    ],
    ['http decided by the build', without(good, 'Traffic="true"', `Traffic="${built('http')}"`), []],
    ['no queries', without(good, /<queries>[\s\S]*<\/queries>/), ['error apps-missing']],
    [
      'no queries, and the permission to see all',
      without(
        good,
        /<queries>[\s\S]*<\/queries>/,
        '<uses-permission android:name="android.permission.QUERY_ALL_PACKAGES" />',
      ),
      [],
    ],
    ['no browser', without(good, '"https"', '"http"'), ['warning browser-missing']],
    ['two lists', without(good, '<application ', '<queries><package android:name="x.y" /></queries>$&'), []],
  ];
  for (const [name, text, expected] of cases) {
    it(`${name}: ${expected.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(brief(checkAndroidManifest(text, small)), expected));
  }

  it('writes the lines with the prefix that the file has', () => {
    const bare = '<manifest xmlns:a="http://schemas.android.com/apk/res/android"/>';
    const lines = checkAndroidManifest(bare, small).map(({ add }) => add);
    assert.match(
      lines.join(),
      /<uses-permission a:name="android\.permission\.INTERNET" \/>.*<package a:name="com\.kakao/s,
    );
    assert.doesNotMatch(lines.join(), /android:/);
  });

  it('says how many apps are missing, in one finding with the lines of all', () => {
    const [finding, ...more] = checkAndroidManifest(without(whole, /<package [\s\S]*<package .*\n/), android);
    assert.deepEqual(more, []);
    const [, missing, all] = /^(\d+) of (\d+) apps are not named in <queries>/.exec(finding?.message ?? '') ?? [];
    assert.equal(finding?.add.match(/<package |<intent>/g)?.length, Number(missing));
    assert.equal(Number(all), (whole.match(/<package |<intent> <!--/g) ?? []).length);
  });

  it('says what a near miss has to be', () => {
    const [app] = checkAndroidManifest(without(good, '"com.kakao.talk"', '"com.Kakao.talk "'), small);
    assert.ok(app?.message.includes('"com.Kakao.talk " has to be "com.kakao.talk"'), app?.message);
    assert.match(app?.add ?? '', /^<package android:name="com\.kakao\.talk" \/>/);
    const [scheme] = checkAndroidManifest(without(good, '"myshop"', '"MyShop://"'), small);
    assert.ok(scheme?.message.includes('"MyShop://" has to be "myshop"'), scheme?.message);
    assert.equal(scheme?.add, '<data android:scheme="myshop" />');
  });

  it('says where the filter goes, and what the activity needs beside it', () => {
    const [narrow] = checkAndroidManifest(
      manifest(activity(filter('<data android:scheme="myshop" android:host="pay" />'))),
      small,
    );
    assert.match(narrow?.message ?? '', /add this filter to the activity .* beside the one that is there/);
    const [missing] = checkAndroidManifest(manifest(''), small);
    assert.match(missing?.message ?? '', /android:exported="true" and android:launchMode="singleTask"/);
  });

  it('names the activities that share a scheme, and keeps a link for certain hosts', () => {
    const messageOf = (data?: string) =>
      checkAndroidManifest(manifest(activity(filter()) + activity(filter(data), undefined, '.Other')), small)[0]
        ?.message ?? '';
    assert.match(messageOf(), /\(\.Pay, \.Other\).* myshop-pay, .*, or leave one\.$/);
    assert.match(messageOf('<data android:scheme="myshop" android:host="product" />'), /myshop-pay, .* too\.$/);
  });
});
