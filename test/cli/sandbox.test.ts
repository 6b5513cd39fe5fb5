import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { cli } from '../support/cli.js';

const root = new URL('../../', import.meta.url);
async function started({ output, ended }: ReturnType<typeof cli>): Promise<string> {
  const over = ended.then(({ err }) => {
    throw new Error(`ended early: ${err}`);
  });
  over.catch(() => {});
  for (;;) {
    const url = /Sandbox at (\S+).*Ctrl-C/s.exec(output.out)?.[1];
    if (url) return url;
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 30))]);
  }
}

describe('iamport-elements sandbox', () => {
  it('prints its address and the sdk-url, serves, and ends on Ctrl-C', async () => {
    const run = cli('sandbox', '--port', '0', '--base', '/pay', '--scenario', 'declined');
    const url = await started(run);
    assert.match(url, /^http:\/\/localhost:\d+\/pay$/);
    assert.match(run.output.out, new RegExp(`sdk-url="${url}/v1/iamport\\.js"`));
    assert.equal((await fetch(`${url}/v1/iamport.js`)).status, 200);
    assert.deepEqual(await (await fetch(`${url}/inspect/scenario`)).json(), { scenario: 'declined' });
    run.child.kill('SIGINT');
    const { code, signal, err } = await run.ended;
    assert.deepEqual([code, signal, err], [0, null, '']);
  });

  it('names an address that a phone can open where it listens on all of them', async () => {
    const run = cli('sandbox', '--port', '0', '--host', '0.0.0.0');
    const url = await started(run);
    assert.notEqual(new URL(url).hostname, '0.0.0.0');
    assert.equal((await fetch(`${url}/v1/iamport.js`)).status, 200);
    run.child.kill('SIGINT');
    assert.equal((await run.ended).code, 0);
  });

  it('takes its channels from --pg', async () => {
    const run = cli('sandbox', '--port', '0', '--pg', 'tosspayments, nice_v2.nictest00m,tosstest');
    const answer = await (await fetch(`${await started(run)}/users/pg/imp1`)).json();
    assert.deepEqual(
      (answer as { data: { pg_provider: string; pg_id: string }[] }).data.map((channel) => Object.values(channel)),
      [
        ['tosspayments', 'tosspayments_test', 'payment'],
        ['nice_v2', 'nictest00m', 'payment'],
        ['tosstest', 'tosstest_test', 'payment'],
      ],
    );
    run.child.kill('SIGINT');
    assert.equal((await run.ended).code, 0);
  });

  it('speaks the REST API with the keys it is given, and sends webhooks', async () => {
    const shop = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    const heard: string[] = [];
    await once(shop, 'listening');
    const notice = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook`;
    const keys = ['--imp-key', 'k', '--imp-secret', 's'];
    const run = cli('sandbox', '--port', '0', '--notice-url', notice, ...keys);
    const url = await started(run);
    assert.match(run.output.out, new RegExp(`baseUrl: '${url}'.*\\(your key\\)`));
    const token = (secret: string) =>
      fetch(`${url}/users/getToken`, { method: 'POST', body: JSON.stringify({ imp_key: 'k', imp_secret: secret }) });
    assert.deepEqual([(await token('s')).status, (await token('wrong')).status], [200, 401]);

    const message = JSON.stringify({ action: 'payment', data: { merchant_uid: 'm', amount: 100 } });
    const post = (path: string, body: object) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const opened = await post('/payments/open', { origin: url, message });
    const { impUid } = (await opened.json()) as { impUid: string };
    await post(`/payments/answer/${impUid}`, { scenario: 'paid' });
    await fetch(`${url}/inspect/notices?settled`);
    assert.deepEqual(heard, ['/hook']);
    shop.close();
    run.child.kill('SIGINT');
    assert.equal((await run.ended).code, 0);
  });

  it('takes any key unless it is given one', async () => {
    const run = cli('sandbox', '--port', '0');
    await started(run);
    assert.match(run.output.out, /\(any key and secret\)/);
    run.child.kill('SIGINT');
    await run.ended;
  });

  it('says that a port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, err } = await cli('sandbox', '--host', '127.0.0.1', '--port', String(port)).ended;
    other.close();
    assert.equal(code, 1);
    assert.equal(err.trim(), `error: port ${port} is in use; try another one with --port`);
  });

  for (const [args, words] of [
    [
      ['--scenario', 'refunded'],
      /refunded.*paid, vbank-issued, cancelled, declined, tampered, closed, late, unanswered, stuck, twice/,
    ],
    [['--pg', 'kcp,nicee_v2'], /no PG "nicee_v2".*\bkcp, .*\bnice_v2\b/],
    [['--pg', ''], /no PG ""/],
    [['--port', '99999'], /0 to 65535/],
    [['--port', '1e3'], /0 to 65535/],
    [['--host', 'nowhere.invalid', '--port', '0'], /^error: .*nowhere\.invalid/],
    [['--imp-key', 'k'], /--imp-key and --imp-secret go together/],
    [['--imp-secret', 's'], /--imp-key and --imp-secret go together/],
    [['--notice-url', '/hook'], /http or https address/],
    [['--notice-url', 'http://['], /http or https address/],
    [['--prot', '1'], /unknown option.*--prot.*--port/s],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { code, out, err } = await cli('sandbox', ...args).ended;
      assert.equal(code, 1);
      assert.equal(out, '');
      assert.match(err, words);
      assert.doesNotMatch(err, /\n\s+at /);
    });
  }

  it('knows its version and its commands', async () => {
    const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
    assert.equal((await cli('--version').ended).out.trim(), version);
    assert.match((await cli('--help').ended).out, /sandbox/);
  });
});
