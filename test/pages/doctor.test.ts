import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { memoryDatabase } from '../../demo/database.js';
import { type RunningShop, startShop } from '../../demo/server.js';
import type { Finding } from '../../src/cli/doctor/finding.js';
import { findBrowsers } from '../../tools/browsers.mjs';
import { checkout, pageOf, SCRIPT } from '../cli/doctor-pages.js';
import { cli } from '../support/cli.js';
import { serveShop, type TestShop } from '../support/shop.js';

interface Case {
  readonly name: string;
  /** A page, for a tag that takes the sandbox for its service. */
  readonly page: (tag: typeof checkout, sdkUrl: string) => string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `severity code attribute device`, as far as there are any. */
  readonly found: readonly string[];
  readonly cause?: RegExp;
}

const script = (code: string) => `<script>${code}</script>`;
const tagIs = "var tag = document.querySelector('iamport-checkout');";

/** What only a browser can tell, and what it must not be wrong about. */
const CASES: readonly Case[] = [
  { name: 'a page with nothing wrong', page: (tag) => pageOf({ tag: tag() }), found: [] },
  {
    name: 'a tag that a script draws',
    page: (tag) =>
      pageOf({
        tag: '<div id="root"></div>',
        body: script(`root.innerHTML = ${JSON.stringify(tag({ amount: '1,000', 'redirect-url': null }))}`),
      }),
    found: ['error amount-malformed amount="1,000"', 'error redirect-url-missing redirect-url phone'],
  },
  {
    name: 'a tag that only phones are given',
    page: (tag) =>
      pageOf({
        tag: '<div id="root"></div>',
        body: script(`if (/Mobile/.test(navigator.userAgent)) root.innerHTML = ${JSON.stringify(tag({ amount: '' }))}`),
      }),
    found: ['error missing amount'],
  },
  {
    name: 'values that a script sets well',
    page: (tag) =>
      pageOf({
        tag: tag({ amount: null, 'verify-url': null }),
        body: script(`${tagIs} tag.amount = '3000'; tag.verify = function () { return {} };`),
      }),
    found: [],
  },
  {
    name: 'values that a script sets badly',
    page: (tag) => pageOf({ tag: tag({ amount: null }), body: script(`${tagIs} tag['amou' + 'nt'] = '3,000';`) }),
    found: ['error amount-malformed amount'],
  },
  {
    name: 'a script that stops',
    page: (tag) => pageOf({ tag: tag(), body: script('nobodyKnows()') }),
    found: ['warning console-error'],
    cause: /ReferenceError: nobodyKnows is not defined \(.*:9\)/,
  },
  {
    name: 'a script that complains',
    page: (tag) => pageOf({ tag: tag(), body: script("console.error('no stock of', 'tea')") }),
    found: ['warning console-error'],
    cause: /“no stock of tea”/,
  },
  { name: 'a dialog at the door', page: (tag) => pageOf({ tag: tag(), body: script("alert('hi')") }), found: [] },
  {
    name: 'a tag that stays dead',
    page: (tag) => pageOf({ tag: tag(), script: script("'iamport-elements'; throw 'no such module'") }),
    found: ['error tag-dead', 'warning console-error'],
  },
  {
    name: 'a CSP that a script adds',
    page: (tag, sdkUrl) =>
      pageOf({
        tag: tag(),
        body: script(`var meta = document.createElement('meta'); meta.httpEquiv = 'Content-Security-Policy';
          meta.content = "script-src 'self' 'unsafe-inline'"; document.head.append(meta); // not ${sdkUrl}`),
      }),
    found: ['error csp-blocked'],
    cause: /\/v1\/iamport\.js.*`script-src-elem`/,
  },
  {
    name: 'a CSP that says it in its header, once',
    page: (tag) => pageOf({ tag: tag() }),
    headers: { 'content-security-policy': "default-src 'self'; style-src 'unsafe-inline'" },
    found: ['error csp-lacks'],
  },
];

/** Files, which are opened as at the address that they are going to have. */
const FILES: readonly (Pick<Case, 'name' | 'page' | 'found'> & { readonly file: string; readonly opened: boolean })[] =
  [
    {
      name: 'a file with all of its scripts',
      file: 'whole.html',
      opened: true,
      page: (tag) => pageOf({ tag: tag() }),
      found: [],
    },
    {
      name: 'a file whose script draws the tag',
      file: 'drawn.html',
      opened: true,
      page: (tag) =>
        pageOf({
          tag: '<div id="root"></div>',
          body: script(`root.innerHTML = ${JSON.stringify(tag({ amount: '1,000' }))}`),
        }),
      found: ['error amount-malformed amount="1,000"'],
    },
    {
      name: 'a file that lacks a script',
      file: 'lacking.html',
      opened: false,
      page: (tag) => pageOf({ tag: tag({ amount: '1,000' }), body: '<script src="/cart.js"></script>' }),
      found: ['error amount-malformed amount="1,000"'],
    },
    {
      name: 'a file whose script asks a server',
      file: 'asking.html',
      opened: false,
      page: (tag) =>
        pageOf({ tag: tag(), body: script("fetch('/cart').then((r) => r.ok || console.error('no cart'))") }),
      found: [],
    },
    {
      name: 'a file in which a server writes',
      file: 'order.html',
      opened: false,
      page: (tag) => pageOf({ tag: tag({ amount: '<?= $amount ?>' }) }),
      found: [],
    },
    {
      name: 'a file of another kind',
      file: 'order.jsp',
      opened: false,
      page: (tag) => pageOf({ tag: tag() }),
      found: [],
    },
  ];

