import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { judge, type Payment } from 'iamport-elements/server';
import { findProduct } from '../../demo/catalogue.js';
import { type Database, folderDatabase, serverDatabase } from '../../demo/database.js';
import { type Order, Orders, type Road } from '../../demo/orders.js';
import { databaseKinds } from '../support/databases.js';
import { startPostgres, withoutPostgres } from '../support/postgres.js';

const teapot = findProduct('teapot')!;

/** A payment as the REST API would tell of it. */
function paymentOf({ merchantUid, amount }: Order, fields: Partial<Payment> = {}): Payment {
  const payment = {
    impUid: `imp_${merchantUid}`,
    merchantUid,
    amount,
    status: 'paid',
    currency: 'KRW',
    cancelAmount: 0,
    paidAt: fields.status === 'ready' ? null : 1,
    payMethod: 'card',
    vbankName: null,
    vbankNum: null,
    vbankHolder: null,
    vbankDate: null,
    ...fields,
  };
  return payment as Payment;
}

const account = {
  status: 'ready',
  payMethod: 'vbank',
  vbankName: '신한',
  vbankNum: '110',
  vbankDate: 4_000_000_000,
} as const;

for (const kind of databaseKinds) {
  describe(`orders in ${kind.name}`, { skip: kind.skip }, () => {
    let database: Database;
    let orders: Orders;
    before(async () => {
      database = await kind.open();
      orders = new Orders(database);
    });
    after(async () => {
      await database.close();
      await kind.stop();
    });

    const settle = (payment: Payment, road: Road = 'verify') =>
      orders.by(road).settle(payment, (order) => judge(order, payment));
    const statusOf = async ({ merchantUid }: Order) => (await orders.find(merchantUid))?.status;

    it('makes an order of which the price is its own, under a number that nobody guesses', async () => {
      const order = await orders.create(teapot, 3);
      assert.match(order.merchantUid, /^tea\d{6}[0-9a-f]{16}$/);
      assert.deepEqual(await orders.find(order.merchantUid), order);
      assert.equal(order.amount, 204_000);
    });

    for (const number of ['', 'tea1', '\0', 'tea\u0000', "' OR ''='", '한글', 'x'.repeat(100_000), '__proto__']) {
      it(`finds nothing under ${JSON.stringify(number.slice(0, 20))}`, async () => {
        assert.equal(await orders.find(number), null);
        const order = await orders.create(teapot, 1);
        assert.equal(await settle(paymentOf(order, { merchantUid: number })), null);
      });
    }

    it('settles a payment once, whoever asks side by side, and releases the goods once', async () => {
      const order = await orders.create(teapot, 1);
      const roads: readonly Road[] = ['verify', 'webhook', 'return', 'start'];
      const decisions = await Promise.all(
        Array.from({ length: 100 }, (_, index) => settle(paymentOf(order), roads[index % 4])),
      );
      assert.equal(decisions.filter((decision) => decision?.order === 'paid').length, 1);
      assert.ok(decisions.every((decision) => decision?.verdict === 'paid'));
      const released = await Promise.all(Array.from({ length: 20 }, () => orders.release()));
      assert.deepEqual(released.flat(), [order.merchantUid]);
      assert.deepEqual(await orders.release(), []);

      const { events, payments, fulfilment } = await orders.history(order.merchantUid);
      assert.ok(fulfilment?.releasedAt instanceof Date);
      assert.equal(payments.length, 1);
      assert.equal(events.filter(({ status }) => status === 'paid').length, 1);
      assert.deepEqual(events.at(-1)?.because, 'released');
      assert.equal(events.length, 6, 'the step, a repetition on every road, and the release');
    });

    it('releases many orders, each once, however many workers there are', async () => {
      const many = await Promise.all(Array.from({ length: 30 }, () => orders.create(teapot, 1)));
      for (const order of many) await settle(paymentOf(order));
      const released = await Promise.all(Array.from({ length: 10 }, () => orders.release()));
      assert.deepEqual(released.flat().sort(), many.map(({ merchantUid }) => merchantUid).sort());
    });

    it('keeps nothing of a settlement that fails half-way', async () => {
      const order = await orders.create(teapot, 1);
      const bad = paymentOf(order, { cancelAmount: order.amount + 1 });
      await assert.rejects(orders.by('verify').settle(bad, (known) => judge(known, paymentOf(order))));
      const crash = orders.by('verify').settle(paymentOf(order), () => {
        throw new Error('crashed');
      });
      await assert.rejects(crash, /crashed/);
      const late = database.transaction(async (rows) => {
        await rows.query('UPDATE orders SET quantity = 2 WHERE merchant_uid = $1', [order.merchantUid]);
        throw new Error('crashed later');
      });
      await assert.rejects(late, /crashed later/);
      assert.deepEqual(await orders.find(order.merchantUid), order);
      assert.equal(await statusOf(order), 'open');
      assert.deepEqual(await orders.history(order.merchantUid), { payments: [], events: [], fulfilment: null });
      await settle(paymentOf(order));
      assert.equal(await statusOf(order), 'paid');
      await orders.release();
    });

    it('waits for a deposit, and shows where it goes', async () => {
      const order = await orders.create(teapot, 1);
      await settle(paymentOf(order, { status: 'ready' }));
      assert.equal(await statusOf(order), 'open');
      await settle(paymentOf(order, { ...account, vbankHolder: '소담\0다실' }), 'webhook');
      assert.equal(await statusOf(order), 'issued');
      const [payment] = (await orders.history(order.merchantUid)).payments;
      assert.equal(payment?.vbankNum, '110');
      assert.equal(payment.vbankHolder, '소담다실');
      assert.equal(payment.vbankDate?.getTime(), 4_000_000_000_000);
      assert.deepEqual(await orders.release(), []);
      await settle(paymentOf(order, { payMethod: 'vbank' }), 'webhook');
      assert.equal(await statusOf(order), 'paid');
      assert.deepEqual(await orders.release(), [order.merchantUid]);
    });

    it('is not moved by an answer that is older than what it knows', async () => {
      const order = await orders.create(teapot, 1);
      await settle(paymentOf(order, { status: 'cancelled', cancelAmount: 1_000, paidAt: 1 }));
      await settle(paymentOf(order, { status: 'ready' }));
      const [payment] = (await orders.history(order.merchantUid)).payments;
      assert.deepEqual([payment?.status, payment?.cancelAmount], ['cancelled', 1_000]);
    });

    it('knows of a forged payment in another currency, and that it has to go back', async () => {
      const order = await orders.create(teapot, 1);
      const forged = paymentOf(order, { amount: 10.25, currency: 'USD' });
      assert.equal((await settle(forged))?.refund, true);
      assert.equal(await statusOf(order), 'open');
      const names = { merchantUid: order.merchantUid, impUid: forged.impUid };
      assert.deepEqual(
        (await orders.unsettled()).filter(({ impUid }) => impUid === forged.impUid),
        [names],
      );
      await settle({ ...forged, status: 'cancelled', cancelAmount: 10.25 });
      assert.deepEqual(
        (await orders.unsettled()).filter(({ impUid }) => impUid === forged.impUid),
        [],
      );
      assert.equal((await orders.history(order.merchantUid)).payments[0]?.amount, 10.25);
      assert.deepEqual(await orders.release(), []);
    });

    it('does not release what was cancelled in between', async () => {
      const order = await orders.create(teapot, 1);
      await settle(paymentOf(order));
      await settle(paymentOf(order, { status: 'cancelled', cancelAmount: order.amount }), 'webhook');
      assert.equal(await statusOf(order), 'cancelled');
      assert.deepEqual(await orders.release(), []);
    });

    it('asks again about open orders of the last day and accounts that still take deposits', async () => {
      const [fresh, old, issued, overdue, paid] = await Promise.all(
        Array.from({ length: 5 }, () => orders.create(teapot, 1)),
      );
      await settle(paymentOf(issued!, account));
      await settle(paymentOf(overdue!, { ...account, vbankDate: 1_000 }));
      await settle(paymentOf(paid!));
      await orders.release();
      const long = [old, issued, overdue].map((order) => order!.merchantUid);
      await database.query(`UPDATE orders SET made_at = now() - INTERVAL '3 days' WHERE merchant_uid = ANY($1)`, [
        long,
      ]);
      const again = (await orders.unsettled()).map(({ merchantUid }) => merchantUid);
      const expected = { fresh: true, old: false, issued: true, overdue: false, paid: false };
      const asked = Object.entries({ fresh, old, issued, overdue, paid }).map(([name, order]) => [
        name,
        again.includes(order!.merchantUid),
      ]);
      assert.deepEqual(Object.fromEntries(asked), expected);
    });

    const refused: Record<string, string> = {
      'an order for nothing': `INSERT INTO orders (merchant_uid, product, quantity, amount) VALUES ('x', 'teapot', 1, 0)`,
      'an order of none': `INSERT INTO orders (merchant_uid, product, quantity, amount) VALUES ('x', 'teapot', 0, 1)`,
      'another status': `UPDATE orders SET status = 'lost', imp_uid = 'imp_x' WHERE merchant_uid = $1`,
      'a paid order without a payment': `UPDATE orders SET status = 'paid', imp_uid = NULL WHERE merchant_uid = $1`,
      'another status of a payment': `UPDATE payments SET status = 'lost' WHERE merchant_uid = $1`,
      'a debt': 'UPDATE payments SET amount = -1 WHERE merchant_uid = $1',
      'more returned than paid': 'UPDATE payments SET cancel_amount = amount + 1 WHERE merchant_uid = $1',
      'a second fulfilment': `INSERT INTO fulfilments SELECT merchant_uid, imp_uid FROM fulfilments WHERE merchant_uid = $1`,
      "a fulfilment for somebody else's payment": `INSERT INTO fulfilments SELECT $2, imp_uid FROM payments WHERE merchant_uid = $1`,
      'an event about no payment': `INSERT INTO events (merchant_uid, imp_uid, road, because, amount) VALUES ($1, 'imp_none', 'verify', 'paid', 1)`,
      'goods that are released twice': `INSERT INTO events (merchant_uid, imp_uid, road, because, amount) SELECT merchant_uid, imp_uid, road, because, amount FROM events WHERE merchant_uid = $1 AND because = 'released'`,
      'a payment of no order': `UPDATE payments SET merchant_uid = 'x' WHERE merchant_uid = $1`,
    };
    for (const [name, sql] of Object.entries(refused)) {
      it(`refuses ${name}, whatever the code does`, async () => {
        const [order, other] = [await orders.create(teapot, 1), await orders.create(teapot, 1)];
        await settle(paymentOf(order));
        await orders.release();
        const values = [order.merchantUid, other.merchantUid].slice(
          0,
          sql.includes('$2') ? 2 : sql.includes('$1') ? 1 : 0,
        );
        // 23…: a constraint said no.
        await assert.rejects(database.query(sql, values), ({ code }: { code: string }) => code.startsWith('23'));
      });
    }

    it('reads whole won as numbers, and rather fails than reads others', async () => {
      const { rows } = await database.query<{ amount: number }>('SELECT 9007199254740991::bigint AS amount');
      assert.equal(rows[0]?.amount, Number.MAX_SAFE_INTEGER);
      await assert.rejects(database.query('SELECT 9007199254740993::bigint AS amount'), RangeError);
    });
  });
}

