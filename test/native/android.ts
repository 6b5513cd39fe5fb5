import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { type AndroidLanguage, androidCode } from '../../src/native/android/index.js';
import { type AndroidApps, compileAndroid, type Deed, type JavaApp } from './java-app.js';
import { TARGETS, targetOf } from './targets.js';

const CART = 'https://shop.example/cart';
const RETURN = 'https://shop.example/order/return';
const LOCAL = { ...targetOf('html5_inicis'), returnUrl: 'http://localhost:8080/return' };
const PLAY = ['com.android.vending', 'market'];
const BROWSER = ['com.android.chrome', 'https', 'http'];
const PAYBOOC = ['kvp.jjy.MispAndroid320', 'ispmobile'];
const KAKAOTALK = ['com.kakao.talk', 'kakaotalk'];
const NH = ['nh.smart.nhallonepay', 'nhallonepayansimclick'];
const BANKPAY = ['com.kftc.bankpay.android', 'kftc-bankpay'];
const ONLINE = ['com.example.online', 'supertoss', 'content', 'file', 'myshop'];

/** What a page asks for, and what the app's code does; `stays` is left to the WebView. */
interface Asked {
  readonly name: string;
  readonly url: string;
  readonly installed?: readonly string[][];
  readonly does?: readonly Deed[];
  /** Where the code does something else for a frame's. */
  readonly framed?: readonly Deed[];
  readonly stays?: true;
}

const opens = (url: string, packageName = ''): Deed => ['startActivity', url, packageName];
const market = (packageName: string) => opens(`market://details?id=${packageName}`);
const intent = (path: string, ...parts: string[]) =>
  `intent:${path}#Intent;${parts.map((part) => `${part};`).join('')}end`;

