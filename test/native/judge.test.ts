import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  judgeTarget,
  NativeError,
  type NativeTarget,
  PAYMENT_APPS,
  type Platform,
  snippets,
} from '../../src/native/index.js';
import { PROFILES } from '../../src/profiles/index.js';

const judge = (target: object, platform: Platform = 'android') =>
  judgeTarget({ pgs: ['kcp'], scheme: 'myshop', ...target } as NativeTarget, platform);

/** The faults of a target, as `path: message`. */
function faultsOf(target: object, platform?: Platform): string[] {
  try {
    judge(target, platform);
  } catch (error) {
    assert.ok(error instanceof NativeError);
    assert.equal(error.message, error.faults.map(({ message }) => message).join('\n'));
    return error.faults.map(({ path, message }) => `${path}: ${message}`);
  }
  return [];
}

describe('judgeTarget', () => {
  it('adds what follows from the PGs', () => {
    const judged = judge({ pgs: ['kakao', 'nice.MID', 'html5_inicis', 'kakao', 'tosstest'] });
    assert.deepEqual(judged.pgs, ['kakao', 'nice', 'html5_inicis', 'tosspay']);
    assert.deepEqual([...judged.duties].sort(), ['bankpay-result', 'communicate', 'load-return']);
    assert.ok(judged.apps.some(({ scheme }) => scheme === 'kakaotalk'));
    assert.ok(judged.apps.every(({ platforms }) => platforms.includes('android')));
    assert.deepEqual([...judge({}).duties], []);
  });

  for (const { code } of PROFILES) {
    it(`knows ${code}`, () => assert.deepEqual(judge({ pgs: [code] }).pgs, [code]));
  }

  it('takes a scheme with or without ://', () => {
    for (const scheme of ['myshop', 'myshop:', 'myshop://', ' myshop '])
      assert.equal(judge({ scheme }).scheme, 'myshop');
    for (const scheme of ['my-shop', 'my.shop', 'a1+b']) assert.equal(judge({ scheme }).scheme, scheme);
    assert.equal(judge({ scheme: 'MyShop' }, 'ios').scheme, 'MyShop');
  });

  for (const scheme of ['', '1shop', 'my shop', 'my_shop', '상점', 'myshop://pay', '<x>', '://', 'my\nshop']) {
    it(`refuses ${JSON.stringify(scheme)} as a scheme`, () =>
      assert.match(faultsOf({ scheme }).join(), /^scheme: .*is no scheme.*myshop/));
  }

  it('refuses the schemes of browsers, of the system and of the apps in the table', () => {
    const taken = ['http', 'https', 'HTTPS', 'intent', 'market', 'javascript', 'about', 'file', 'tel'];
    for (const scheme of [...taken, ...PAYMENT_APPS.map((app) => app.scheme)]) {
      assert.match(faultsOf({ scheme }, 'ios').join(), /^scheme: /, scheme);
    }
    assert.match(faultsOf({ scheme: 'kakaotalk' }).join(), /belongs to the system or to another app/);
  });

  it('refuses capital letters on Android, and says what to write', () => {
    assert.match(faultsOf({ scheme: 'MyShop' }).join(), /^scheme: .*"myshop".*app-scheme/);
  });

  it('refuses what a PG does not come back to, by its own rule', () => {
    assert.match(
      faultsOf({ pgs: ['kcp', 'html5_inicis'], scheme: 'my.shop' }).join(),
      /^scheme: html5_inicis .*"my\.shop"/,
    );
    assert.deepEqual(faultsOf({ pgs: ['html5_inicis'], scheme: 'my.shop' }, 'ios'), []);
    assert.deepEqual(faultsOf({ pgs: PROFILES.map(({ code }) => code) }), []);
  });

  it('has a return page to be changed where none is named', () => {
    assert.equal(judge({}).returnUrl, 'https://shop.example/order/return');
    const good = [
      'https://my.shop/pay?x=1',
      'http://localhost:8080/',
      'http://10.0.2.2:3000/return',
      'http://127.0.0.1/',
    ];
    for (const returnUrl of good) assert.equal(judge({ returnUrl }).returnUrl, returnUrl);
  });

  for (const returnUrl of [
    '',
    '/return',
    'http://shop.example/',
    'javascript:alert(1)',
    'myshop://return',
    'https://',
    'https://a:b@c.d/',
    5,
  ]) {
    it(`refuses ${JSON.stringify(returnUrl)} as a return page`, () =>
      assert.match(faultsOf({ returnUrl }).join(), /^returnUrl: .*(https|address)/));
  }

  it('has a package to be changed where none is named', () => {
    assert.equal(judge({}).packageName, 'com.example.shop');
    for (const packageName of ['com.your.shop', 'kr.co.Shop_2', 'in.shop', 'kr.newshop'])
      assert.equal(judge({ packageName }).packageName, packageName);
    assert.equal(judge({ packageName: ' com.your.shop ' }).packageName, 'com.your.shop');
  });

  for (const packageName of [
    '',
    'shop',
    'com.',
    '.shop',
    'com..shop',
    'com.1shop',
    'com.my-shop',
    'com._x',
    '상.점',
    5,
  ]) {
    it(`refuses ${JSON.stringify(packageName)} as a package`, () =>
      assert.match(faultsOf({ packageName }).join(), /^packageName: .*com\.your\.shop\.$/));
  }

  for (const packageName of ['com.new.shop', 'com.shop.default', 'int.shop', 'com.null.shop']) {
    it(`refuses the word of Java's own in ${packageName}`, () =>
      assert.match(faultsOf({ packageName }).join(), /^packageName: .*(new|default|int|null) is a word of Java's own/));
  }

  for (const [lang, line] of [
    ['java', 'package in.your.shop;'],
    ['kotlin', 'package `in`.your.shop'],
  ] as const) {
    it(`puts every ${lang} file into the package`, () => {
      const options = { pgs: ['html5_inicis'], scheme: 'myshop', packageName: 'in.your.shop' };
      const [xml, ...code] = snippets({ platform: 'android', lang, ...options });
      assert.match(xml?.text ?? '', /android:name="in\.your\.shop\.PaymentActivity"/);
      assert.equal(code.length, 3);
      for (const { file, text } of code) assert.ok(text.startsWith(`${line}\n`), file);
    });
  }

  it('names the fault of a language with all others', () => {
    const options = { pgs: ['nicee'], scheme: 'http', lang: 'basic' } as unknown as NativeTarget;
    assert.throws(
      () => snippets({ platform: 'ios', ...options }),
      (error) => error instanceof NativeError && error.faults.map(({ path }) => path).join() === 'pgs,scheme,lang',
    );
  });

  it('names every fault at once', () => {
    const faults = faultsOf({ pgs: ['kcp', 'nicee', 'KCP'], scheme: 'http', returnUrl: 'ftp://x', packageName: 'x' });
    assert.deepEqual(
      faults.map((fault) => fault.split(':')[0]),
      ['pgs', 'pgs', 'scheme', 'returnUrl', 'packageName'],
    );
    assert.match(faults[0] ?? '', /There is no PG "nicee", only kcp, .*nice_v2/);
    assert.match(faultsOf({ pgs: [], scheme: undefined }).join(), /^pgs: .*at least one.*,scheme: .*missing/);
    assert.match(faultsOf({ pgs: undefined }).join(), /^pgs: /);
    assert.match(faultsOf({ pgs: [7] }).join(), /^pgs: /);
  });
});
