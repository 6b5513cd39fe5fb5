import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { parse } from 'plist';
import {
  androidManifest,
  appsFor,
  checkAndroidManifest,
  checkInfoPlist,
  infoPlist,
  type JudgedTarget,
  judgeTarget,
  NativeError,
  type Platform,
  platformOf,
} from '../../src/native/index.js';
import { PROFILES } from '../../src/profiles/index.js';
import { ANDROID_PACKAGES, MANUALS } from './facts.js';

const codes = PROFILES.map(({ code }) => code);
const GROUPS: readonly (readonly string[])[] = [
  ...codes.map((code) => [code]),
  ['kcp', 'html5_inicis', 'kakao'],
  codes,
];

const targetOf = (pgs: readonly string[], platform: Platform) => judgeTarget({ pgs, scheme: 'myshop' }, platform);
const documentOf = (text: string) =>
  new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  }).parseFromString(text, 'text/xml');

interface InfoPlist {
  CFBundleURLTypes: { CFBundleTypeRole: string; CFBundleURLName: string; CFBundleURLSchemes: string[] }[];
  LSApplicationQueriesSchemes: string[];
  NSAppTransportSecurity: Record<string, boolean>;
}

const plistOf = (text: string): InfoPlist => {
  documentOf(text);
  return parse(text) as unknown as InfoPlist;
};

describe('infoPlist', () => {
  for (const pgs of GROUPS) {
    it(`of ${pgs.length > 3 ? 'every PG' : pgs.join(', ')} is a property list with the scheme and the apps`, () => {
      const target = targetOf(pgs, 'ios');
      const text = infoPlist(target);
      assert.deepEqual(plistOf(text), {
        CFBundleURLTypes: [
          {
            CFBundleTypeRole: 'Editor',
            CFBundleURLName: '$(PRODUCT_BUNDLE_IDENTIFIER)',
            CFBundleURLSchemes: ['myshop'],
          },
        ],
        LSApplicationQueriesSchemes: appsFor(target.pgs, 'ios').map(({ scheme }) => scheme),
        NSAppTransportSecurity: { NSAllowsArbitraryLoadsInWebContent: true },
      });
      for (const { scheme, label } of target.apps) {
        const comment = new RegExp(`<string>${scheme}</string> <!-- [^>]*${label.en.replace(/[.()+]/g, '\\$&')}`);
        assert.match(text, comment);
      }
      assert.equal(platformOf(text), 'ios');
      assert.deepEqual(checkInfoPlist(text, target), []);
    });
  }

  for (const [pg, schemes] of Object.entries(MANUALS)) {
    it(`of ${pg} has every scheme of its manual`, () => {
      const listed = plistOf(infoPlist(targetOf([pg], 'ios'))).LSApplicationQueriesSchemes;
      for (const scheme of schemes) assert.ok(listed.indexOf(scheme) >= 0 && listed.indexOf(scheme) < 50, scheme);
    });
  }

  it('says once where the 50 that count end, if there are more', () => {
    const lines = infoPlist(targetOf(['kcp'], 'ios')).split('\n');
    const list = lines.slice(lines.findIndex((line) => line.includes('LSApplicationQueriesSchemes')) + 2);
    assert.match(list[50] ?? '', /^\t\t<!-- iOS counts the 50 above/);
    assert.equal(list.filter((line) => line.includes('iOS counts')).length, 1);
    assert.doesNotMatch(infoPlist(targetOf(['kakao'], 'ios')), /iOS counts/);
  });
});