const asked: readonly Asked[] = [
  ...[
    'https://pg.example/pay',
    'http://pg.example/',
    'HTTPS://PG.example/',
    'https://play.google.com.evil.example/',
  ].map((url) => ({ name: `a web page, ${url}`, url, stays: true as const })),
  ...['about:blank', 'javascript:void(0)', 'data:text/html,hello', 'blob:https://pg.example/1', '', '/pay'].map(
    (url) => ({
      name: `what the WebView can load, ${url || 'nothing'}`,
      url,
      stays: true as const,
    }),
  ),
  ...['file:///data/data/com.example.shop/files/token', 'content://com.example.shop/token', 'FILE:///etc/hosts'].map(
    (url) => ({ name: `a file of the phone, ${url}`, url, installed: [ONLINE], does: [] }),
  ),
  { name: 'ISP, installed', url: 'ispmobile://TID=1', installed: [PLAY, PAYBOOC], does: [opens('ispmobile://TID=1')] },
  { name: 'ISP, absent', url: 'ispmobile://TID=1', installed: [PLAY], does: [market('kvp.jjy.MispAndroid320')] },
  {
    name: 'ISP in capitals, absent',
    url: 'ISPMobile://TID=1',
    installed: [PLAY],
    does: [market('kvp.jjy.MispAndroid320')],
  },
  {
    name: 'a scheme with capitals in the table, absent',
    url: 'newsmartpib://pay',
    installed: [PLAY],
    does: [market('com.wooribank.smart.npib')],
  },
  {
    name: 'ISP on a phone without a Play store',
    url: 'ispmobile://TID=1',
    installed: [BROWSER],
    does: [opens('https://play.google.com/store/apps/details?id=kvp.jjy.MispAndroid320')],
  },
  {
    name: 'ISP on a phone with nothing',
    url: 'ispmobile://TID=1',
    does: [],
  },
  {
    name: 'an app that nobody knows',
    url: 'newcard://pay',
    installed: [PLAY],
    does: [['log', 'No app opens newcard']],
  },
  {
    name: 'an address without slashes',
    url: 'tel:15880000',
    installed: [['com.android.phone', 'tel']],
    does: [opens('tel:15880000')],
  },
  { name: 'a scheme alone', url: 'supertoss:', installed: [ONLINE], does: [opens('supertoss:')] },
  {
    name: 'an intent, installed',
    url: intent('//kakaopay/pg?url=1', 'scheme=kakaotalk', 'package=com.kakao.talk'),
    installed: [PLAY, KAKAOTALK],
    does: [opens('kakaotalk://kakaopay/pg?url=1', 'com.kakao.talk')],
  },
  {
    name: 'an intent, absent',
    url: intent('//kakaopay/pg', 'scheme=kakaotalk', 'package=com.kakao.talk'),
    installed: [PLAY],
    does: [market('com.kakao.talk')],
  },
  {
    name: 'an intent without a package, absent',
    url: intent('//TID=1', 'scheme=ispmobile'),
    installed: [PLAY],
    does: [market('kvp.jjy.MispAndroid320')],
  },
  {
    name: 'an intent whose package would break out of the address, absent',
    url: intent('//pay', 'scheme=newcard', 'package=a%26url=evil'),
    installed: [PLAY],
    does: [market('a%26url%3Devil')],
  },
  {
    name: 'intent:scheme://',
    url: intent('ispmobile://TID=1', 'package=kvp.jjy.MispAndroid320'),
    installed: [PAYBOOC],
    does: [opens('ispmobile://TID=1', 'kvp.jjy.MispAndroid320')],
  },
  {
    name: 'intent:scheme:// with the scheme once more',
    url: intent('ispmobile://TID=1', 'scheme=ispmobile', 'package=kvp.jjy.MispAndroid320'),
    installed: [PAYBOOC],
    does: [opens('ispmobile://TID=1', 'kvp.jjy.MispAndroid320')],
  },
  {
    name: 'intent:scheme:// without #Intent',
    url: 'intent:ispmobile://TID=1',
    installed: [PAYBOOC],
    does: [opens('ispmobile://TID=1')],
  },
  {
    name: 'NH’s colon in the host',
    url: intent(
      '//pay:card?url=https://nh.example:8443/',
      'scheme=nhallonepayansimclick',
      'package=nh.smart.nhallonepay',
    ),
    installed: [NH],
    does: [opens('nhallonepayansimclick://pay%3Acard?url=https://nh.example:8443/', 'nh.smart.nhallonepay')],
  },
  {
    name: 'a port in the host',
    url: intent('//pay:8443/a', 'scheme=supertoss'),
    installed: [ONLINE],
    does: [opens('supertoss://pay:8443/a')],
  },
  {
    name: 'a fallback address, absent',
    url: intent('//pay', 'scheme=newcard', 'S.browser_fallback_url=https%3A%2F%2Fcard.example%2Finstall'),
    installed: [PLAY],
    does: [['loadUrl', 'https://card.example/install']],
    framed: [['log', 'No app opens newcard']],
  },
  {
    name: 'a fallback address beside a package, absent',
    url: intent('//pay', 'scheme=newcard', 'package=a.b', 'S.browser_fallback_url=https%3A%2F%2Fcard.example%2F'),
    installed: [PLAY],
    does: [['loadUrl', 'https://card.example/']],
    framed: [market('a.b')],
  },
  {
    name: 'a fallback address in the Play store',
    url: intent(
      '//pay',
      'scheme=newcard',
      'S.browser_fallback_url=https%3A%2F%2Fplay.google.com%2Fstore%2Fapps%2Fdetails%3Fid%3Da.b',
    ),
    installed: [BROWSER],
    does: [opens('https://play.google.com/store/apps/details?id=a.b')],
    framed: [['log', 'No app opens newcard']],
  },
  ...['javascript%3Aalert(1)', 'file%3A%2F%2F%2Fetc%2Fhosts', 'intent%3A%23Intent%3Bend'].map((fallback) => ({
    name: `a fallback address that is no web page, ${fallback}`,
    url: intent('//pay', 'scheme=newcard', 'package=a.b', `S.browser_fallback_url=${fallback}`),
    installed: [PLAY],
    does: [market('a.b')],
  })),
  {
    name: 'an intent that names a screen',
    url: intent('//pay', 'scheme=supertoss', 'component=com.example.shop/.SecretActivity'),
    installed: [ONLINE, ['com.example.shop', 'supertoss']],
    does: [opens('supertoss://pay')],
  },
  {
    name: 'an intent with a selector',
    url: intent('//pay', 'scheme=supertoss', 'SEL', 'component=com.example.shop/.SecretActivity'),
    installed: [ONLINE],
    does: [opens('supertoss://pay')],
  },
  {
    name: 'an intent that would hand out a right to a file',
    url: intent('//pay', 'scheme=supertoss', 'launchFlags=0x10000003'),
    installed: [ONLINE],
    does: [opens('supertoss://pay')],
  },
  ...['content', 'file', 'FILE'].map((scheme) => ({
    name: `an intent to a ${scheme}`,
    url: intent('//com.example.shop/token', `scheme=${scheme}`),
    installed: [ONLINE],
    does: [],
  })),
  ...[
    'intent://pay#Intent;scheme=supertoss',
    'intent://pay#Intent;launchFlags=many;end',
    'intent://pay#Intent;x.y=1;end',
  ].map((url) => ({
    name: `a malformed intent, ${url}`,
    url,
    installed: [ONLINE],
    does: [['log', 'A page asked for an app by a malformed intent'] as Deed],
  })),
  { name: 'an empty intent', url: 'intent:#Intent;end', installed: [PLAY], does: [['log', 'No app opens null']] },
  { name: 'the Play store', url: 'market://details?id=a.b', installed: [PLAY], does: [market('a.b')] },
  {
    name: 'the Play store where there is none',
    url: 'market://details?id=a.b',
    installed: [BROWSER],
    does: [opens('https://play.google.com/store/apps/details?id=a.b')],
  },
  {
    name: 'the Play store’s website',
    url: 'https://play.google.com/store/apps/details?id=a.b',
    installed: [BROWSER],
    does: [opens('https://play.google.com/store/apps/details?id=a.b')],
  },
  {
    name: 'the Play store’s website where no browser is',
    url: 'https://play.google.com/store/apps/details?id=a.b',
    stays: true,
  },
];

