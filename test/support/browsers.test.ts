import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { availableEngines, type Device, openBrowser, type Page } from './browsers.js';

const pages: Record<string, (elsewhere: string) => string> = {
  '/': (elsewhere) => `<title>start</title><meta name="viewport" content="width=device-width">
    <button id="act">act</button> <p id="seen"></p>
    <input id="name" value="old"> <select id="pg"><option>kcp</option><option>kakao</option></select>
    <a id="go" href="/next?a=1">go</a>
    <x-host></x-host>
    <iframe id="outer" src="${elsewhere}/outer"></iframe>
    <div style="height: 3000px"></div>
    <button id="late" hidden>late</button>
    <script>
      act.onclick = (event) => { seen.textContent = [event.isTrusted, navigator.userActivation.isActive].join(); };
      document.querySelector('x-host').attachShadow({ mode: 'open' }).innerHTML = '<button>shadow</button>';
      document.querySelector('x-host').shadowRoot.querySelector('button').onclick = () => { seen.textContent = 'shadow'; };
      document.addEventListener('keydown', (event) => { document.body.dataset.key = event.key; });
      setTimeout(() => { late.hidden = false; late.onclick = () => { seen.textContent = 'late'; }; }, 300);
      console.warn('hello from the page');
      setTimeout(() => { throw new Error('broken on purpose'); });
    </script>`,
  '/outer': (elsewhere) => `<iframe id="inner" src="${elsewhere.replace('localhost', '127.0.0.1')}/inner"></iframe>`,
  '/inner': () =>
    `<button id="deep" onclick="top.postMessage('deep', '*'); this.textContent = event.isTrusted">deep</button>`,
  '/next': () => '<title>next</title><h1>도착</h1>',
  '/cover': () => `<button id="under">under</button><div style="position: fixed; inset: 0"></div>`,
};

let server: Server;
let origin: string;

before(async () => {
  server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const body = pages[new URL(request.url ?? '/', 'http://x').pathname];
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body ? `<!doctype html><html lang="ko">${body(`http://localhost:${port}`)}` : '');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

it('finds an engine to test with', () => {
  assert.notEqual(availableEngines().length, 0);
});

for (const engine of availableEngines()) {
  describe(engine, () => {
    const using = async (device: Device, act: (page: Page) => Promise<void>) => {
      const page = await openBrowser(engine, { device });
      try {
        await act(page);
      } finally {
        await page.close();
      }
    };

    it('acts on a page as a person does', () =>
      using('pc', async (page) => {
        await page.goto(`${origin}/`);
        await page.click('#act');
        assert.equal(await page.text('#seen'), 'true,true');
        await page.click('x-host >>> button');
        assert.equal(await page.text('#seen'), 'shadow');
        await page.click('#late');
        assert.equal(await page.text('#seen'), 'late');
        await page.fill('#name', '새 이름');
        assert.equal(await page.evaluate(() => document.querySelector('input')?.value), '새 이름');
        await page.fill('#name', '');
        assert.equal(await page.evaluate(() => document.querySelector('input')?.value), '');
        await page.select('#pg', 'kakao');
        assert.equal(await page.evaluate(() => document.querySelector('select')?.value), 'kakao');
        await assert.rejects(page.select('#pg', 'nice'), /no option nice/);
        await page.press('Escape');
        assert.equal(await page.evaluate(() => document.body.dataset.key), 'Escape');
        assert.equal(await page.exists('#nowhere'), false);
        assert.deepEqual(await page.evaluate((a: number, b: { c: string }) => [a, b.c], 1, { c: '한' }), [1, '한']);
        assert.equal(await page.evaluate(() => Promise.resolve('awaited')), 'awaited');
        assert.equal(await page.evaluate(() => navigator.language), 'ko-KR');
      }));

    it('reaches into frames of other origins', () =>
      using('pc', async (page) => {
        await page.goto(`${origin}/`);
        await page.evaluate(() => addEventListener('message', ({ data }) => (document.title = data)));
        await page.clickInFrame(['#outer', '#inner'], '#deep');
        assert.equal(await page.frame('#outer', '#inner').text('#deep'), 'true');
        await page.waitFor(() => document.title === 'deep');
        assert.equal(await page.frame('#outer').exists('#deep'), false);
      }));

    it('follows a navigation and comes back', () =>
      using('pc', async (page) => {
        await page.goto(`${origin}/`);
        await page.click('#go');
        await page.waitFor('h1');
        assert.equal(await page.text('h1'), '도착');
        assert.equal(await page.url(), `${origin}/next?a=1`);
        await page.back();
        await page.waitFor('#go');
        assert.equal(await page.url(), `${origin}/`);
        await page.goto(`${origin}/next`);
        assert.equal(await page.text('h1'), '도착');
        assert.equal(await page.url(), `${origin}/next`);
        await page.goto(`${origin}/`);
        await page.click('#act');
        assert.equal(await page.text('#seen'), 'true,true');
      }));

    it('does not click what a person could not', () =>
      using('pc', async (page) => {
        await page.goto(`${origin}/cover`);
        await assert.rejects(page.click('#under', { timeout: 300 }), /Waited 300 ms for #under to be clickable/);
        await assert.rejects(page.waitFor('#none', { timeout: 100 }), /Waited 100 ms for #none at .*\/cover/);
      }));

    it('is a phone', () =>
      using('phone', async (page) => {
        await page.goto(`${origin}/`);
        const [agent, width, height] = await page.evaluate(() => [navigator.userAgent, innerWidth, innerHeight]);
        assert.match(String(agent), /Android|iPhone/);
        assert.deepEqual([width, height], [390, 844]);
        await page.click('#act');
        assert.equal(await page.text('#seen'), 'true,true');
      }));

    it('takes pictures, of the window or of the whole page', () =>
      using('pc', async (page) => {
        const folder = await mkdtemp(join(tmpdir(), 'shots-'));
        await page.goto(`${origin}/`);
        await page.screenshot(join(folder, 'window.png'));
        await page.screenshot(join(folder, 'page.png'), { fullPage: true });
        const [small, large] = await Promise.all(
          ['window.png', 'page.png'].map((name) => readFile(join(folder, name))),
        );
        assert.deepEqual([small?.readUInt32BE(16), small?.readUInt32BE(20)], [1280, 900]);
        assert.ok((large?.readUInt32BE(20) ?? 0) > 3000);
        await rm(folder, { recursive: true });
      }));

    it(engine === 'webkit' ? 'says nothing of the console' : 'tells what the console said', () =>
      using('pc', async (page) => {
        await page.goto(`${origin}/`);
        await page.waitFor('#late:not([hidden])');
        const said = page.messages.some(({ type, text }) => /^warn/.test(type) && text === 'hello from the page');
        const broke = page.errors.some((error) => error.includes('broken on purpose'));
        assert.deepEqual([said, broke], engine === 'webkit' ? [false, false] : [true, true]);
      }),
    );
  });
}
