import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { appsFor, PAYMENT_APPS, queriedPackagesFor } from '../../src/native/apps.js';
import { ABOUT } from '../../src/profiles/about.js';
import { type PgCode, PROFILES } from '../../src/profiles/index.js';
import { ANDROID_PACKAGES, APP_STORE_IDS, MANUALS, QUERIED_ONLY } from './facts.js';

const schemesFor = (pg: PgCode, platform: 'ios' | 'android') => appsFor([pg], platform).map(({ scheme }) => scheme);
const rowOf = (scheme: string) => PAYMENT_APPS.find((app) => app.scheme === scheme);

describe('PAYMENT_APPS', () => {
  it('are each there once, and look like what they are', () => {
    const schemes = PAYMENT_APPS.map(({ scheme }) => scheme);
    assert.deepEqual(schemes, [...new Set(schemes)]);
    for (const { scheme, label, androidPackage, appStoreId, platforms, pgs } of PAYMENT_APPS) {
      // One of a card company's own has an underscore.
      assert.match(scheme, /^[a-zA-Z][a-zA-Z0-9+._-]*$/);
      assert.ok(label.ko && label.en, scheme);
      assert.match(androidPackage ?? 'a.b', /^[a-zA-Z]\w*(\.[a-zA-Z]\w*)+$/);
      assert.match(appStoreId ?? '100000000', /^\d{9,10}$/);
      assert.ok(platforms.length > 0 && pgs.length > 0, scheme);
    }
  });

  it('share what one app has: its App Store number goes with its package', () => {
    const packages = new Map<string, string>();
    for (const { androidPackage, appStoreId } of PAYMENT_APPS) {
      if (androidPackage === null || appStoreId === null) continue;
      assert.equal(packages.get(appStoreId) ?? androidPackage, androidPackage);
      packages.set(appStoreId, androidPackage);
    }
    assert.ok(packages.size > 20);
  });

  for (const [scheme, androidPackage] of Object.entries(ANDROID_PACKAGES)) {
    it(`${scheme} opens ${androidPackage} on Android`, () => {
      assert.equal(rowOf(scheme)?.androidPackage, androidPackage);
      assert.ok(rowOf(scheme)?.platforms.includes('android'));
    });
  }

  for (const [scheme, appStoreId] of Object.entries(APP_STORE_IDS)) {
    it(`${scheme} is ${appStoreId ?? 'without a number'} in the App Store`, () => {
      assert.equal(rowOf(scheme)?.appStoreId, appStoreId);
      assert.ok(rowOf(scheme)?.platforms.includes('ios'));
    });
  }

  it('are marked where a manual asks for them, but for its misspelling', () => {
    const asked = new Set<string>(Object.values(MANUALS).flat());
    asked.delete('nhappvardansimclick');
    const marked = PAYMENT_APPS.filter(({ inManuals }) => inManuals).map(({ scheme }) => scheme);
    assert.deepEqual(marked.sort(), [...asked].sort());
  });

  it('are those of the contract and of the manuals, and no others', () => {
    const known = new Set([
      ...Object.keys(ANDROID_PACKAGES),
      ...Object.keys(APP_STORE_IDS),
      ...Object.values(MANUALS).flat(),
    ]);
    assert.deepEqual(PAYMENT_APPS.map(({ scheme }) => scheme).sort(), [...known].sort());
  });
});

describe('the apps of a PG', () => {
  for (const [pg, schemes] of Object.entries(MANUALS) as [PgCode, readonly string[]][]) {
    it(`${pg} are all of its manual, among the 50 that iOS counts`, () => {
      const counted = schemesFor(pg, 'ios').slice(0, 50);
      assert.deepEqual(
        schemes.filter((scheme) => !counted.includes(scheme)),
        [],
      );
    });
  }

  it('have the right spelling beside the manuals’ misspelling', () => {
    for (const pg of ['kcp', 'html5_inicis'] as const) {
      assert.ok(schemesFor(pg, 'ios').includes('nhappcardansimclick'));
      assert.ok(schemesFor(pg, 'android').includes('nhappcardansimclick'));
    }
  });

  const cases: [PgCode, string[]][] = [
    ['kakao', ['itms-apps', 'kakaotalk', 'itms-appss']],
    ['kakaopay', ['itms-apps', 'kakaotalk', 'itms-appss']],
    ['payco', ['itms-apps', 'payco', 'itms-appss', 'shinhan-sr-ansimclick-payco']],
    ['tosspay', ['itms-apps', 'supertoss', 'itms-appss']],
    ['tosspay_v2', ['itms-apps', 'supertoss', 'itms-appss']],
    ['chai', ['itms-apps', 'itms-appss', 'chaipayment']],
    ['smilepay', ['itms-apps', 'itms-appss']],
    ['paypal_v2', ['itms-apps', 'itms-appss']],
    ['inicis_jp', ['itms-apps', 'itms-appss']],
    ['danal', ['itms-apps', 'tauthlink', 'ktauthexternalcall', 'upluscorporation', 'itms-appss']],
  ];
  for (const [pg, schemes] of cases) {
    it(`${pg} are ${schemes.join(', ')}`, () => assert.deepEqual(schemesFor(pg, 'ios'), schemes));
  }

  it('follow from the pay methods', () => {
    const needing = (scheme: string) => rowOf(scheme)?.pgs ?? [];
    assert.ok(needing('kftc-bankpay').includes('settle_acc') && !needing('ispmobile').includes('settle_acc'));
    assert.ok(needing('ispmobile').includes('kcp_billing') && !needing('kftc-bankpay').includes('kcp_billing'));
    assert.ok(needing('lpayapp').includes('welcome') && !needing('lpayapp').includes('nice'));
    assert.ok(needing('samsungpay').includes('galaxia') && !needing('tauthlink').includes('danal_tpay'));
    assert.ok(needing('weixin').includes('kicc_v2') && needing('alipays').includes('nice_v2'));
    // A PG whose pay methods nobody knows may lead to cards, banks and PASS.
    for (const scheme of ['ispmobile', 'kftc-bankpay', 'tauthlink']) assert.ok(needing(scheme).includes('payple'));
  });

  it('that a profile names have a row', () => {
    const named = Object.values(ABOUT).flatMap(({ apps = [] }) => apps);
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter((scheme) => !rowOf(scheme)),
      [],
    );
  });

  it('are in the order of the table, whatever the order of the PGs', () => {
    assert.deepEqual(appsFor(['payco', 'kcp'], 'android'), appsFor(['kcp', 'payco'], 'android'));
    assert.deepEqual(appsFor([], 'ios'), []);
  });
});

describe('the packages that are only looked for', () => {
  it('are those of the contract', () => {
    const packages = [
      ...queriedPackagesFor(PROFILES.map(({ code }) => code)).map(({ androidPackage }) => androidPackage),
      ...PAYMENT_APPS.map(({ androidPackage }) => androidPackage),
    ];
    assert.deepEqual(
      QUERIED_ONLY.filter((name) => !packages.includes(name)),
      [],
    );
  });

  it('follow from the pay methods, and are none where a PG has a list of its own', () => {
    assert.ok(queriedPackagesFor(['kcp']).some(({ androidPackage }) => androidPackage === 'com.lge.lgpay'));
    assert.deepEqual(queriedPackagesFor(['kakao', 'payco', 'settle_acc']), []);
  });
});