const { chromium } = findBrowsers();

const doctor = async (...args: string[]) => {
  const { out, err, code } = await cli('doctor', '--json', '--browser', chromium ?? '', ...args).ended;
  assert.equal(err, '');
  return { code, results: JSON.parse(out) as { opened: boolean; findings: Finding[] }[] };
};

const told = (findings: readonly Finding[]) =>
  findings.map(({ severity, code, attribute, device }) =>
    [severity, code, attribute, device].filter(Boolean).join(' '),
  );

for (const name of chromium ? ['chromium'] : []) {
  describe(`the doctor with ${name}`, () => {
    let site: TestShop;
    let folder = '';
    let files: { opened: boolean; findings: Finding[] }[] = [];
    let results: { opened: boolean; findings: Finding[] }[] = [];
    let busy: { code: number; out: string; err: string };
    before(async () => {
      site = await serveShop((app, sdkUrl) => {
        const tag: typeof checkout = (attributes, content) => checkout({ 'sdk-url': sdkUrl, ...attributes }, content);
        for (const [index, { page, headers }] of CASES.entries()) {
          app.get(`/cases/${index}`, (c) => c.html(page(tag, sdkUrl), 200, { ...headers }));
        }
        app.get('/busy', (c) => c.html(pageOf({ tag: tag(), body: script('for (;;);') })));
        app.get('/result', (c) =>
          c.html(`<!doctype html>${SCRIPT}<iamport-return verify-url="/complete"></iamport-return>`),
        );
      });
      [{ results }, busy] = await Promise.all([
        doctor(...CASES.map((_case, index) => `${site.origin}/cases/${index}`)),
        cli('doctor', '--browser', chromium ?? '', '--lang', 'en', `${site.origin}/busy`).ended,
      ]);

      folder = await mkdtemp(join(tmpdir(), 'doctor-files-'));
      await copyFile('dist/iamport-elements.js', join(folder, 'iamport-elements.js'));
      const tag: typeof checkout = (attributes, content) =>
        checkout({ 'sdk-url': site.sdkUrl, ...attributes }, content);
      for (const { file, page } of FILES) await writeFile(join(folder, file), page(tag, site.sdkUrl));
      ({ results: files } = await doctor(
        '--url',
        'http://localhost:9/order',
        ...FILES.map(({ file }) => join(folder, file)),
      ));
    });
    after(async () => {
      await site.close();
      await rm(folder, { recursive: true });
    });

    for (const [index, { name: what, found, opened }] of FILES.entries()) {
      it(`${opened ? 'opens' : 'only reads'} ${what}`, () => {
        assert.equal(files[index]?.opened, opened);
        assert.deepEqual(told(files[index]?.findings ?? []), found);
      });
    }

    for (const [index, { name: what, found, cause }] of CASES.entries()) {
      it(`finds ${found.join(', ') || 'nothing'}: ${what}`, () => {
        const { opened, findings = [] } = results[index] ?? {};
        assert.ok(opened);
        assert.deepEqual(told(findings), found);
        if (cause) assert.match(findings.at(-1)?.cause.en ?? '', cause);
      });
    }

    it('gives up on a page that is busy for ever, and reads it', () => {
      assert.match(busy.err, /^The browser could not open .*\/busy: it did not come to rest within 30 seconds\n$/);
      assert.match(busy.out, /not opened in a browser\.\n$/);
      assert.equal(busy.code, 0);
    });

    it('opens no payment', () => assert.deepEqual(site.sandbox.payments.list(), []));
  });

  describe(`the demo’s pages in ${name}`, () => {
    let shop: RunningShop;
    before(async () => {
      shop = await startShop({ port: 0, database: await memoryDatabase() });
    });
    after(() => shop.close());

    it('have nothing wrong', async () => {
      const body = new URLSearchParams({ product: 'ujeon', quantity: '1' });
      const { url: order } = await fetch(`${shop.url}/orders`, { method: 'POST', body });
      assert.match(order, /\/orders\/\w+/);
      const { code, results } = await doctor(order, `${shop.url}/result`, '--fail-on', 'warning');
      assert.deepEqual(
        results.flatMap(({ findings }) => told(findings)),
        [],
      );
      assert.equal(code, 0);
    });
  });
}