describe('a folder of orders', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'orders-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is there again the next time, and belongs to one process at a time', async () => {
    const database = await folderDatabase(folder);
    const { merchantUid } = await new Orders(database).create(teapot, 1);
    await assert.rejects(folderDatabase(folder), new RegExp(`in use by process ${process.pid}: close that shop first`));
    await database.close();
    // A process that was killed: nobody has this number any more.
    writeFileSync(join(folder, 'lock'), '4194305');
    const again = await folderDatabase(folder);
    assert.equal((await new Orders(again).find(merchantUid))?.amount, 68_000);
    await again.close();
  });

  it('stays with a process that runs', async () => {
    writeFileSync(join(folder, 'lock'), `${process.ppid}`);
    await assert.rejects(folderDatabase(folder), new RegExp(`in use by process ${process.ppid}`));
  });
});

describe('a PostgreSQL server', { skip: withoutPostgres }, () => {
  it('takes the tables from shops that start at the same time', async () => {
    const cluster = await startPostgres();
    try {
      const url = await cluster.create();
      const shops = await Promise.all(Array.from({ length: 6 }, () => serverDatabase(url)));
      const [first, last] = [new Orders(shops[0]!), new Orders(shops[5]!)];
      const order = await first.create(teapot, 1);
      assert.deepEqual(await last.find(order.merchantUid), order);
      assert.doesNotMatch(shops[0]!.place, /postgres@|password/);
      await Promise.all(shops.map((shop) => shop.close()));
    } finally {
      await cluster.stop();
    }
  });

  it('is not held up by goods that another worker has in hand', async () => {
    const cluster = await startPostgres();
    try {
      const database = await serverDatabase(await cluster.create());
      const orders = new Orders(database);
      const [held, free] = [await orders.create(teapot, 1), await orders.create(teapot, 1)];
      for (const order of [held, free]) {
        const payment = paymentOf(order);
        await orders.by('webhook').settle(payment, (known) => judge(known, payment));
      }
      await database.transaction(async (rows) => {
        await rows.query('SELECT FROM fulfilments WHERE merchant_uid = $1 FOR UPDATE', [held.merchantUid]);
        assert.deepEqual(await orders.release(), [free.merchantUid]);
      });
      assert.deepEqual(await orders.release(), [held.merchantUid]);
      await database.close();
    } finally {
      await cluster.stop();
    }
  });

  it('says so where nobody answers', async () => {
    await assert.rejects(serverDatabase('postgresql://postgres@127.0.0.1:1/none'), /ECONNREFUSED/);
  });
});
