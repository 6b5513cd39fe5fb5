// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBrowsers } from './browsers.mjs';
import { freePort } from './free-port.mjs';

// The frame commands are deprecated in favour of BiDi, which WebKitGTK does not speak.
process.env.DISABLE_WEBDRIVERIO_DEPRECATION_WARNINGS = 'true';

/**
 * Starts a virtual display and a WebKitWebDriver on it. A driver holds one session, so whoever wants two starts two.
 * @param {{ userAgent?: string, locale?: string }} [options]
 */
export async function startWebKit({ userAgent, locale = 'ko-KR' } = {}) {
  const { webkit } = findBrowsers();
  if (!webkit) throw new Error('WebKit was asked for and is not installed');
  const display = await startDisplay(webkit.xvfb);
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'webkit-'));
  const env = {
    ...process.env,
    ...narrow(home),
    ...speaking(locale, home),
    DISPLAY: display.name,
    GDK_BACKEND: 'x11',
    LIBGL_ALWAYS_SOFTWARE: '1',
  };
  const driver = spawn(webkit.driver, [`--port=${port}`], { stdio: 'ignore', env });
  const stop = () => {
    driver.kill();
    display.stop();
    rmSync(home, { recursive: true, force: true });
    process.off('exit', stop);
  };
  process.on('exit', stop);
  await untilReady(`http://127.0.0.1:${port}/status`);
  const args = ['--automation', ...(userAgent ? [`--user-agent=${userAgent}`] : [])];
  /** What webdriverio's `remote()` and the test runner's launcher take. */
  const remote = {
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: /** @type {const} */ ('error'),
    // No `browserName`: WebKitGTK refuses the names that webdriverio knows.
    capabilities: /** @type {WebdriverIO.Capabilities} */ ({
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: webkit.browser, args },
    }),
  };
  return { remote, stop };
}

/**
 * The browser's bar would keep its window wider than a phone.
 * @param {string} home
 */
function narrow(home) {
  mkdirSync(join(home, 'gtk-3.0'));
  const bar =
    'min-width: 0; min-height: 0; margin: 0; padding: 0; border: 0; font-size: 1px; -gtk-icon-style: symbolic;';
  writeFileSync(join(home, 'gtk-3.0/gtk.css'), `* { ${bar} } image { -gtk-icon-transform: scale(0); }`);
  return { XDG_CONFIG_HOME: home };
}

/**
 * WebKitGTK takes its language from the C library, which must know the locale; only its name matters here.
 * @param {string} locale
 * @param {string} home
 */
function speaking(locale, home) {
  const plain = ['/usr/lib/locale/C.utf8', '/usr/lib/locale/C.UTF-8'].find((folder) => existsSync(folder));
  if (!plain) return {};
  const name = `${locale.replace('-', '_')}.UTF-8`;
  symlinkSync(plain, join(home, name));
  return { LOCPATH: home, LC_ALL: name };
}

/** @param {string} xvfb */
function startDisplay(xvfb) {
  // `-displayfd` takes the first free display and tells which: `xvfb-run -a` may race with another run.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp'];
  const child = spawn(xvfb, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const stop = () => void child.kill();
  return /** @type {Promise<{ name: string, stop: () => void }>} */ (
    new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
      child.stdio[3]?.once('data', (number) => resolve({ name: `:${String(number).trim()}`, stop }));
    })
  );
}

/** @param {string} url */
async function untilReady(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    await sleep(100);
  }
  throw new Error(`Nothing answers at ${url}`);
}
