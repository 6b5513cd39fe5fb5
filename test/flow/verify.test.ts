import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyByUrl } from '../../src/flow/index.js';
import { ask } from '../../src/flow/verify.js';
import { fromCallback } from '../../src/outcome/index.js';

const claim = fromCallback({ imp_uid: 'imp_1', merchant_uid: 'order&7', success: true });
const wait = async (milliseconds: number, signal?: AbortSignal) => {
  // Try time-outs as they are, back-offs at once.
  await sleep(signal ? milliseconds : 0, undefined, { signal, ref: false });
};

describe('verify-url over HTTP', () => {
  let server: Server;
  let url: string;
  let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
  let asked: { method: string | undefined; type: string | undefined; body: string }[];

  before(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked.push({ method: request.method, type: request.headers['content-type'], body });
      answer(request, response, body);
    }).listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}/payments/complete`;
  });
  after(() => server.close());
  beforeEach(() => {
    asked = [];
    mock.method(console, 'error', () => {});
    mock.method(console, 'warn', () => {});
  });
  afterEach(() => mock.restoreAll());

  const verify = (data = {}, address = url) => verifyByUrl({ url: address, base: 'http://localhost/', data, fetch });

  it('posts the payment as a form, and no further field can stand in for it', async () => {
    answer = (_request, response) => response.end('{"status":"paid"}');
    const data = { csrf: '가 나', n: 7, list: [1], imp_uid: 'forged', merchant_uid: 'forged' };
    const finding = await ask(verify(data), claim, wait);
    assert.equal(finding.kind, 'verdict');
    assert.equal(asked[0]?.method, 'POST');
    assert.match(asked[0]?.type ?? '', /^application\/x-www-form-urlencoded/);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(asked[0]?.body)), {
      csrf: '가 나',
      n: '7',
      list: '[1]',
      imp_uid: 'imp_1',
      merchant_uid: 'order&7',
    });
  });

  const replies: [string, number, string, string, number][] = [
    ['JSON with a status', 200, '{"status":"paid"}', 'verdict', 1],
    ['a 400 with a known status', 400, '{"status":"forged"}', 'verdict', 1],
    ['a 404 without one', 404, '{"message":"none"}', 'malformed', 1],
    ['a login page', 200, '<!doctype html>', 'malformed', 1],
    ['nothing', 204, '', 'malformed', 1],
    ['a 403 of CSRF protection', 403, 'Forbidden', 'malformed', 1],
    ['a 500', 500, '{"status":"paid"}', 'unreachable', 3],
  ];
  for (const [name, status, body, kind, times] of replies) {
    it(`finds ${kind} in ${name}`, async () => {
      answer = (_request, response) => response.writeHead(status).end(status === 204 ? undefined : body);
      assert.equal((await ask(verify(), claim, wait)).kind, kind);
      assert.equal(asked.length, times);
    });
  }

  it('tries again where the connection breaks', async () => {
    answer = (request, response) => (asked.length < 3 ? request.socket.destroy() : response.end('{"status":"paid"}'));
    assert.equal((await ask(verify(), claim, wait)).kind, 'verdict');
  });

  it('gives a server that hangs up', async () => {
    answer = () => {};
    const hasty = async (milliseconds: number, signal?: AbortSignal) => wait(Math.min(milliseconds, 400), signal);
    assert.equal((await ask(verify(), claim, hasty)).kind, 'unreachable');
    assert.equal(asked.length, 3);
    server.closeAllConnections();
  });

  it('asks no address but http(s)', async () => {
    assert.equal((await ask(verify({}, 'javascript:alert(1)'), claim, wait)).kind, 'malformed');
    assert.equal(asked.length, 0);
  });
});
