import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, before, it } from 'node:test';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AppCode } from './app-code.js';
import { Phone } from './phone.js';
import { Shell, withoutChromium } from './shell.js';

/** Every way in which a page leaves the web. */
const ways = {
  link: '<a class="go" href="ispmobile://pay?a=%26b">go</a>',
  script: `<button class="go" onclick="location.href = 'ispmobile://pay?a=%26b'">go</button>`,
  'script without a click': `<button class="go" onclick="setTimeout(() => location.replace('ispmobile://pay?a=%26b'), 50)">go</button>`,
  form: '<form action="ispmobile://pay"><input type="hidden" name="a" value="&amp;b"><button class="go">go</button></form>',
  redirect: '<form action="/leave" method="post"><button class="go">go</button></form>',
};

const news = new EventEmitter();
let shell: Shell;
let origin: string;
let close: () => void;

before(async () => {
  const app = new Hono();
  app.post('/leave', (c) => c.redirect('ispmobile://pay?a=%26b', 303));
  app.get('/framed/:way', (c) =>
    c.html(
      `<p id="top">top</p><iframe src="${origin.replace('localhost', '127.0.0.1')}/${c.req.param('way')}"></iframe>`,
    ),
  );
  app.get('/:way', (c) => c.html(`<p id="top">top</p>${ways[c.req.param('way') as keyof typeof ways]}`));
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0 }, ({ port }) => {
      origin = `http://localhost:${port}`;
      resolve();
    });
    close = () => server.close();
  });
  if (withoutChromium) return;
  const code: AppCode = {
    visited: async () => {},
    navigate: async (url, _installed, byPage) => {
      news.emit('left', url, byPage);
      return [];
    },
    return: async () => [],
    close: async () => {},
  };
  shell = await Shell.open('android', new Phone(), code);
});
after(async () => {
  await shell?.close();
  close();
});

for (const way of Object.keys(ways)) {
  for (const place of ['page', 'frame'] as const) {
    it(`hears of a ${way} in a ${place} that leaves the web, and stays`, { skip: withoutChromium }, async () => {
      await shell.page.goto(`${origin}/${place === 'frame' ? 'framed/' : ''}${way}`);
      const left = once(news, 'left', { signal: AbortSignal.timeout(10_000) });
      await (place === 'frame' ? shell.page.frame('iframe') : shell.page).click('.go');
      assert.deepEqual(await left, ['ispmobile://pay?a=%26b', place === 'page']);
      assert.equal(await shell.page.text('#top'), 'top');
    });
  }
}
