import type { Engine } from '../../tools/browsers.mjs';

/** What end-to-end tests play. */
export type Device = 'pc' | 'phone';

/** How large each one's window is. */
export const viewports = {
  pc: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
} as const satisfies Record<Device, { width: number; height: number }>;

/** The browser that a buyer's phone has with each engine. A PC keeps the user agent it has. */
export const phoneUserAgents: Record<Engine, string> = {
  chromium:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  firefox: 'Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0',
  webkit:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
};

/** What the WebView of an app says it is. */
export const webViewUserAgents = {
  android:
    'Mozilla/5.0 (Linux; Android 15; SM-S931N Build/AP3A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36',
  ios: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
} as const;
