import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { createSandbox } from '../../src/sandbox/index.js';
import { sandboxMiddleware, serveSandbox } from '../../src/sandbox/serve.js';

describe('serveSandbox', () => {
  it('gives its address, its sandbox, and the port back', async () => {
    const first = await serveSandbox({ port: 0, host: '127.0.0.1', base: '/s', scenario: 'paid' });
    assert.match(first.url, /^http:\/\/127\.0\.0\.1:\d+\/s$/);
    assert.equal(first.sandbox.scenario, 'paid');
    assert.equal((await fetch(`${first.url}/users/pg/x`)).status, 200);
    const port = Number(new URL(first.url).port);
    await assert.rejects(serveSandbox({ port, host: '127.0.0.1' }), { code: 'EADDRINUSE' });
    await first.close();
    const second = await serveSandbox({ port, host: '127.0.0.1' });
    await second.close();
  });
});

describe('sandboxMiddleware', () => {
  it('answers under its base and leaves the rest to the shop', async () => {
    const middleware = sandboxMiddleware(createSandbox({ base: '/sandbox' }));
    const server = createServer((request, response) => {
      middleware(request, response, () => response.end('shop'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const text = async (path: string) => (await fetch(url + path)).text();
    assert.match(await text('/sandbox/users/pg/x?callback=f'), /^\/\*\*\/f\(/);
    assert.match(await text('/sandbox'), /샌드박스/);
    for (const path of ['/', '/sandboxes', '/cart?next=/sandbox/']) assert.equal(await text(path), 'shop');
    server.close();
    server.closeAllConnections();
  });
});
