import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { availableEngines, openBrowser } from '../support/browsers.js';

const script = readFileSync(new URL('../../dist/iamport-elements.js', import.meta.url));

/** A page that is still arriving when its return has long decided. */
const head = `<!doctype html><html lang="ko"><meta charset="utf-8"><script src="/iamport-elements.js"></script>
<iamport-return></iamport-return>${' '.repeat(4096)}`;
const tail = `<script>
  window.states = [document.querySelector('iamport-return').state];
  document.addEventListener('payment-success', (event) => states.push(event.detail.impUid));
</script>`;

describe('a page that attaches its listener late', () => {
  let server: Server;
  before(async () => {
    server = createServer(async ({ url }, response) => {
      if (url === '/iamport-elements.js') return response.setHeader('content-type', 'text/javascript').end(script);
      response.setHeader('content-type', 'text/html; charset=utf-8').write(head);
      await sleep(1_000);
      return response.end(tail);
    }).listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
  });
  after(() => server.close());

  for (const engine of availableEngines()) {
    it(`still hears the outcome in ${engine}`, async () => {
      const page = await openBrowser(engine, { device: 'pc' });
      try {
        const { port } = server.address() as AddressInfo;
        await page.goto(`http://localhost:${port}/?imp_uid=imp_1&merchant_uid=order_1`);
        await page.waitFor(() => (window as unknown as { states: string[] }).states.length > 1);
        const states = await page.evaluate(() => (window as unknown as { states: string[] }).states);
        assert.deepEqual(states, ['idle', 'imp_1']);
      } finally {
        await page.close();
      }
    });
  }
});
