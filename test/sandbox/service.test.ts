import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { channelsFor, createSandbox, defaultChannels } from '../../src/sandbox/index.js';
import { Client, origin } from './client.js';

describe('a second address of one service', () => {
  const first = createSandbox();
  const second = createSandbox({ base: '/second', channels: channelsFor('kakao'), payments: first.payments });

  it('has the payments of the first, and its own channels', async () => {
    const clients = [new Client(first), new Client(second)] as const;
    const [ours, theirs] = [await clients[0].open(), await clients[1].open()];
    assert.notEqual(ours.impUid, theirs.impUid);
    const listed = first.payments.list().map(({ imp_uid: uid, pg_provider: pg }) => [uid, pg]);
    assert.deepEqual(listed, [
      [ours.impUid, 'kcp'],
      [theirs.impUid, 'kakao'],
    ]);
    assert.equal(second.payments, first.payments);
  });
});

describe('channels', () => {
  const client = new Client(createSandbox());

  it('are JSON for whoever asks, from any origin', async () => {
    const response = await client.send('/users/pg/imp33886024?tier=AAA');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
    assert.deepEqual(await response.json(), { code: 0, data: [...defaultChannels] });
  });

  it('are JSONP for a callback', async () => {
    const response = await client.send('/users/pg/imp33886024?callback=jQuery3.x_1&_=1');
    assert.match(response.headers.get('content-type') ?? '', /^text\/javascript; charset=utf-8$/);
    const text = await response.text();
    assert.match(text, /^\/\*\*\/jQuery3\.x_1\(\{"code":0.*\}\);$/);
  });

  it('are there for a blank code', async () => {
    assert.equal((await client.send('/users/pg/')).status, 200);
    assert.equal((await client.send('/users/pg/?callback=f')).status, 200);
  });

  for (const name of ['', 'alert(1)', 'a;b', 'a b', '</script>', 'a[0]', 'f//', `f${'x'.repeat(200)}`]) {
    it(`refuses the callback ${JSON.stringify(name).slice(0, 20)}`, async () => {
      const response = await client.send(`/users/pg/imp1?callback=${encodeURIComponent(name)}`);
      assert.equal(response.status, 400);
      assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
    });
  }

  it('are what the options say, the first being the default', async () => {
    const channels = [{ pg_provider: 'uplus', pg_id: 'tlgdacomxpay', type: 'payment' as const }];
    const own = new Client(createSandbox({ channels }));
    assert.deepEqual(((await (await own.send('/users/pg/x')).json()) as { data: unknown }).data, channels);
    assert.equal(own.payment(await own.open()).pg_provider, 'uplus');
  });
});

describe('frames', () => {
  const client = new Client(createSandbox());

  for (const path of [
    '',
    '/',
    '/imp1',
    '/imp1?tier=A',
    '/imp1/kcp',
    '/imp1/html5_inicis/INIpayTest',
    '/imp1/chai/pk.1',
  ]) {
    it(`are served at /payments/ready${path}`, async () => {
      const response = await client.send(`/payments/ready${path}`);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /^text\/html; charset=utf-8/i);
    });
  }

  it('know their channel', async () => {
    const text = await client.text('/payments/ready/imp1/html5_inicis/INIpayTest');
    assert.match(text, /data-code="imp1" data-provider="html5_inicis" data-pg-id="INIpayTest"/);
  });

  it('are served for certifications, to refuse there', async () => {
    assert.equal((await client.send('/certificates/ready/imp1/danal')).status, 200);
  });
});

describe('scripts', () => {
  const client = new Client(createSandbox());
  const scripts = ['/v1/iamport.js', '/assets/frame.js', '/assets/window.js'];

  for (const path of scripts) {
    it(`${path} is pure ASCII, whole, and says its type`, async () => {
      const response = await client.send(path);
      assert.match(response.headers.get('content-type') ?? '', /^text\/javascript; charset=utf-8$/);
      const text = await response.text();
      assert.doesNotMatch(text, /[^\t\n\x20-\x7e]/);
      assert.doesNotThrow(() => new Function(text));
      assert.doesNotMatch(text, /\bimport\b\s*[({'"]|\brequire\(|_sandbox_|__vite/);
    });
  }
});

describe('a base path', () => {
  const client = new Client(createSandbox({ base: 'sandbox/' }));

  it('leads every address', async () => {
    assert.match(await client.text('/payments/ready/imp1'), /src="\/sandbox\/assets\/frame\.js"/);
    assert.match((await client.open()).html ?? '', /action="\/sandbox\/payments\/window\/imp_/);
    assert.match(await client.text('/'), /https:\/\/service\.iamport\.kr\/sandbox\/v1\/iamport\.js/);
  });

  it('leaves the rest of the origin alone', async () => {
    const response = await createSandbox({ base: '/sandbox' }).fetch(new Request(`${origin}/v1/iamport.js`));
    assert.equal(response.status, 404);
  });
});

describe('inspection', () => {
  const sandbox = createSandbox();
  const client = new Client(sandbox);

  it('lists payments and finds them', async () => {
    const reply = await client.open({ merchant_uid: 'a' });
    await client.open({ merchant_uid: 'b' });
    const all = (await (await client.send('/inspect/payments')).json()) as { merchant_uid: string }[];
    assert.deepEqual(
      all.map(({ merchant_uid: uid }) => uid),
      ['a', 'b'],
    );
    const some = (await (await client.send('/inspect/payments?merchant_uid=b')).json()) as unknown[];
    assert.equal(some.length, 1);
    const response = await client.send(`/inspect/payments/${reply.impUid}`, {
      headers: { origin: 'https://shop.test' },
    });
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(((await response.json()) as { merchant_uid: string }).merchant_uid, 'a');
    assert.equal((await client.send('/inspect/payments/imp_none')).status, 404);
  });

  it('may be used from another origin', async () => {
    const headers = { origin: 'https://shop.test', 'access-control-request-method': 'PUT' };
    const response = await client.send('/inspect/scenario', { method: 'OPTIONS', headers });
    assert.match(response.headers.get('access-control-allow-methods') ?? '', /PUT.*DELETE/);
  });

  it('sets the scenario', async () => {
    const put = (body: string) => client.send('/inspect/scenario', { method: 'PUT', body });
    assert.equal((await put('{"scenario":"declined"}')).status, 200);
    assert.equal(sandbox.scenario, 'declined');
    assert.match((await client.open()).html ?? '', /data-auto="declined"/);
    for (const body of ['{"scenario":"toString"}', '{}', '[]', 'null', 'no json'])
      assert.equal((await put(body)).status, 400);
    assert.equal(sandbox.scenario, 'declined');
    await put('{"scenario":null}');
    assert.equal(sandbox.scenario, null);
  });

  it('forgets', async () => {
    assert.equal((await client.send('/inspect/payments', { method: 'DELETE' })).status, 204);
    assert.deepEqual(sandbox.payments.list(), []);
  });
});
