import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { PayOutcome } from 'iamport-elements';
import { siteOf } from '../../demo/embed/pages.js';
import { startExamples } from '../../demo/embed/server.js';
import { endPayment } from '../demo/shopper.js';
import { availableEngines, type Engine, openBrowser, type Page } from '../support/browsers.js';
import { call } from '../support/driver.js';

declare global {
  interface Window {
    /** Uncaught errors, and what the console calls one. */
    faults: string[];
    /** The order of every outcome, by its status. */
    outcomes: string[];
    /** The `IMP` that stood at first. */
    firstImp: unknown;
  }
}

/** Whose tag it is: each app brings its own copy of the library in its bundle, and the page the one-file script. */
const roots = {
  vue: '#vue-shop',
  react: '#react-shop',
  'react-18': '#react-18-shop',
  angular: 'angular-shop',
  svelte: '#svelte-shop',
  script: '#script-shop',
} as const;
type Owner = keyof typeof roots;
const owners = Object.keys(roots) as Owner[];
const apps = owners.filter((owner) => owner !== 'script');

const PG = 'html5_inicis';
const triggerOf = (owner: Owner): string => `${roots[owner]} :is(iamport-checkout, script-checkout) button`;

/** Where the page has the one-file script; the copy that comes first is the one that registers. */
const orders = ['first', 'last'] as const;
type Order = (typeof orders)[number];

function listen(): void {
  Object.assign(window, { faults: [], outcomes: [] });
  addEventListener('error', ({ message }) => window.faults.push(message));
  addEventListener('unhandledrejection', ({ reason }) => window.faults.push(String(reason)));
  console.error = (...words) => void window.faults.push(words.map(String).join(' '));
  for (const name of ['payment-success', 'payment-pending', 'payment-failed'] as const) {
    addEventListener(name, ({ detail }) => window.outcomes.push(detail.status), true);
  }
}

/** The script's own tag under another name, since the first copy has the usual one; it shows its outcome as the apps do. */
function useScript(): void {
  const { IamportCheckout } = (window as unknown as { IamportElements: typeof import('iamport-elements') })
    .IamportElements;
  customElements.define('script-checkout', class extends IamportCheckout {});
  const root = document.querySelector('#script-shop') as HTMLElement;
  root.addEventListener('payment-success', (event) => {
    const { status, merchantUid } = (event as CustomEvent<PayOutcome>).detail;
    const outcome = Object.assign(document.createElement('p'), {
      id: 'outcome',
      textContent: `${status} ${merchantUid}`,
    });
    root.replaceChildren(outcome);
  });
}

const oneFile = '<script defer src="/iamport-elements.js"></script>';

/** What an app's own page has of scripts and styles, for a page of another folder. */
async function tagsOf(app: Owner): Promise<string> {
  const html = await readFile(join(siteOf(app), 'index.html'), 'utf8');
  const tags = html.match(/<script[^>]*src=[^>]*><\/script>|<link rel="stylesheet"[^>]*>/g) ?? [];
  return tags.join('\n').replaceAll(/(src|href)="(?:\.\/)?/g, `$1="/embed/${app}/`);
}

async function page(order: Order): Promise<string> {
  const tags = (await Promise.all(apps.map(tagsOf))).join('\n');
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <link rel="icon" href="data:,"><title>together</title><script>${call(listen)}</script></head>
    <body><div id="vue-shop"></div><div id="react-shop"></div><div id="react-18-shop"></div><angular-shop></angular-shop><div id="svelte-shop"></div>
    <div id="script-shop"><script-checkout pg="${PG}" order-name="황차" amount="19000" buyer-tel="010-1234-5678"
      prepare-url="/orders/prepare" verify-data='{"product":"hwangcha"}'><button type="button">결제하기</button></script-checkout></div>
    ${order === 'first' ? oneFile + tags : tags + oneFile}<script type="module">${call(useScript)}</script>
    </body></html>`;
}

const served = await startExamples({
  port: 0,
  more: (pages) => {
    for (const order of orders) pages.get(`/together/${order}/`, async (c) => c.html(await page(order)));
  },
});
after(() => served.close());

describe('five apps and a script on one page', { concurrency: 1 }, () => {
  for (const engine of availableEngines()) journeys(engine);
});

function journeys(engine: Engine): void {
  describe(engine, { concurrency: 1 }, () => {
    let browser: Page;
    before(async () => {
      browser = await openBrowser(engine, { device: 'pc' });
    });
    after(() => browser.close());

    for (const [index, order] of orders.entries()) {
      it(`share one IMP and pay one after another, with the script ${order}`, async () => {
        const before = served.sandbox.payments.list().length;
        await browser.goto(`${served.url}/embed/together/${order}/`);
        for (const owner of owners) await browser.waitFor(triggerOf(owner));
        await browser.waitFor('script-checkout:defined');
        await browser.waitFor('.imp-dialog iframe');
        await browser.evaluate(() => {
          window.firstImp = (window as unknown as { IMP: unknown }).IMP;
        });

        // Everybody pays once, and somebody else begins.
        const turns = [...owners.slice(index), ...owners.slice(0, index)];
        for (const [turn, owner] of turns.entries()) {
          await browser.click(triggerOf(owner));
          await browser.frame(`.imp-dialog iframe.imp-frame-${PG}`).waitFor('form.window .pay');
          const waiting = turns.slice(turn + 1);
          await browser.evaluate((triggers) => {
            for (const trigger of triggers) document.querySelector<HTMLElement>(trigger)?.click();
          }, waiting.map(triggerOf));
          await endPayment(browser, 'paid', PG);
          await browser.waitFor(`${roots[owner]} #outcome`);
          const text = await browser.text(`${roots[owner]} #outcome`);
          const merchantUid = /order[0-9a-f]{24}/.exec(text)?.[0] ?? '';
          assert.match(text, /paid/);
          assert.equal(served.orders.find(merchantUid)?.status, 'paid');
          for (const other of waiting) assert.equal(await browser.exists(`${roots[other]} #outcome`), false);
          assert.equal(served.sandbox.payments.list().length, before + turn + 1);
        }

        const { outcomes, faults, isFirst, scripts, inits } = await browser.evaluate(() => {
          const names = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
          return {
            outcomes: window.outcomes,
            faults: window.faults,
            isFirst: window.firstImp === (window as unknown as { IMP: unknown }).IMP,
            scripts: names.filter((name) => name === '/v1/iamport.js').length,
            inits: names.filter((name) => name.startsWith('/users/pg/')).length,
          };
        });
        assert.deepEqual(
          { outcomes, faults, isFirst, scripts, inits },
          { outcomes: owners.map(() => 'paid'), faults: [], isFirst: true, scripts: 1, inits: 1 },
        );
      });
    }
  });
}
