import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import express from 'express';
import { readVerdict } from '../../src/outcome/index.js';
import { readPrepared } from '../../src/request/index.js';
import { type ServedSandbox, serveSandbox } from '../../src/sandbox/serve.js';
import {
  type CreateOrder,
  completeHandler,
  IamportClient,
  OrderRefusal,
  prepareHandler,
  returnHandler,
  type Shop,
  webhookHandler,
} from '../../src/server/index.js';
import { nodeListener } from '../../src/server/node.js';
import { Client } from '../sandbox/client.js';
import { conform } from './conformance.js';
import { MemoryOrders } from './memory-orders.js';

conform('the handlers', async ({ url, impKey, impSecret }) => {
  const orders = new MemoryOrders();
  const shop: Shop = { client: new IamportClient({ impKey, impSecret, baseUrl: url }), orders, report: () => {} };
  const listeners: Record<string, ReturnType<typeof nodeListener>> = {
    '/complete': nodeListener(completeHandler(shop)),
    '/webhook': nodeListener(webhookHandler(shop)),
    '/return': nodeListener(
      returnHandler(shop, {
        to: ({ status, merchantUid }) => `/orders${merchantUid ? `/${merchantUid}` : ''}?payment=${status}`,
      }),
    ),
  };
  const server = createServer((request, response) => listeners[request.url?.split('?')[0] ?? '']?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    complete: `${origin}/complete`,
    webhook: `${origin}/webhook`,
    return: `${origin}/return`,
    create: async (order) => orders.create(order),
    look: async (merchantUid) => orders.look(merchantUid),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
});

describe('escrow at the sandbox', () => {
  it('is registered, changed and read back', async (t) => {
    const served = await serveSandbox({ port: 0, host: '127.0.0.1' });
    t.after(() => served.close());
    const client = new IamportClient({ impKey: 'key', impSecret: 'secret', baseUrl: served.url });
    const buyer = new Client(served.sandbox);
    const opened = await buyer.open({ amount: 1000, escrow: true }, { provider: 'html5_inicis' });
    await buyer.end(opened, 'paid');
    const impUid = opened.impUid ?? '';
    assert.equal(await client.logistics(impUid), null);
    const party = { name: '홍길동', tel: '010-1234-5678', addr: '서울 강남구', postcode: '06164' };
    const logis = { company: 'CJGLS', invoice: '1234', sentAt: 1_800_000_000 };
    await client.registerLogistics(impUid, { sender: party, receiver: party, logis });
    const again = client.registerLogistics(impUid, { sender: party, receiver: party, logis });
    await assert.rejects(again, { kind: 'refused', status: 409 });
    const changed = { sender: party, receiver: party, logis: { ...logis, invoice: '5678' } };
    await client.updateLogistics(impUid, changed);
    assert.match(JSON.stringify(await client.logistics(impUid)), /CJGLS.*5678/);
  });
});

describe('what the elements are told', () => {
  let served: ServedSandbox;
  let shop: Shop;
  let reported: unknown[];
  const orders = new MemoryOrders();
  before(async () => {
    served = await serveSandbox({ port: 0, host: '127.0.0.1' });
    const client = new IamportClient({ impKey: 'key', impSecret: 'hidden', baseUrl: served.url, timeout: 200 });
    reported = [];
    shop = { client, orders, report: (error) => reported.push(error) };
  });
  after(() => served.close());

  const post = (fields: Record<string, string> | FormData, url = 'https://shop.test/') =>
    new Request(url, { method: 'POST', body: fields instanceof FormData ? fields : new URLSearchParams(fields) });
  const create: CreateOrder = ({ product }) => {
    if (product === 'sold-out') throw new OrderRefusal('품절되었습니다.');
    if (product !== 'tea') throw new TypeError('no such product');
    orders.create({ merchantUid: 'made_1', amount: 3000, currency: 'KRW' });
    return { merchantUid: 'made_1', amount: 3000, name: '녹차' };
  };

  it('is a verdict that they read whole', async () => {
    const buyer = new Client(served.sandbox);
    orders.create({ merchantUid: 'a', amount: 1000, currency: 'KRW' });
    const opened = await buyer.open({ merchant_uid: 'a', amount: 1000, pay_method: 'vbank' });
    await buyer.end(opened, 'vbank-issued');
    const form = new FormData();
    form.set('imp_uid', opened.impUid ?? '');
    form.set('merchant_uid', 'a');
    const response = await completeHandler(shop)(post(form));
    const verdict = readVerdict(await response.json());
    const payment = buyer.payment(opened);
    assert.deepEqual(
      { ...verdict, raw: null },
      {
        status: 'ready',
        impUid: payment.imp_uid,
        merchantUid: 'a',
        payMethod: 'vbank',
        paidAmount: 1000,
        currency: 'KRW',
        applyNum: null,
        receiptUrl: null,
        vbank: {
          bank: payment.vbank_name,
          number: payment.vbank_num,
          holder: payment.vbank_holder,
          due: payment.vbank_date,
        },
        pgProvider: payment.pg_provider,
        failReason: null,
        message: null,
        raw: null,
      },
    );
  });

  it('is an order that they read, with its amount registered', async () => {
    const response = await prepareHandler(shop, { create })(post({ product: 'tea', amount: '1' }));
    assert.equal(response.status, 200);
    assert.deepEqual(readPrepared(await response.json()), { merchantUid: 'made_1', amount: 3000, orderName: '녹차' });
    assert.equal(await shop.client.prepared('made_1'), 3000);
    const buyer = new Client(served.sandbox);
    assert.equal((await buyer.open({ merchant_uid: 'made_1', amount: 1 })).impUid, null);
    assert.notEqual((await buyer.open({ merchant_uid: 'made_1', amount: 3000 })).impUid, null);
  });

  it('is why there is no order, and nothing about what broke', async () => {
    const refused = await prepareHandler(shop, { create })(post({ product: 'sold-out' }));
    assert.deepEqual([refused.status, await refused.json()], [409, { message: '품절되었습니다.' }]);
    const broken = await prepareHandler(shop, { create })(post({ product: 'x' }));
    assert.equal(broken.status, 500);
    assert.doesNotMatch(await broken.text(), /such product/);
    assert.match(String(reported.pop()), /no such product/);
    served.sandbox.fault = { name: 'rest-hang' };
    const unreachable = await prepareHandler(shop, { create })(post({ product: 'tea' }));
    assert.equal(unreachable.status, 503);
    assert.match(String(reported.pop()), /unreachable|not answered/);
    served.sandbox.fault = null;
  });

  it('is not what the shop cannot hear of, but money for no order is told the shop', async () => {
    const buyer = new Client(served.sandbox);
    const opened = await buyer.open({ merchant_uid: 'nobody', amount: 1000 });
    await buyer.end(opened, 'paid');
    reported.length = 0;
    assert.equal((await webhookHandler(shop)(post({ merchant_uid: 'nobody' }))).status, 200);
    assert.match(String(reported), new RegExp(`${opened.impUid} paid 1000 KRW for nobody`));
    const settle = () => Promise.reject(new Error('the database is gone'));
    const deaf = { ...shop, orders: { settle }, report: () => assert.fail('deaf') };
    const response = await completeHandler(deaf)(post({ merchant_uid: 'nobody' }));
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /database/);
  });

  it('is the same behind whatever has read the body before', async (t) => {
    const parsers = [express.raw({ type: '*/*' }), express.text({ type: '*/*' }), express.json(), express.urlencoded()];
    const router = express.Router().post('/complete', nodeListener(completeHandler(shop)));
    orders.create({ merchantUid: 'b', amount: 1000, currency: 'KRW' });
    const buyer = new Client(served.sandbox);
    const opened = await buyer.open({ merchant_uid: 'b', amount: 1000 });
    await buyer.end(opened, 'paid');
    for (const parser of parsers) {
      const server = express().use(parser).use('/payments', router).listen(0, '127.0.0.1');
      t.after(() => server.close());
      await once(server, 'listening');
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/payments/complete`;
      const names = { imp_uid: opened.impUid ?? '', merchant_uid: 'b' };
      const json = { method: 'POST', body: JSON.stringify(names), headers: { 'content-type': 'application/json' } };
      for (const init of [json, { method: 'POST', body: new URLSearchParams(names) }]) {
        const response = await fetch(url, init);
        assert.equal(((await response.json()) as { status: string }).status, 'paid');
      }
    }
  });

  it('is nothing at all of a body without an end', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(new Uint8Array(16 * 1024));
      },
    });
    const request = new Request('https://shop.test/', { method: 'POST', body: endless, duplex: 'half' } as RequestInit);
    assert.equal((await completeHandler(shop)(request)).status, 400);
    assert.ok(sent < 20);
  });

  it('is no other method', async () => {
    const response = await webhookHandler(shop)(new Request('https://shop.test/?imp_uid=imp_1'));
    assert.deepEqual([response.status, response.headers.get('allow')], [405, 'POST']);
  });
});