/** An address by which another app comes back, and what the code of some PGs does. */
interface Return {
  readonly url: string;
  /** Where the payment has been before. */
  readonly visited?: string;
  /** What another app brings is left to the page, which has not finished; a page's own way home is taken. */
  readonly held?: true;
  /** By PG; `every_pg` does the same as the one whose duty it is, and `kcp` has none. */
  readonly does: Readonly<Partial<Record<keyof typeof TARGETS, readonly Deed[]>>>;
}

const loads = (url: string): readonly Deed[] => [['loadUrl', url]];
const says = (result: string): readonly Deed[] => [
  ['evaluateJavascript', `window.IamportElements&&window.IamportElements.communicate({result:'${result}'})`],
];
const everywhere = (deeds: readonly Deed[]) => ({
  kcp: deeds,
  html5_inicis: deeds,
  kakao: deeds,
  nice: deeds,
  every_pg: deeds,
});
const told = (result: string) => ({ kcp: [], html5_inicis: [], nice: [], kakao: says(result), every_pg: says(result) });
const PG = 'https://mobile.pg.example/pay';
const NEXT = 'https://mobile.pg.example/next?id=1';
const followed = { html5_inicis: loads(NEXT), every_pg: loads(NEXT), kcp: [], nice: [], kakao: [] };

