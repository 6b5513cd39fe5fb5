import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { detectEnvironment } from '../../src/environment/index.js';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const IOS = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SM-S921N Build/UP1A.231005.007';

const agents = [
  ['Safari on a Mac', `${MAC} Version/18.6 Safari/605.1.15`, 'pc', 'other', false],
  ['an iPad that asks for desktop pages', `${MAC} Version/18.6 Safari/605.1.15`, 'pc', 'other', false],
  [
    'Chrome on Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0',
    'pc',
    'other',
    false,
  ],
  ['Safari on an iPhone', `${IOS} Version/18.6 Mobile/15E148 Safari/604.1`, 'phone', 'ios', false],
  ['Chrome on an iPhone', `${IOS} CriOS/142.0 Mobile/15E148 Safari/604.1`, 'phone', 'ios', false],
  ['a WebView on an iPhone', `${IOS} Mobile/15E148`, 'phone', 'ios', true],
  [
    'Chrome on Android',
    `${ANDROID}) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36`,
    'phone',
    'android',
    false,
  ],
  [
    'a WebView on Android',
    `${ANDROID}; wv) AppleWebKit/537.36 Version/4.0 Mobile Safari/537.36`,
    'phone',
    'android',
    true,
  ],
  [
    'Firefox on Android',
    'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0',
    'phone',
    'android',
    false,
  ],
  ['a phone nobody knows', 'Something Mobile', 'phone', 'other', false],
  ['nothing', '', 'pc', 'other', false],
] as const;

describe('detectEnvironment', () => {
  for (const [name, userAgent, device, os, inApp] of agents) {
    it(`knows ${name}`, () => {
      assert.deepEqual(detectEnvironment({ userAgent }), { device, os, inApp });
    });
  }
});
