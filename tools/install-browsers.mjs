// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { findBrowsers, selectedEngines } from './browsers.mjs';
import { run } from './run.mjs';

/** @type {Record<import('./browsers.mjs').Engine, { packages: string[], hint: string }>} */
const debian = {
  chromium: { packages: ['chromium'], hint: 'install Chrome, Edge or Chromium, or set CHROMIUM' },
  firefox: { packages: ['firefox-esr'], hint: 'install Firefox, or set FIREFOX' },
  webkit: {
    packages: ['webkit2gtk-driver', 'xvfb'],
    hint: 'WebKit is driven through WebKitGTK, on Linux: install webkit2gtk-driver and xvfb, or set WEBKIT_DRIVER, WEBKIT_BROWSER and XVFB',
  },
};

/**
 * Finds the selected engines, installs what is missing where we may (Debian, as root) and says which are skipped.
 * @returns {Promise<import('./browsers.mjs').Browsers>}
 */
export async function installBrowsers() {
  let browsers = findBrowsers();
  const missing = selectedEngines().filter((engine) => !browsers[engine]);
  const packages = [...missing.flatMap((engine) => debian[engine].packages), ...fonts()];
  if (packages.length && onDebianAsRoot()) {
    console.log(`Installing ${packages.join(', ')} (apt-get) …`);
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], quiet);
    const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
    if (code !== 0) console.error(`apt-get ended with code ${code}`);
    browsers = findBrowsers();
  }
  for (const engine of selectedEngines()) {
    if (!browsers[engine]) console.warn(`SKIPPED ${engine}: not found (${debian[engine].hint})`);
  }
  return browsers;
}

function onDebianAsRoot() {
  const release = '/etc/os-release';
  return process.getuid?.() === 0 && existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, 'utf8'));
}

/** Screenshots of Korean pages need glyphs; no test does. */
function fonts() {
  return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') ? [] : ['fonts-noto-cjk'];
}