const returns: readonly Return[] = [
  ...[
    'myshop://process',
    'MYSHOP://Process',
    'myshop:///process',
    'myshop://process/',
    'myshop://process?x=1',
    'myshop:process',
  ].map((url) => ({ url, does: told('process') })),
  ...[
    'myshop://',
    'myshop:',
    'myshop:///',
    'myshop://?',
    'myshop://#',
    'myshop://product/12',
    'myshop://?result=process',
    'myshop://order/process',
    'myshop://processed',
  ].map((url) => ({ url, does: everywhere([]) })),
  ...['myshop://cancel', 'MYSHOP://Cancel', 'myshop:///cancel?reason=1'].map((url) => ({ url, does: told('cancel') })),
  { url: 'other://process', does: everywhere([]) },
  // No page of it was shown.
  {
    url: 'myshop://https://evil.example/',
    visited: 'intent://evil.example/x#Intent;scheme=nope;end',
    does: everywhere([]),
  },
  {
    url: 'myshop://?imp_uid=imp_1&merchant_uid=m_1&imp_success=true',
    does: everywhere(loads(`${RETURN}?from=app&imp_uid=imp_1&merchant_uid=m_1&imp_success=true#top`)),
  },
  {
    url: 'myshop://order/return?imp_uid=imp_1&merchant_uid=m_1#done',
    does: everywhere(loads(`${RETURN}?from=app&imp_uid=imp_1&merchant_uid=m_1#top`)),
  },
  {
    url: 'myshop://imp_uid=imp_1%26merchant_uid=m_1',
    does: everywhere(loads(`${RETURN}?from=app&imp_uid=imp_1&merchant_uid=m_1#top`)),
  },
  ...[NEXT, `://${NEXT}`, NEXT.replace('https:', 'https'), encodeURIComponent(NEXT)].map((address) => ({
    url: `myshop://${address}`,
    visited: PG,
    does: followed,
  })),
  {
    url: `myshop://?m_redirect_url=${encodeURIComponent(NEXT)}`,
    visited: PG,
    held: true,
    does: followed,
  },
  {
    url: `myshop://imp_uid=imp_1%26merchant_uid=m_1%26m_redirect_url=${encodeURIComponent(`${RETURN}?order=7`)}`,
    does: {
      html5_inicis: loads(`${RETURN}?order=7&imp_uid=imp_1&merchant_uid=m_1`),
      every_pg: loads(`${RETURN}?order=7&imp_uid=imp_1&merchant_uid=m_1`),
    },
  },
  {
    url: `myshop://?imp_uid=imp_1&m_redirect_url=${encodeURIComponent(`${RETURN}?order=7`)}&merchant_uid=m_1`,
    does: { html5_inicis: loads(`${RETURN}?order=7&imp_uid=imp_1&merchant_uid=m_1`) },
  },
  {
    url: `myshop://?m_redirect_url=${RETURN}?imp_uid=imp_1&merchant_uid=m_1`,
    does: { html5_inicis: loads(`${RETURN}?imp_uid=imp_1&merchant_uid=m_1`) },
  },
  ...[
    'myshop://https://evil.example/login',
    'myshop://https://mobile.pg.example.evil.example/',
    'myshop://https://mobile.pg.example@evil.example/',
    'myshop://https://evil.example\\@mobile.pg.example/',
    'myshop://http://mobile.pg.example/pay',
    'myshop://https://',
    'myshop://javascript:alert(1)',
  ].map((url) => ({ url, visited: PG, does: everywhere([]) })),
  ...[
    `myshop://?m_redirect_url=${encodeURIComponent('https://evil.example/')}`,
    `myshop://?m_redirect_url=${encodeURIComponent('javascript:alert(1)')}`,
    `myshop://?m_redirect_url=${encodeURIComponent('file:///etc/hosts')}`,
    'myshop://?m_redirect_url=',
    'myshop://?m_redirect_url=%E0%A4%A',
  ].map((url) => ({ url, visited: PG, held: true as const, does: everywhere([]) })),
  {
    url: `myshop://imp_uid=imp_1%26m_redirect_url=${encodeURIComponent(RETURN)}`,
    visited: PG,
    held: true,
    does: { html5_inicis: loads(`${RETURN}?imp_uid=imp_1`), every_pg: loads(`${RETURN}?imp_uid=imp_1`) },
  },
  {
    url: `myshop://?imp_uid=imp_1&m_redirect_url=${encodeURIComponent('https://evil.example/')}`,
    does: { html5_inicis: loads(`${RETURN}?from=app&imp_uid=imp_1&m_redirect_url=https%3A%2F%2Fevil.example%2F#top`) },
  },
];

