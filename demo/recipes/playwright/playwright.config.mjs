// A shop's payments from end to end, without an account and without a won:
// npm install --save-dev iamport-elements @playwright/test && npx playwright install chromium && npx playwright test

import { defineConfig, devices } from '@playwright/test';

const { SHOP_PORT = '3000', SANDBOX_PORT = '4010', CHROMIUM } = process.env;
const shop = `http://localhost:${SHOP_PORT}`;
const sandbox = `http://localhost:${SANDBOX_PORT}`;

export default defineConfig({
  testMatch: '*.spec.mjs',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  metadata: { sandbox },
  expect: { timeout: 20_000 },
  use: { baseURL: shop, locale: 'ko-KR', launchOptions: { executablePath: CHROMIUM } },
  projects: [
    { name: 'pc', use: devices['Desktop Chrome'] },
    // A phone leaves the page and comes home to redirect-url.
    { name: 'phone', use: devices['Pixel 7'] },
  ],
  webServer: [
    { command: `npx iamport-elements sandbox --port ${SANDBOX_PORT}`, url: sandbox },
    // Yours, with its REST client's `baseUrl` from the environment.
    { command: 'node shop.mjs', url: shop, env: { PORT: SHOP_PORT, IAMPORT_API_URL: sandbox } },
  ],
});
