import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BROWSERS, detectEnvironment } from '../../src/environment/index.js';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const IOS = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SM-S921N Build/UP1A.231005.007';

const WEBVIEW = `${ANDROID}; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36`;
const PC = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

type Row = [name: string, userAgent: string, device: string, os: string, inApp: boolean, browser: string | null];

const agents: Row[] = [
  ['Safari on a Mac', `${MAC} Version/18.6 Safari/605.1.15`, 'pc', 'other', false, null],
  ['Chrome on Windows', `${PC} Safari/537.36`, 'pc', 'other', false, null],
  ['Safari on an iPhone', `${IOS} Version/18.6 Mobile/15E148 Safari/604.1`, 'phone', 'ios', false, null],
  ['Chrome on an iPhone', `${IOS} CriOS/142.0 Mobile/15E148 Safari/604.1`, 'phone', 'ios', false, null],
  ['a WebView on an iPhone', `${IOS} Mobile/15E148`, 'phone', 'ios', true, 'webview'],
  [
    'Chrome on Android',
    `${ANDROID}) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36`,
    'phone',
    'android',
    false,
    null,
  ],
  ['a WebView on Android', WEBVIEW, 'phone', 'android', true, 'webview'],
  [
    'Firefox on Android',
    'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0',
    'phone',
    'android',
    false,
    null,
  ],
  [
    'Samsung Internet',
    `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    'phone',
    'android',
    false,
    'samsung-internet',
  ],
  ['KakaoTalk on Android', `${WEBVIEW};KAKAOTALK 2410800`, 'phone', 'android', true, 'kakaotalk'],
  ['KakaoTalk on iOS', `${IOS} Mobile/15E148 KAKAOTALK/25.4.0 (INAPP)`, 'phone', 'ios', true, 'kakaotalk'],
  ['Naver on Android', `${WEBVIEW} NAVER(inapp; search; 2000; 12.12.3)`, 'phone', 'android', true, 'naver'],
  ['Naver on iOS', `${IOS} Mobile/15E148 NAVER(inapp; search; 2000; 12.12.3; 16PRO)`, 'phone', 'ios', true, 'naver'],
  ['Line on Android', `${WEBVIEW} Line/15.2.1/IAB`, 'phone', 'android', true, 'line'],
  ['Line on iOS, which says Safari', `${IOS} Mobile/15E148 Safari Line/15.2.1`, 'phone', 'ios', true, 'line'],
  [
    'Instagram on Android',
    `${WEBVIEW} Instagram 361.0.0.46.88 Android (34/14; 480dpi; ko_KR)`,
    'phone',
    'android',
    true,
    'instagram',
  ],
  [
    'Instagram on iOS, with Facebook’s words',
    `${IOS} Mobile/22G86 Instagram 390.0.0.28.85 (iPhone15,2; iOS 18_6; ko_KR) [FBAN/x;FBAV/1]`,
    'phone',
    'ios',
    true,
    'instagram',
  ],
  ['Facebook on Android', `${WEBVIEW} [FB_IAB/FB4A;FBAV/480.0.0.54.88;]`, 'phone', 'android', true, 'facebook'],
  [
    'Facebook on iOS',
    `${IOS} Mobile/22G86 [FBAN/FBIOS;FBAV/520.0.0.38.101;FBDV/iPhone15,2]`,
    'phone',
    'ios',
    true,
    'facebook',
  ],
  ['Daum on Android', `${WEBVIEW} DaumApps/8.1.0 DaumDevice/mobile`, 'phone', 'android', true, 'daum'],
  ['Daum on iOS', `${IOS} Mobile/15E148 Safari/604.1 DaumApps/8.1.0 DaumDevice/mobile`, 'phone', 'ios', true, 'daum'],
  [
    'WeChat on Android',
    `${ANDROID}) AppleWebKit/537.36 Mobile Safari/537.36 XWEB/1 MicroMessenger/8.0.50`,
    'phone',
    'android',
    true,
    'other-app',
  ],
  ['the Google app on iOS', `${IOS} GSA/380.0 Mobile/15E148 Safari/604.1`, 'phone', 'ios', true, 'other-app'],
  [
    'a WebView that writes more behind wv',
    `${ANDROID}; wv; 480dpi) AppleWebKit/537.36`,
    'phone',
    'android',
    true,
    'webview',
  ],
  ['a page that sells Line/ up', `${PC} Outline/3 Safari/537.36`, 'pc', 'other', false, null],
  ['a phone nobody knows', 'Something Mobile', 'phone', 'other', false, null],
  ['nothing', '', 'pc', 'other', false, null],
];

describe('detectEnvironment', () => {
  for (const [name, userAgent, device, os, inApp, browser] of agents) {
    it(`knows ${name}`, () => {
      assert.deepEqual(detectEnvironment({ userAgent }), { device, os, inApp, browser });
    });
  }

  // The SDK takes it for a PC, and so does its road; its apps and their ways back are those of iOS.
  const ipads: Row[] = [
    ['Safari', `${MAC} Version/18.6 Safari/605.1.15`, 'pc', 'ios', false, null],
    ['a WebView', MAC, 'pc', 'ios', true, 'webview'],
    ['KakaoTalk', `${MAC} KAKAOTALK/25.4.0 (INAPP)`, 'pc', 'ios', true, 'kakaotalk'],
  ];
  for (const [name, userAgent, device, os, inApp, browser] of ipads) {
    it(`knows ${name} on an iPad that asks for desktop pages`, () => {
      assert.deepEqual(detectEnvironment({ userAgent, maxTouchPoints: 5 }), { device, os, inApp, browser });
    });
  }

  it('knows a page on a home screen from a WebView', () => {
    const page = { userAgent: `${IOS} Mobile/15E148`, standalone: true };
    assert.deepEqual(detectEnvironment(page), { device: 'phone', os: 'ios', inApp: false, browser: null });
  });

  it('knows every browser of its table by an example', () => {
    const known = new Set([...agents, ...ipads].map(([, , , , , browser]) => browser));
    for (const { name } of BROWSERS) assert.ok(known.has(name), name);
  });
});