/** Plays everything that pages and other apps do against the code in one language. */
export function describeAndroid(language: AndroidLanguage, skip: string | false): void {
  describe(`the ${language} code`, { skip, concurrency: 1 }, () => {
    let apps: AndroidApps;
    const running: JavaApp[] = [];

    before(() => {
      apps = compileAndroid(language, { ...TARGETS, local: LOCAL });
    });
    after(() => apps?.remove());
    afterEach(async () => {
      for (const app of running.splice(0)) await app.close();
    });

    async function open(pg: keyof typeof TARGETS, ...installed: readonly string[][]): Promise<JavaApp> {
      const app = apps.start(pg);
      running.push(app);
      for (const names of installed) await app.send('install', ...names);
      await app.send('open', CART);
      return app;
    }

    for (const pg of Object.keys(TARGETS)) {
      it(`${pg}: opens what pages ask for, on new and old Android`, async () => {
        const app = await open(pg);
        for (const { name, url, installed = [], does = [], framed = does, stays } of asked) {
          for (const names of installed) await app.send('install', ...names);
          for (const command of [
            ['navigate', url, 'main'],
            ['navigate', url, 'frame'],
            ['navigateOnOldAndroid', url],
          ]) {
            const { deeds, returned } = await app.send(command[0]!, ...command.slice(1));
            assert.deepEqual(deeds.map(brief), command[2] === 'frame' ? framed : does, `${name}, ${command}`);
            assert.equal(returned, `${!stays}`, name);
          }
          for (const [packageName = ''] of installed) await app.send('uninstall', packageName);
        }
      });

      it(`${pg}: takes up what other apps bring back`, async () => {
        const app = await open(pg);
        for (const { url, visited, held, does } of returns) {
          if (!does[pg]) continue;
          await app.send('open', CART);
          if (visited) await app.send('navigate', visited, 'main');
          const arrived = await app.send('newIntent', url);
          const waits = held && TARGETS[pg]?.duties.has('load-return');
          assert.deepEqual(arrived.deeds, waits ? [] : does[pg], url);
          assert.deepEqual((await app.send('resume')).deeds, [], `${url}, once only`);
          const byPage = await app.send('navigate', url, 'main');
          if (!url.startsWith('other')) assert.deepEqual(byPage.deeds, does[pg], `${url}, by a page`);
        }
      });
    }

    it('hands an intent to our own scheme to the same code', async () => {
      const app = await open('kakao');
      const { deeds, returned } = await app.send('navigate', 'intent://process#Intent;scheme=myshop;end', 'main');
      assert.deepEqual([deeds, returned], [says('process'), 'true']);
    });

    it('follows another app, and a frame, to the return page and to where the payment has been only', async () => {
      const app = await open('html5_inicis');
      await app.send('navigate', PG, 'main');
      const addresses = {
        'https://shop.example/order/return?order=7': 'https://shop.example/order/return?order=7',
        [NEXT]: NEXT,
        'https://mobile.pg.example:443/next': 'https://mobile.pg.example:443/next',
        'https://shop.example/logout': null,
        'https://shop.example/order/return/../../logout': null,
        'https://shop.example:8443/order/return': null,
        'https://mobile.pg.example:8443/next': null,
      };
      for (const [address, followed] of Object.entries(addresses)) {
        const expected = followed === null ? [] : loads(followed);
        await app.send('visited', PG);
        assert.deepEqual((await app.send('newIntent', `myshop://${address}`)).deeds, expected, address);
        for (const asked of [`myshop://${address}`, `intent://${address}#Intent;scheme=myshop;end`]) {
          assert.deepEqual((await app.send('navigate', asked, 'frame')).deeds, expected, `${asked}, by a frame`);
        }
      }
      const byPage = await app.send('navigate', 'myshop://https://shop.example/order/7', 'main');
      assert.deepEqual(byPage.deeds, loads('https://shop.example/order/7'));
    });

    it('is opened on another page of the shop, but not while a payment is open', async () => {
      const app = await open('kcp');
      assert.deepEqual((await app.send('opened', RETURN)).deeds, loads(RETURN));
      await app.send('navigate', PG, 'main');
      const { deeds } = await app.send('opened', CART);
      assert.deepEqual(
        deeds.map(([what]) => what),
        ['log'],
      );
      await app.send('visited', RETURN);
      assert.deepEqual((await app.send('opened', CART)).deeds, loads(CART));
    });

    it('closes the windows above a page that it loads', async () => {
      const app = await open('kcp');
      for (const url of ['', 'about:blank', PG]) {
        await app.send('openWindow');
        if (url) await app.send('visited', url);
      }
      const { deeds } = await app.send('newIntent', 'myshop://?imp_uid=imp_1');
      assert.deepEqual(loaded(deeds), [`${RETURN}?from=app&imp_uid=imp_1#top`]);
      assert.equal((await app.send('closeWindow')).returned, '1');
    });

    it('loads the last page of the shop where the system has ended the page', async () => {
      const app = await open('kcp');
      const settings = (await app.send('openWindow')).deeds;
      await app.send('visited', PG);
      assert.deepEqual(await app.send('pageGone'), { deeds: [], returned: 'true 1' });
      await app.send('navigate', RETURN, 'main');
      await app.send('navigate', PG, 'main');
      assert.deepEqual(await app.send('pageGone'), { deeds: [...settings, ...loads(RETURN)], returned: 'true 1' });
    });

    it('opens nothing that only apps may open', async () => {
      const app = await open('kcp', ONLINE);
      const url =
        'intent://pay#Intent;scheme=supertoss;component=a.b/.C;launchFlags=0x10000003;SEL;component=a.b/.D;end';
      const { deeds } = await app.send('navigate', url, 'main');
      const [what, data, , action, categories, component, selector, flags] = deeds[0] ?? [];
      assert.deepEqual(
        [what, data, action, categories, component, selector, flags],
        [
          'startActivity',
          'supertoss://pay',
          'android.intent.action.VIEW',
          'android.intent.category.BROWSABLE',
          'null',
          'null',
          `${0x10000000}`,
        ],
      );
    });

    it('sets the WebView up, also for the windows that a page opens', async () => {
      const app = apps.start('kcp');
      running.push(app);
      const settings = [
        ['javaScriptEnabled', 'true'],
        ['domStorageEnabled', 'true'],
        ['javaScriptCanOpenWindowsAutomatically', 'true'],
        ['supportMultipleWindows', 'true'],
        ['allowFileAccess', 'false'],
        ['mixedContentMode', '0'],
        ['acceptCookie', 'true'],
        ['acceptThirdPartyCookies', 'true'],
      ].map((setting) => ['setting', ...setting]);
      const first = await app.send('open', CART);
      assert.deepEqual(first.deeds, [...settings, ['loadUrl', CART]]);
      const window = await app.send('openWindow');
      assert.deepEqual([window.deeds, window.returned], [settings, 'true']);
      assert.deepEqual((await app.send('closeWindow')).returned, '1');
      assert.deepEqual((await app.send('closeWindow')).returned, '1', 'the payment page stays');
    });

    it('closes a window that was opened for an app only', async () => {
      const app = await open('kcp');
      await app.send('install', ...PAYBOOC);
      for (const [shown, frame, left] of [
        ['', 'main', '1'],
        ['about:blank', 'main', '1'],
        ['ispmobile://TID=1', 'main', '1'],
        ['about:blank', 'frame', '2'],
        [PG, 'main', '3'],
      ] as const) {
        await app.send('openWindow');
        if (shown) await app.send('visited', shown);
        const { deeds } = await app.send('navigate', 'ispmobile://TID=1', frame);
        assert.deepEqual(deeds.map(brief), [opens('ispmobile://TID=1')]);
        assert.equal((await app.send('windows')).returned, left, shown);
      }
    });

    it('goes back: in the page, out of its window, out of the screen', async () => {
      const app = await open('kcp');
      await app.send('navigate', PG, 'main');
      await app.send('openWindow');
      assert.equal((await app.send('back')).returned, '1');
      assert.deepEqual((await app.send('back')).deeds, [['goBack', CART]]);
      assert.deepEqual((await app.send('back')).deeds, [['finish']]);
    });

    it('starts on pages of the shop only', async () => {
      const pages = [
        '',
        'https://evil.example/',
        'http://shop.example/',
        'https://shop.example@evil.example/',
        'javascript:1',
      ];
      for (const page of pages) {
        const app = apps.start('kcp');
        running.push(app);
        const { deeds } = await app.send('open', page);
        assert.deepEqual(deeds.at(-1), ['loadUrl', 'https://shop.example/'], page);
      }
    });

    it('opens the return page where the app was not running', async () => {
      const app = apps.start('kcp');
      running.push(app);
      const { deeds } = await app.send('newIntent', 'myshop://?imp_uid=imp_1');
      assert.deepEqual(loaded(deeds), [`${RETURN}?from=app&imp_uid=imp_1#top`]);
    });

    it('starts anew from the list of recent apps', async () => {
      const app = apps.start('every_pg');
      running.push(app);
      const { deeds } = await app.send('newIntent', 'myshop://?imp_uid=imp_1', '0x00100000');
      assert.deepEqual(loaded(deeds), ['https://shop.example/']);
    });

    it('goes on where it was after the system has ended it', async () => {
      const app = await open('html5_inicis');
      await app.send('navigate', PG, 'main');
      const killed = await app.send('killed');
      assert.ok(killed.deeds.some(([what]) => what === 'flushCookies'));
      assert.deepEqual(killed.deeds.at(-1), ['restored', PG]);
      assert.deepEqual((await app.send('resume')).deeds, []);
      assert.deepEqual((await app.send('newIntent', `myshop://${NEXT}`)).deeds, loads(NEXT));
    });

    it('trusts no host that only a frame has been on', async () => {
      const app = await open('html5_inicis');
      await app.send('navigate', PG, 'frame');
      assert.deepEqual((await app.send('newIntent', `myshop://${NEXT}`)).deeds, []);
      await app.send('visited', PG);
      assert.deepEqual((await app.send('newIntent', `myshop://${NEXT}`)).deeds, loads(NEXT));
    });

    describe('BankPay’s result', () => {
      const page = 'https://web.nicepay.co.kr/smart/bank';
      const started = 'com.kftc.bankpay.android/com.kftc.bankpay.android.activity.MainActivity';
      const older =
        'kftc-bankpay://eftpay?firm_name=%EC%83%81%EC%A0%90&amount=1000&user_key=tid%201&hd_pi=x&callbackparam1=a';
      const newer = `kftc-bankpay://eftpay?user_key=tid1&amount=1000&callbackparam1=${encodeURIComponent(`${page}/done`)}`;
      const ok = ['bankpay_code', '000', 'bankpay_value', 'a+b=='];
      const form = (key: string) => `callbackparam2=${key}&bankpay_code=000&bankpay_value=a%2Bb%3D%3D`;

      const protocols = [
        {
          name: 'older',
          url: older,
          request: '&firm_name=상점&amount=1000&user_key=tid 1&callbackparam1=nothing&callbackparam3=nothing',
          posted: ['https://web.nicepay.co.kr/smart/bank/payTrans.jsp', form('tid%201')],
        },
        {
          name: 'newer',
          url: newer,
          request: `user_key=tid1&amount=1000&callbackparam1=${page}/done`,
          posted: [`${page}/done`, form('tid1')],
        },
      ];
      for (const { name, url, request, posted } of protocols) {
        it(`is posted by the ${name} protocol, once`, async () => {
          const app = await open('nice', BANKPAY);
          await app.send('navigate', page, 'main');
          const { deeds } = await app.send('navigate', url, 'main');
          assert.deepEqual(deeds, [['startActivityForResult', started, request]]);
          assert.deepEqual((await app.send('result', ...ok)).deeds, [['postUrl', ...posted]]);
          assert.deepEqual((await app.send('result', ...ok)).deeds, []);
        });
      }

      it('is understood in its other spelling', async () => {
        const app = await open('nice', BANKPAY);
        await app.send('navigate', page, 'main');
        await app.send('navigate', newer, 'main');
        const { deeds } = await app.send('result', 'bankpaycode', '000', 'bankpayvalue', 'a+b==');
        assert.deepEqual(deeds, [['postUrl', `${page}/done`, form('tid1')]]);
      });

      for (const [address, followed] of [
        ['https://pay.nicepay.co.kr/done', true],
        ['http://web.nicepay.co.kr/done', false],
        ['https://nicepay.co.kr.evil.example/', false],
        ['https://evil.example\\@web.nicepay.co.kr/', false],
      ] as const) {
        it(`is posted to NICE by https only: ${address}`, async () => {
          const app = await open('nice', BANKPAY);
          await app.send('navigate', page, 'main');
          const url = `kftc-bankpay://eftpay?amount=1000&callbackparam1=${encodeURIComponent(address)}`;
          await app.send('navigate', url, 'main');
          const { deeds } = await app.send('result', 'bankpay_code', '000');
          const expected = followed ? address : 'https://web.nicepay.co.kr/smart/bank/payTrans.jsp';
          assert.deepEqual(deeds, [['postUrl', expected, 'callbackparam2=&bankpay_code=000&bankpay_value=']]);
        });
      }

      for (const result of [
        [],
        ['bankpay_code', '091'],
        ['bankpay_code', '060', 'bankpay_value', 'x'],
        ['other', '000'],
      ]) {
        it(`leaves the page as it is: ${result.join(' ') || 'nothing came back'}`, async () => {
          const app = await open('nice', BANKPAY);
          await app.send('navigate', page, 'main');
          await app.send('navigate', newer, 'main');
          assert.deepEqual((await app.send('result', ...result)).deeds, []);
        });
      }

      it('goes to no stranger', async () => {
        const app = await open('nice', BANKPAY);
        await app.send('navigate', page, 'main');
        await app.send('navigate', newer.replace('web.nicepay.co.kr', 'evil.example'), 'main');
        const [[what, address] = []] = (await app.send('result', ...ok)).deeds;
        assert.deepEqual([what, address], ['postUrl', 'https://web.nicepay.co.kr/smart/bank/payTrans.jsp']);
      });

      it('leads to the Play store where BankPay is absent', async () => {
        const app = await open('nice', PLAY);
        await app.send('navigate', page, 'main');
        const { deeds } = await app.send('navigate', newer, 'main');
        assert.deepEqual(deeds.map(brief), [market('com.kftc.bankpay.android')]);
      });

      it('survives the app’s end', async () => {
        const app = await open('nice', BANKPAY);
        await app.send('navigate', page, 'main');
        await app.send('navigate', newer, 'main');
        await app.send('killed');
        assert.deepEqual((await app.send('result', ...ok)).deeds, [['postUrl', `${page}/done`, form('tid1')]]);
      });

      it('is not asked for by an address without any fields', async () => {
        const app = await open('nice', PLAY);
        await app.send('navigate', page, 'main');
        const { deeds } = await app.send('navigate', 'kftc-bankpay:', 'main');
        assert.deepEqual(deeds.map(brief), [market('com.kftc.bankpay.android')]);
      });

      it('is not asked for by other PGs’ pages', async () => {
        const app = await open('nice', BANKPAY);
        await app.send('navigate', 'https://nicepay.co.kr.pg.example/', 'main');
        const { deeds } = await app.send('navigate', newer, 'main');
        assert.deepEqual(deeds.map(brief), [opens(newer)]);
      });
    });

    it('follows http where the shop itself is on it', async () => {
      const app = apps.start('local');
      running.push(app);
      assert.deepEqual((await app.send('open', '')).deeds.at(-1), ['loadUrl', 'http://localhost:8080/']);
      assert.deepEqual((await app.send('newIntent', 'myshop://http://127.0.0.1:9/next')).deeds, []);
      await app.send('navigate', 'http://127.0.0.1:9/pay', 'main');
      const { deeds } = await app.send('newIntent', 'myshop://http://127.0.0.1:9/next');
      assert.deepEqual(deeds, loads('http://127.0.0.1:9/next'));
    });

    it('survives whatever a page asks for', async () => {
      const app = await open('every_pg', ONLINE, PLAY);
      await fc.assert(
        fc.asyncProperty(hostile, async (url) => {
          const { deeds } = await app.send('navigate', url, 'frame');
          for (const address of loaded(deeds)) assert.match(`${address}`, /^https?:\/\//i, url);
        }),
        { numRuns: 500 },
      );
    });

    it('is led to no stranger by whatever another app brings', async () => {
      const app = await open('html5_inicis');
      await app.send('navigate', PG, 'main');
      const starts = fc.constantFrom('//https://', '//https//', '//https%3A%2F%2F', '//?m_redirect_url=https://', '//');
      const followed = new Set<string>();
      await fc.assert(
        fc.asyncProperty(starts, hostile, async (start, rest) => {
          const { deeds } = await app.send('newIntent', `myshop:${start}${rest}`);
          // The WebView reads an address by the same rules as URL does.
          for (const address of loaded(deeds)) followed.add(new URL(`${address}`).hostname);
        }),
        { numRuns: 1000 },
      );
      assert.deepEqual(
        [...followed].filter((host) => !['shop.example', 'mobile.pg.example'].includes(host)),
        [],
      );
      assert.ok(followed.size > 0);
    });

    it('leaves out what a target needs no part of', () => {
      const words = { communicate: 'communicate(', 'load-return': 'm_redirect_url', 'bankpay-result': 'bankpay_code' };
      for (const [pg, target] of Object.entries(TARGETS)) {
        const text = androidCode(target, language)
          .map((file) => file.text)
          .join('');
        for (const [duty, word] of Object.entries(words)) {
          assert.equal(
            text.includes(word),
            [...target.duties].some((one) => one === duty),
            `${pg}: ${duty}`,
          );
        }
      }
    });

    it('is tidy', () => {
      for (const target of Object.values(TARGETS)) {
        for (const { file, text } of androidCode(target, language)) {
          assert.doesNotMatch(text, /\n\n\n|[ \t]\n|\t|TODO|undefined|\n\n *\}/, file);
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

/** Addresses put together of what the code looks for. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...[
        'intent:',
        'intent://',
        '#Intent;',
        'scheme=',
        'package=',
        'component=',
        'S.browser_fallback_url=',
        ';',
        'end',
        'SEL',
      ],
      ...[
        'myshop:',
        'market:',
        'supertoss:',
        'kftc-bankpay://eftpay?',
        'javascript:',
        'file:///',
        'content://',
        'https',
        'http',
      ],
      ...[
        '://',
        ':',
        '/',
        '//',
        '?',
        '&',
        '=',
        '#',
        '@',
        '\\',
        '%',
        '%2',
        '%3A',
        '%2F',
        '%26',
        '%5C',
        '%40',
        '%00',
        ' ',
        '\t',
        '한',
      ],
      ...[
        'm_redirect_url=',
        'imp_uid=',
        'process',
        'user_key=',
        'evil.example',
        'mobile.pg.example',
        'shop.example',
        ':8443',
        '[::1]',
      ],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** A deed without what most tests do not look at. */
function brief(deed: Deed): Deed {
  return deed[0] === 'startActivity' ? [deed[0], deed[1] ?? '', deed[2] ?? ''] : deed;
}

function loaded(deeds: readonly Deed[]): (string | undefined)[] {
  return deeds.filter(([what]) => what === 'loadUrl').map(([, url]) => url);
}
