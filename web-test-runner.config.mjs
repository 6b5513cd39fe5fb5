// @ts-check
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import * as puppeteer from 'puppeteer-core';
import { availableEngines, findBrowsers } from './tools/browsers.mjs';
import { chromiumArgs } from './tools/chromium-args.mjs';
import { countReporter } from './tools/count-browser-tests.mjs';
import { orderServer } from './tools/order-server.mjs';
import { sandboxPlugin } from './tools/sandbox-plugin.mjs';
import { startWebKit } from './tools/webkit.mjs';

const { chromium, firefox } = findBrowsers();

const launchers = {
  chromium: () =>
    named(
      'chromium',
      chromeLauncher({
        puppeteer,
        launchOptions: { executablePath: chromium, args: [...chromiumArgs, '--accept-lang=ko-KR'] },
      }),
    ),
  firefox: () =>
    named(
      'firefox',
      chromeLauncher({
        puppeteer,
        launchOptions: {
          browser: 'firefox',
          executablePath: firefox,
          extraPrefsFirefox: { 'intl.accept_languages': 'ko-KR' },
        },
      }),
    ),
  // The driver starts with the config and ends with the process.
  webkit: async () => named('webkit', webdriverLauncher((await startWebKit()).remote)),
};

/**
 * Each launcher would call its browser by another habit.
 * @template {import('@web/test-runner').BrowserLauncher} L
 * @param {string} name
 * @param {L} launcher
 * @returns {L}
 */
function named(name, launcher) {
  return Object.defineProperty(launcher, 'name', { get: () => name, set: () => {} });
}

export default /** @type {import('@web/test-runner').TestRunnerConfig} */ ({
  files: ['test/**/*.browser.ts'],
  nodeResolve: true,
  browsers: await Promise.all(availableEngines().map((engine) => launchers[engine]())),
  // One page at a time in each browser: payment windows and focus do not share, and WebDriver needs a page, not a frame.
  concurrency: 1,
  concurrentBrowsers: 3,
  middleware: [orderServer()],
  plugins: [esbuildPlugin({ ts: true, target: 'es2022' }), sandboxPlugin()],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), countReporter()],
  testFramework: { config: { timeout: 10_000 } },
});