describe('androidManifest', () => {
  const named = (text: string, tag: string, name = 'android:name') =>
    [...documentOf(text).getElementsByTagName(tag)].map((element) => element.getAttribute(name));

  for (const pgs of GROUPS) {
    it(`of ${pgs.length > 3 ? 'every PG' : pgs.join(', ')} names each app once, and one activity that comes back`, () => {
      const target = targetOf(pgs, 'android');
      const text = androidManifest(target);
      const packages = named(text, 'package');
      assert.deepEqual(packages, [...new Set(packages)]);
      const schemes = named(text, 'data', 'android:scheme');
      for (const { scheme, androidPackage } of target.apps) {
        assert.ok(androidPackage ? packages.includes(androidPackage) : schemes.includes(scheme), scheme);
      }
      assert.deepEqual(named(text, 'uses-permission'), ['android.permission.INTERNET']);
      assert.deepEqual(named(text, 'application', 'android:usesCleartextTraffic'), ['true']);
      assert.deepEqual(named(text, 'activity'), ['.PaymentActivity']);
      assert.deepEqual(named(text, 'activity', 'android:exported'), ['true']);
      assert.deepEqual(named(text, 'activity', 'android:launchMode'), ['singleTask']);
      assert.match(named(text, 'activity', 'android:configChanges').join(), /orientation.*screenSize/);
      assert.deepEqual(schemes.slice(-2), ['https', 'myshop']);
      assert.equal(platformOf(text), 'android');
      assert.deepEqual(checkAndroidManifest(text, target), []);
    });
  }

  for (const [pg, schemes] of Object.entries(MANUALS)) {
    it(`of ${pg} lets it see every app of its manual`, () => {
      const text = androidManifest(targetOf([pg], 'android'));
      const seen = [...named(text, 'package'), ...named(text, 'data', 'android:scheme')];
      const packages = targetOf([pg], 'android').apps;
      for (const scheme of schemes.filter((name) => name !== 'itms-apps')) {
        const own = ANDROID_PACKAGES[scheme] ?? packages.find((app) => app.scheme === scheme)?.androidPackage ?? scheme;
        assert.ok(seen.includes(own), scheme);
      }
    });
  }

  it('names the activity in full where a package was named', () => {
    const text = androidManifest(
      judgeTarget({ pgs: ['kcp'], scheme: 'myshop', packageName: 'com.your.shop' }, 'android'),
    );
    assert.deepEqual(named(text, 'activity'), ['com.your.shop.PaymentActivity']);
  });

  it('asks by scheme where no package is known', () => {
    const target = targetOf(['kcp'], 'android');
    const unknown = target.apps.filter(({ androidPackage }) => androidPackage === null);
    assert.ok(unknown.length > 0);
    const schemes = named(androidManifest(target), 'data', 'android:scheme');
    for (const { scheme } of unknown) assert.ok(schemes.includes(scheme), scheme);
  });
});

describe('whatever stands in a target', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('-->', '--', '-', ']]>', '&x;', '"/><a>'),
  );
  const hostile = fc.record({ ko: text, en: text, scheme: text, name: fc.option(text) });

  it('stays text in the files', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), text, text, (rows, scheme, packageName) => {
        const pgs = ['kakao'] as const;
        const apps = rows.map(({ ko, en, scheme, name }) => ({
          ...{ scheme, label: { ko, en }, androidPackage: name, appStoreId: null, payMethods: 'any' as const },
          ...{ inManuals: false, platforms: ['ios', 'android'] as const, pgs },
        }));
        const target: JudgedTarget = {
          pgs,
          scheme,
          returnUrl: 'https://shop.example/',
          packageName,
          apps,
          duties: new Set(),
        };
        assert.equal(plistOf(infoPlist(target)).LSApplicationQueriesSchemes.length, rows.length);
        const manifest = documentOf(androidManifest(target));
        assert.equal(manifest.getElementsByTagName('activity').length, 1);
        assert.equal(manifest.getElementsByTagName('queries')[0]?.attributes.length, 0);
      }),
    );
  });

  it('is judged, or refused by a NativeError', () => {
    const target = fc.record({
      pgs: fc.array(fc.oneof(fc.constantFrom(...codes), text), { maxLength: 3 }),
      scheme: fc.oneof(text, fc.stringMatching(/^[a-z][a-z0-9]{5,9}$/)),
      returnUrl: fc.oneof(text, fc.webUrl({ withFragments: true, withQueryParameters: true })),
    });
    let judged = 0;
    fc.assert(
      fc.property(target, fc.constantFrom('ios' as const, 'android' as const), (given, platform) => {
        try {
          const { scheme, returnUrl } = judgeTarget(given, platform);
          assert.match(scheme, /^[a-zA-Z][a-zA-Z0-9+.-]*$/);
          assert.match(returnUrl, /^https?:\/\/[^\s"<>\\]+$/);
          judged += 1;
        } catch (error) {
          assert.ok(error instanceof NativeError, String(error));
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(judged > 0);
  });

  it('is found out in a file, or refused by a NativeError', () => {
    const file = fc.record({
      platform: fc.constantFrom('ios' as const, 'android' as const),
      from: fc.nat({ max: 999 }),
      length: fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 200 })),
      instead: fc.oneof(fc.constantFrom('', 'x'), text),
    });
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(file, ({ platform, from, length, instead }) => {
        const target = targetOf(['kcp'], platform);
        const whole = platform === 'ios' ? infoPlist(target) : androidManifest(target);
        const start = Math.floor((from / 1000) * whole.length);
        const broken = whole.slice(0, start) + instead + whole.slice(start + length);
        try {
          const findings = (platform === 'ios' ? checkInfoPlist : checkAndroidManifest)(broken, target);
          for (const { message } of findings) assert.ok(message);
          outcomes.add(findings.length > 0 ? 'findings' : 'nothing');
        } catch (error) {
          assert.ok(error instanceof NativeError, String(error));
          outcomes.add('refused');
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(outcomes.has('refused') && outcomes.has('findings'));
  });
});
