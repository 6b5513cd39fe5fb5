import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'vite';
import { startExamples } from '../../demo/embed/server.js';
import { embedFolder } from '../../tools/embed.mjs';
import { endPayment } from '../demo/shopper.js';
import { availableEngines, type Device, type Engine, openBrowser, type Page } from '../support/browsers.js';
import { call } from '../support/driver.js';

declare global {
  interface Window {
    /** What the console and the page complained of. */
    said: string[];
    /** The tag as the server sent it; null where it sent none. */
    tag: Element | null;
    /** Whether the framework has taken over what the server sent. */
    isHydrated(): boolean;
  }
}

/** The examples with a page for a server, and the ending of its scripts. */
const apps = { vue: 'ts', react: 'tsx', 'react-18': 'tsx' } as const;
type App = keyof typeof apps;

/** When the elements' script comes. */
const scripts = ['before', 'after'] as const;
type Script = (typeof scripts)[number];

/** What a page may import, and so its server does; the one-file script is for pages only. */
const browserEntries = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).exports)
  .filter((entry) => !/^\.\/(server|sandbox|native)|\.js(on)?$/.test(entry))
  .flatMap((entry) => ['iamport-checkout', 'iamport-return'].map((tag) => entry.replace('*', tag)));

/** Builds the page of a server, and what hydrates it, with the framework as developers have it: only that one warns. */
async function buildApp(app: App): Promise<void> {
  const root = embedFolder(app);
  const ending = apps[app];
  const define = { 'process.env.NODE_ENV': '"development"' };
  const common = { root, define, mode: 'development', logLevel: 'warn' } as const;
  await build({ ...common, build: { ssr: `src/server.${ending}`, outDir: 'ssr/server' } });
  const rolldownOptions = { input: join(root, `src/hydrate.${ending}`), output: { entryFileNames: 'hydrate.js' } };
  await build({ ...common, build: { outDir: 'ssr/client', minify: false, rolldownOptions } });
}

/** Renders as a server does: in a Node that has neither a DOM nor anything else of the tests. */
async function render(app: App, path: string): Promise<string> {
  const code = `
    for (const entry of ${JSON.stringify(browserEntries)}) await import('iamport-elements' + entry.slice(1));
    const { render } = await import('./ssr/server/server.js');
    process.stdout.write(await render('${path}'));`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], { cwd: embedFolder(app) });
  const { stdout, stderr } = await run;
  assert.equal(stderr, '');
  return stdout;
}

/** Listens before anything else is there; WebKit's driver would tell nothing. */
function listen(): void {
  window.said = [];
  window.isHydrated = () => {
    const root = document.body.firstElementChild as Element;
    const keys = [root, root.firstElementChild].flatMap((element) => Object.keys(element ?? {}));
    return '__vue_app__' in root || keys.some((key) => key.startsWith('__reactProps'));
  };
  for (const level of ['warn', 'error'] as const) {
    console[level] = (...words) => void window.said.push(words.map(String).join(' '));
  }
  addEventListener('error', ({ message }) => window.said.push(message));
  addEventListener('unhandledrejection', ({ reason }) => window.said.push(String(reason)));
}

/** Brings the elements' script once the framework has taken the tag over. */
function bringScript(): void {
  const look = () => {
    if (!window.isHydrated()) return void setTimeout(look, 20);
    document.head.append(Object.assign(document.createElement('script'), { src: '/iamport-elements.js' }));
  };
  look();
}

const page = (app: App, script: Script, body: string): string => `<!doctype html>
  <html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
  <script>${call(listen)}</script>${script === 'before' ? '<script src="/iamport-elements.js"></script>' : ''}</head>
  <body><div id="${app}-shop">${body}</div>
  <script>window.tag = document.querySelector('iamport-checkout');</script>
  <script type="module" src="../hydrate.js"></script>
  ${script === 'after' ? `<script>${call(bringScript)}</script>` : ''}</body></html>`;

const served = await startExamples({
  port: 0,
  more: (pages) => {
    for (const app of Object.keys(apps) as App[]) {
      pages.get(`/ssr/${app}/hydrate.js`, async (c) => {
        const script = await readFile(join(embedFolder(app), 'ssr/client/hydrate.js'), 'utf8');
        return c.body(script, 200, { 'content-type': 'text/javascript' });
      });
      for (const script of scripts) {
        pages.get(`/ssr/${app}/${script}/:path`, async (c) =>
          c.html(page(app, script, await render(app, new URL(c.req.url).pathname))),
        );
      }
    }
  },
});
after(() => served.close());

describe('a page that its server rendered', { concurrency: 1 }, () => {
  before(async () => {
    for (const app of Object.keys(apps) as App[]) await buildApp(app);
  });

  for (const engine of availableEngines()) {
    for (const device of ['pc', 'phone'] as const) journeys(engine, device);
  }
});

function journeys(engine: Engine, device: Device): void {
  describe(`${engine}, ${device}`, { concurrency: 1 }, () => {
    let browser: Page;
    before(async () => {
      browser = await openBrowser(engine, { device });
    });
    after(() => browser.close());

    for (const app of Object.keys(apps) as App[]) {
      for (const script of scripts) {
        it(`${app} hydrates it with the elements' script ${script}, and it is paid in`, async () => {
          await browser.goto(`${served.url}/embed/ssr/${app}/${script}/order`);
          await hydrated(browser);
          await browser.select('select', '2');
          await browser.waitFor(() =>
            document.querySelector('iamport-checkout button')?.textContent?.includes('56,000'),
          );
          await quiet(browser);
          await browser.click('iamport-checkout button');
          await endPayment(browser, 'paid', device === 'pc' ? 'html5_inicis' : null);
          await browser.waitFor('#outcome');
          const text = await browser.text('#outcome');
          assert.match(text, /paid/);
          const { status, amount, releases } = served.orders.find(/order[0-9a-f]{24}/.exec(text)?.[0] ?? '') ?? {};
          assert.deepEqual({ status, amount, releases }, { status: 'paid', amount: 56_000, releases: 1 });
          if (device === 'phone') assert.match(await browser.url(), /\/result$/);
          assert.deepEqual(await browser.evaluate(() => window.said), []);
        });
      }
    }
  });
}

/** Waits until framework and elements have both taken the tag over. */
async function hydrated(browser: Page): Promise<void> {
  await browser.waitFor(() => window.tag?.matches(':defined') && window.isHydrated());
}

/** Nobody complained, and the tag is the very one that the server sent. */
async function quiet(browser: Page): Promise<void> {
  assert.deepEqual(await browser.evaluate(() => window.said), []);
  assert.ok(await browser.evaluate(() => window.tag === document.querySelector('iamport-checkout')));
}
