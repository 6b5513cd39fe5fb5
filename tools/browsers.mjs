// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/**
 * What drives each engine. `webkit` is a WebDriver with the small browser that comes with it.
 * @typedef {{ chromium?: string, firefox?: string, webkit?: { driver: string, browser: string, xvfb: string } }} Browsers
 */

/** @type {readonly Engine[]} */
export const engines = ['chromium', 'firefox', 'webkit'];

// Where each program is looked for: a variable, names on PATH, usual places.
const programs = /** @satisfies {Record<string, { variable: string, names: string[], places: string[] }>} */ ({
  chromium: {
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ...windows('Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'),
    ],
  },
  firefox: {
    variable: 'FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', ...windows('Mozilla Firefox/firefox.exe')],
  },
  webkitDriver: {
    variable: 'WEBKIT_DRIVER',
    names: ['WebKitWebDriver'],
    places: libraries('webkit2gtk-4.1/WebKitWebDriver', 'webkit2gtk-4.0/WebKitWebDriver'),
  },
  webkitBrowser: {
    variable: 'WEBKIT_BROWSER',
    names: ['MiniBrowser'],
    places: libraries('webkit2gtk-4.1/MiniBrowser', 'webkit2gtk-4.0/MiniBrowser'),
  },
  xvfb: { variable: 'XVFB', names: ['Xvfb'], places: ['/usr/bin/Xvfb'] },
});

/** The engines this run is about: `ENGINES=chromium,firefox`, or all. */
export function selectedEngines() {
  const names = process.env.ENGINES?.split(',')
    .map((name) => name.trim())
    .filter(Boolean) ?? [...engines];
  for (const name of names) {
    if (!engines.some((engine) => engine === name))
      throw new Error(`ENGINES names "${name}"; known are ${engines.join(', ')}`);
  }
  return engines.filter((engine) => names.includes(engine));
}

/**
 * Looks for the selected engines on this machine.
 * @returns {Browsers}
 */
export function findBrowsers() {
  const wanted = selectedEngines();
  const [driver, browser, xvfb] = [find('webkitDriver'), find('webkitBrowser'), find('xvfb')];
  return {
    ...(wanted.includes('chromium') && { chromium: find('chromium') }),
    ...(wanted.includes('firefox') && { firefox: find('firefox') }),
    ...(wanted.includes('webkit') && driver && browser && xvfb && { webkit: { driver, browser, xvfb } }),
  };
}

/**
 * The selected engines that are there.
 * @param {Browsers} [browsers]
 * @returns {Engine[]}
 */
export function availableEngines(browsers = findBrowsers()) {
  return selectedEngines().filter((engine) => browsers[engine]);
}

/** @param {keyof typeof programs} program */
function find(program) {
  /** @type {{ variable: string, names: string[], places: string[] }} */
  const { variable, names, places } = programs[program];
  const named = process.env[variable];
  if (named) {
    if (!existsSync(named)) throw new Error(`${variable} is ${named}, which does not exist`);
    return named;
  }
  const path = (process.env.PATH ?? '').split(delimiter);
  return [...names.flatMap((name) => path.map((folder) => join(folder, name))), ...places].find((file) =>
    existsSync(file),
  );
}

/** @param {string[]} files below where Windows keeps programs */
function windows(...files) {
  const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return folders.flatMap((folder) => (folder ? files.map((file) => join(folder, file)) : []));
}

/** @param {string[]} files below where Linux distributions keep helper programs */
function libraries(...files) {
  const triplets = existsSync('/usr/lib') ? readdirSync('/usr/lib').filter((name) => name.includes('-linux-')) : [];
  const folders = [...triplets.map((name) => `/usr/lib/${name}`), '/usr/libexec', '/usr/lib64', '/usr/lib'];
  return files.flatMap((file) => folders.map((folder) => join(folder, file)));
}
