import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { PAYMENT_APPS } from '../../src/native/index.js';
import { ABOUT } from '../../src/profiles/about.js';
import { availableEngines, openBrowser } from '../support/browsers.js';

const code = readFileSync('dist/iamport-elements.js');

// A page that has an AMD loader and CommonJS leftovers, and notes its globals before and after.
const page = `<!doctype html><meta charset="euc-kr"><title>legacy</title>
<script>
  var modules = []; var module = { exports: {} }; var exports = module.exports;
  function define() { modules.push(arguments); } define.amd = {};
  var names = []; names = Object.getOwnPropertyNames(window);
</script>
<script src="/iamport-elements.js"></script>
<iamport-checkout id="checkout" preload="none"></iamport-checkout>`;

describe('the one-file script', () => {
  let server: Server;
  before(async () => {
    server = createServer((request, response) => {
      // Without a charset, a browser reads a script as its page is read.
      const script = request.url === '/iamport-elements.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(script ? code : page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => server.close());

  it('is pure ASCII', () => {
    const first = code.findIndex((byte) => byte > 0x7f);
    assert.equal(first, -1, `byte ${first} is not ASCII`);
  });

  it('holds the Korean sentences all the same', () => {
    assert.match(code.toString(), /\\u[0-9a-f]{4}/);
  });

  it('names itself and its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.ok(code.toString().startsWith(`/*! iamport-elements ${version} | MIT`));
  });

  it('holds nothing that only documents and apps need', () => {
    const notes = Object.values(ABOUT).flatMap(({ setup = [], testing = [], inApp = [] }) => [
      ...setup,
      ...testing,
      ...inApp,
    ]);
    const sentences = notes.map(({ en }) => en).filter((en) => /^[ -~]+$/.test(en));
    const packages = PAYMENT_APPS.flatMap(({ androidPackage }) => androidPackage ?? []);
    assert.ok(sentences.length > 20 && packages.length > 20);
    assert.deepEqual(
      [...sentences, ...packages].filter((text) => code.includes(text)),
      [],
    );
  });

  it('has a source map of every line', () => {
    const map = JSON.parse(readFileSync('dist/iamport-elements.js.map', 'utf8'));
    assert.ok(map.sources.some((source: string) => source.endsWith('src/elements/iamport-checkout.ts')));
    assert.equal(map.sources.length, map.sourcesContent.length);
  });

  for (const engine of availableEngines()) {
    it(`leaves one global and asks no module loader (${engine})`, async () => {
      const browser = await openBrowser(engine, { device: 'pc' });
      try {
        await browser.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        const seen = await browser.evaluate(() => {
          const page = window as unknown as { names: string[]; modules: unknown[]; module: { exports: object } };
          // An element's id is a global by the browser's own doing.
          const added = Object.getOwnPropertyNames(window).filter((name) => !page.names.includes(name));
          const asked = page.modules.length + Object.keys(page.module.exports).length;
          const checkout = document.querySelector('#checkout');
          return {
            added,
            asked,
            upgraded: checkout?.constructor !== HTMLElement,
            text: checkout?.shadowRoot?.textContent,
          };
        });
        assert.deepEqual(
          { ...seen, text: undefined },
          { added: ['IamportElements'], asked: 0, upgraded: true, text: undefined },
        );
        // A page in EUC-KR shows its sentences unharmed.
        assert.match(String(seen.text), /[가-힣]/);
      } finally {
        await browser.close();
      }
    });
  }
});
