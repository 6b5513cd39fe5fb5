import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { Shop } from './rest-client.js';

interface Payments {
  _host: string;
  getByImpUid(param: { imp_uid: string }): Promise<Record<string, unknown>>;
  getByMerchant(param: { merchant_uid: string }): Promise<Record<string, unknown>>;
  getByStatus(param: {
    payment_status: string;
    page?: number;
  }): Promise<{ total: number; list: { imp_uid: string }[] }>;
  prepare(param: { merchant_uid: string; amount: number }): Promise<Record<string, unknown>>;
  getPrepare(param: { merchant_uid: string }): Promise<Record<string, unknown>>;
  cancel(param: Record<string, unknown>): Promise<Record<string, unknown>>;
}

interface Iamport {
  _host: string;
  token?: { access_token: string; expired_at: number };
  payment: Payments;
}

// The vendor's old client brings no types.
const Iamport = createRequire(import.meta.url)('iamport') as new (keys: {
  impKey: string;
  impSecret: string;
}) => Iamport;

const keys = { impKey: 'imp_apikey', impSecret: 's3cret' };

describe('the vendor’s own client', () => {
  let shop: Shop;
  before(async () => {
    shop = await Shop.open({ keys });
  });
  after(() => shop.close());

  function clientFor(url: string, own = keys): Iamport {
    const client = new Iamport(own);
    client._host = url;
    client.payment._host = url;
    return client;
  }

  it('fetches its token, and is refused with wrong keys', async () => {
    const client = clientFor(shop.url);
    await client.payment.getByStatus({ payment_status: 'all' });
    assert.match(client.token?.access_token ?? '', /^\w{32}$/);
    const stranger = clientFor(shop.url, { ...keys, impSecret: 'wrong' });
    await assert.rejects(stranger.payment.getByStatus({ payment_status: 'all' }), { code: 'HTTP_401' });
  });

  it('takes a fresh token where its own has expired', async () => {
    const client = clientFor(shop.url);
    client.token = { access_token: 'stale', expired_at: Date.now() };
    await client.payment.getByStatus({ payment_status: 'all' });
    assert.notEqual(client.token?.access_token, 'stale');
  });

  it('reads payments', async () => {
    const client = clientFor(shop.url);
    const uid = await shop.pay({ merchant_uid: 'order-1' });
    const payment = await client.payment.getByImpUid({ imp_uid: uid });
    assert.deepEqual([payment.imp_uid, payment.status, payment.amount], [uid, 'paid', 14000]);
    assert.deepEqual(await client.payment.getByMerchant({ merchant_uid: 'order-1' }), payment);
    const { total, list } = await client.payment.getByStatus({ payment_status: 'paid', page: 1 });
    assert.deepEqual([total, list[0]?.imp_uid], [1, uid]);
    await assert.rejects(client.payment.getByImpUid({ imp_uid: 'imp_none' }), { code: 'HTTP_404' });
    await assert.rejects(client.payment.getByMerchant({ merchant_uid: 'none' }), { code: 'HTTP_404' });
    await assert.rejects(client.payment.getByStatus({ payment_status: 'none' }), { code: 'HTTP_400' });
  });

  it('registers amounts', async () => {
    const client = clientFor(shop.url);
    const registered = { merchant_uid: 'order-2', amount: 1000 };
    assert.deepEqual(await client.payment.prepare(registered), registered);
    assert.deepEqual(await client.payment.getPrepare({ merchant_uid: 'order-2' }), registered);
    await assert.rejects(client.payment.prepare(registered), {
      code: 'IAMPORT_1',
      message: /이미 등록된 merchant_uid/,
    });
    await assert.rejects(client.payment.getPrepare({ merchant_uid: 'none' }), { code: 'HTTP_404' });
  });

  it('cancels', async () => {
    const client = clientFor(shop.url);
    const uid = await shop.pay();
    const part = await client.payment.cancel({ imp_uid: uid, amount: 4000, checksum: 14000, reason: '부분' });
    assert.deepEqual([part.status, part.cancel_amount], ['cancelled', 4000]);
    await client.payment.cancel({ imp_uid: uid });
    const again = client.payment.cancel({ imp_uid: uid });
    await assert.rejects(again, { code: 'IAMPORT_1', message: '이미 전액취소된 주문입니다.' });
    await assert.rejects(client.payment.cancel({ imp_uid: 'none' }), {
      code: 'IAMPORT_1',
      message: /존재하지 않습니다/,
    });
  });
});
