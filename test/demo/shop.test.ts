import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type RunningShop, startShop } from '../../demo/server.js';

let shop: RunningShop;
before(async () => {
  shop = await startShop({ port: 0 });
});
after(() => shop.close());

const post = (path: string, body: URLSearchParams) =>
  fetch(shop.url + path, { method: 'POST', body, redirect: 'manual' });

async function order(fields: Record<string, string> = {}): Promise<string> {
  const response = await post('/orders', new URLSearchParams({ product: 'teapot', ...fields }));
  return response.headers.get('location')?.split('/').pop() ?? '';
}

const callSandbox = async (path: string, body: object): Promise<{ impUid: string }> => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${shop.url}/sandbox/payments/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return (await response.json()) as { impUid: string };
};

/** Opens a payment at the sandbox as the SDK does; returns its `imp_uid`. */
async function openAt(merchantUid: string, amount: number, payMethod = 'card'): Promise<string> {
  const data = { merchant_uid: merchantUid, amount, pay_method: payMethod, name: 'tea', request_id: 'req_1' };
  const message = JSON.stringify({ action: 'payment', data });
  return (await callSandbox('open', { code: 'imp1', provider: '', pg_id: '', origin: shop.url, message })).impUid;
}

/** Opens a payment and ends it as its window does. */
async function payAt(merchantUid: string, amount: number, scenario: string, payMethod = 'card'): Promise<string> {
  const impUid = await openAt(merchantUid, amount, payMethod);
  await callSandbox(`answer/${impUid}`, { scenario });
  return impUid;
}

async function complete(fields: Record<string, string>): Promise<{ code: number; status: unknown }> {
  const response = await post('/payments/complete', new URLSearchParams(fields));
  const { status } = (await response.json()) as { status?: unknown };
  return { code: response.status, status };
}

describe('orders', () => {
  it('takes prices from its own shelves', async () => {
    const merchantUid = await order({ quantity: '2', amount: '100', price: '1' });
    assert.equal(shop.orders.find(merchantUid)?.amount, 136_000);
    assert.match(merchantUid, /^[a-z0-9]{20,40}$/);
    const page = await (await fetch(`${shop.url}/orders/${merchantUid}?lang=en`)).text();
    assert.match(page, /order-name="White Porcelain Teapot × 2"\s+amount="136000"/);
  });

  const refused: Record<string, string>[] = [
    { product: 'gold' },
    { quantity: '0' },
    { quantity: '6' },
    { quantity: '1.5' },
  ];
  for (const fields of refused) {
    it(`refuses ${JSON.stringify(fields)}`, async () => {
      assert.equal((await post('/orders', new URLSearchParams({ product: 'teapot', ...fields }))).status, 404);
    });
  }

  for (const path of [
    '/nothing',
    '/products/gold',
    '/orders/tea1',
    '/orders/tea1/status',
    '/public/%2e%2e/server.ts',
  ]) {
    it(`has nothing at ${path}`, async () => assert.equal((await fetch(shop.url + path)).status, 404));
  }
});

describe('the verify-url', () => {
  it('asks for a payment', async () => assert.equal((await complete({})).code, 400));

  it('knows nothing of payments that nobody made', async () => {
    assert.deepEqual(await complete({ imp_uid: 'imp_1' }), { code: 404, status: 'failed' });
    assert.deepEqual(await complete({ merchant_uid: await order() }), { code: 404, status: 'failed' });
  });

  it('believes a payment of the right amount, and releases the goods once however often it is asked', async () => {
    const merchantUid = await order();
    const impUid = await payAt(merchantUid, 68_000, 'paid');
    const replies = await Promise.all(Array.from({ length: 20 }, () => complete({ imp_uid: impUid })));
    assert.ok(replies.every(({ status }) => status === 'paid'));
    assert.deepEqual(await complete({ merchant_uid: merchantUid }), { code: 200, status: 'paid' });
    assert.equal(shop.orders.find(merchantUid)?.releases, 1);
  });

  it('cancels a payment of another amount, and says so again when asked again', async () => {
    for (const amount of [100, 680_000]) {
      const merchantUid = await order();
      const impUid = await payAt(merchantUid, amount, 'paid');
      for (let times = 0; times < 2; times += 1) {
        assert.equal((await complete({ imp_uid: impUid })).status, 'forged');
        assert.equal(shop.sandbox.payments.find(impUid)?.status, 'cancelled');
        assert.equal(shop.orders.find(merchantUid)?.status, 'cancelled');
      }
    }
  });

  it('does not wait for a deposit of another amount', async () => {
    const merchantUid = await order();
    const impUid = await payAt(merchantUid, 100, 'vbank-issued', 'vbank');
    assert.equal((await complete({ imp_uid: impUid })).status, 'forged');
    assert.equal(shop.orders.find(merchantUid)?.status, 'cancelled');
  });

  it("does not take somebody else's payment for an order", async () => {
    const [mine, theirs] = [await order(), await order()];
    const impUid = await payAt(theirs, 68_000, 'paid');
    assert.deepEqual(await complete({ imp_uid: impUid, merchant_uid: mine }), { code: 404, status: 'failed' });
    assert.equal(shop.orders.find(mine)?.status, 'waiting');
  });

  it('gives a second payment of the same order back', async () => {
    const merchantUid = await order();
    // Two windows side by side: the sandbox, too, would refuse to open one for an order that has been paid.
    const windows = [await openAt(merchantUid, 68_000), await openAt(merchantUid, 68_000)];
    for (const impUid of windows) await callSandbox(`answer/${impUid}`, { scenario: 'paid' });
    const verdicts = await Promise.all(windows.map((impUid) => complete({ imp_uid: impUid })));
    assert.deepEqual(verdicts.map(({ status }) => status).sort(), ['cancelled', 'paid']);
    const kept = windows.filter((impUid) => shop.sandbox.payments.find(impUid)?.status === 'paid');
    assert.deepEqual(kept, [shop.orders.find(merchantUid)?.impUid]);
    assert.equal(shop.orders.find(merchantUid)?.releases, 1);
  });

  it('waits for a deposit, and for nothing after an abandoned window', async () => {
    const [deposit, abandoned] = [await order(), await order()];
    await payAt(deposit, 68_000, 'vbank-issued', 'vbank');
    await payAt(abandoned, 68_000, 'closed');
    assert.equal((await complete({ merchant_uid: deposit })).status, 'ready');
    assert.equal((await complete({ merchant_uid: abandoned })).status, 'ready');
    assert.equal(shop.orders.find(deposit)?.status, 'issued');
    assert.equal(shop.orders.find(abandoned)?.status, 'waiting');
  });
});

describe('the command', () => {
  const start = (port: number): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', 'demo/server.ts'], { env: { ...process.env, PORT: `${port}` } });

  it('says where the shop is, and ends on a signal', async () => {
    const child = start(0);
    const [line] = (await once(child.stdout!, 'data')) as [Buffer];
    assert.match(String(line), /http:\/\/localhost:\d+/);
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('says so when the port is in use', async () => {
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const child = start(port);
    const [line] = (await once(child.stderr!, 'data')) as [Buffer];
    assert.equal(String(line), `Port ${port} is in use: choose another one with PORT=5174 npm start\n`);
    assert.deepEqual(await once(child, 'exit'), [1, null]);
    other.close();
  });
});
