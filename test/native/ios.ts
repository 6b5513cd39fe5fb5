import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type IosLanguage, iosCode, iosCookiePolicy } from '../../src/native/ios/index.js';
import { TARGETS } from './targets.js';

/** What both languages have to say, whatever a compiler or a parser thinks of it. */
export function describeIos(language: IosLanguage): void {
  describe(`what the ${language} code says`, () => {
    const texts = Object.entries(TARGETS).map(
      ([pg, target]) =>
        [
          pg,
          target,
          iosCode(target, language)
            .map(({ text }) => text)
            .join('\n'),
        ] as const,
    );

    it('finds each app in the App Store by its scheme, in small letters and once', () => {
      for (const [, target, text] of texts) {
        for (const { scheme, appStoreId } of target.apps) {
          const rows = text
            .split('\n')
            .filter((line) => line.includes(`"${scheme.toLowerCase()}"`) && line.includes('//'));
          assert.equal(rows.length, appStoreId ? 1 : 0, scheme);
          if (appStoreId) assert.ok(rows[0]?.includes(`"${appStoreId}"`), rows[0]);
        }
      }
    });

    it('leaves out what a target needs no part of', () => {
      const words = { communicate: 'communicate(', 'load-return': 'm_redirect_url', 'bankpay-result': 'bankpay_code' };
      for (const [pg, target, text] of texts) {
        for (const [duty, word] of Object.entries(words)) {
          assert.equal(
            text.includes(word),
            [...target.duties].some((one) => one === duty),
            `${pg}: ${duty}`,
          );
        }
      }
    });

    it('tells KakaoPay’s window by a name that no page can take over', () => {
      const script = "window.IamportElements&&window.IamportElements.communicate({result:'";
      for (const [pg, target, text] of texts) assert.equal(text.includes(script), target.duties.has('communicate'), pg);
    });

    it('takes an empty table', () => {
      const files = iosCode({ ...TARGETS.kcp!, apps: [] }, language);
      assert.ok(files.some(({ text }) => text.includes(language === 'swift' ? '= [:]' : '= @{};')));
    });

    it('accepts cookies of both kinds, and sets no user agent', () => {
      for (const [, , text] of texts) {
        assert.match(text, language === 'swift' ? /cookieAcceptPolicy = \.always/ : COOKIES_OF_THE_MANUAL);
        assert.match(text, language === 'swift' ? /#available\(iOS 17\.0, \*\)/ : /@available\(iOS 17\.0, \*\)/);
        assert.match(text, /httpCookieStore/);
        assert.doesNotMatch(text, /customUserAgent|applicationNameForUserAgent/);
      }
      const alone = iosCookiePolicy(language);
      assert.ok(texts.every(([, , text]) => text.includes(alone.text)));
    });

    it('is tidy', () => {
      for (const target of Object.values(TARGETS)) {
        for (const { file, text } of iosCode(target, language)) {
          assert.doesNotMatch(text, /\n\n\n|[ \t]\n|\t|TODO|undefined|\{\n\n|\n\n *\}/, file);
          assert.deepEqual(
            text.split('\n').filter((line) => line.length > 120),
            [],
            file,
          );
          assert.match(text, /[^\n]\n$/);
        }
      }
    });
  });
}

/** Inicis manual §3.2.3. */
const COOKIES_OF_THE_MANUAL =
  /application:\(UIApplication \*\)application didFinishLaunchingWithOptions:\(NSDictionary \*\)launchOptions\n\{[^}]*\[\[NSHTTPCookieStorage sharedHTTPCookieStorage\] setCookieAcceptPolicy:NSHTTPCookieAcceptPolicyAlways\];/;
