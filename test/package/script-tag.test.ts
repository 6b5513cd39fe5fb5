import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { version } from 'iamport-elements';
import { scriptTag } from '../../tools/script-tag.mjs';
import { availableEngines, openBrowser } from '../support/browsers.js';

const code = readFileSync('dist/iamport-elements.js', 'utf8');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const [address = ''] = scriptTag().match(/https:[^"]+/) ?? [];
const { pathname } = new URL(address);

const other = `<script>
  for (const tag of ['iamport-checkout', 'iamport-return'])
    customElements.define(tag, class extends HTMLElement { static version = '0.0.1'; });
</script>`;

/** Pages that hear what is said to the developer, and have the README's tag with its host made ours. */
const pages: Record<string, string> = {
  '/once': '<SCRIPT>',
  '/twice': '<SCRIPT><SCRIPT>',
  '/beside-another-version': `${other}<SCRIPT><SCRIPT>`,
  '/altered': '<SCRIPT>',
};

describe('the script tag of the README', () => {
  let server: Server;
  before(async () => {
    server = createServer((request, response) => {
      const [path = '', query] = (request.url ?? '').split('?');
      // An answer from elsewhere is checked only where it may be read.
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('content-type', path === pathname ? 'text/javascript' : 'text/html');
      if (path === pathname) return response.end(query === '/altered' ? `${code};` : code);
      const tag = scriptTag().replace(address, `${pathname}?${path}`).replace(' async', '');
      const hear =
        '<script>var said = []; console.warn = console.error = (...all) => said.push(all.join(" "));</script>';
      return response.end(
        `<!doctype html>${hear}${(pages[path] ?? '').replaceAll('<SCRIPT>', tag)}<iamport-checkout></iamport-checkout>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => server.close());

  it('names this version, as the package says it of itself', () => {
    assert.equal(version, manifest.version);
    assert.ok(address.endsWith(`/${manifest.name}@${version}/${manifest.jsdelivr}`));
  });

  for (const engine of availableEngines()) {
    it(`is taken by the browser, and nothing else under its name (${engine})`, async () => {
      const browser = await openBrowser(engine, { device: 'pc' });
      const look = async (path: string) => {
        await browser.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
        return browser.evaluate(() => {
          const page = window as unknown as { said: string[]; IamportElements?: { version: string } };
          const drawn = document.querySelector('iamport-checkout')?.shadowRoot != null;
          return { said: page.said, version: page.IamportElements?.version ?? null, drawn };
        });
      };
      try {
        assert.deepEqual(await look('/once'), { said: [], version, drawn: true });
        assert.deepEqual(await look('/twice'), { said: [], version, drawn: true });
        const { said, drawn } = await look('/beside-another-version');
        assert.equal(drawn, false);
        // Each copy says it, and of one tag only.
        assert.deepEqual(said.length, 2);
        assert.ok(
          said.every((line) => line.includes(version) && line.includes('0.0.1')),
          said.join('\n'),
        );
        assert.deepEqual(await look('/altered'), { said: [], version: null, drawn: false });
      } finally {
        await browser.close();
      }
    });
  }

  it('has a hash that does not depend on where the script was built', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'iamport-elements-elsewhere-'));
    try {
      for (const name of ['src', 'package.json', 'vite.config.ts', 'tsconfig.json'])
        cpSync(name, join(folder, name), { recursive: true });
      symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
      const vite = resolve('node_modules/vite/bin/vite.js');
      await promisify(execFile)(process.execPath, [vite, 'build', '--mode', 'cdn'], { cwd: folder });
      assert.ok(readFileSync(join(folder, manifest.jsdelivr), 'utf8') === code);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
