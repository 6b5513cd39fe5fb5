import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { products } from '../../demo/catalogue.js';
import type { Database } from '../../demo/database.js';
import { type RunningShop, startShop } from '../../demo/server.js';
import { databaseKinds } from '../support/databases.js';
import { callSandbox, openAt, payAt } from './service.js';

const counts: Record<string, number> = {};
const count = (name: string, more = 1) => {
  counts[name] = (counts[name] ?? 0) + more;
};

const hostileTexts = [
  "'; DROP TABLE orders; --",
  "' OR '1'='1",
  '$1',
  'x\r\nset-cookie: stolen=1\r\n\r\n<p>',
  '\0',
  'imp_1\0',
  '../../users/getToken',
  '..',
  '%2e%2e%2f%00',
  '%E0%A4%A',
  '__proto__',
  'constructor',
  '\ud800',
  '🍵'.repeat(100),
  '<script>alert(1)</script>',
  '1e309',
  '-1',
  'x'.repeat(20_000),
];

for (const kind of databaseKinds) {
  describe(`the shop on ${kind.name}`, { skip: kind.skip }, () => {
    let database: Database;
    let shop: RunningShop;
    before(async () => {
      database = await kind.open();
      shop = await startShop({ port: 0, database });
    });
    after(async () => {
      await shop.close();
      await kind.stop();
    });

    const post = (path: string, body: URLSearchParams | string) =>
      fetch(shop.url + path, { method: 'POST', body, redirect: 'manual' });
    const order = async (fields: Record<string, string> = {}): Promise<string> => {
      const response = await post('/orders', new URLSearchParams({ product: 'teapot', ...fields }));
      return response.headers.get('location')?.split('/').pop() ?? '';
    };
    const service = () => `${shop.url}/sandbox`;
    /** Pays without a webhook: the shop hears of it from the test only. */
    const pay = (merchantUid: string, amount: number, scenario = 'paid', payMethod = 'card') =>
      payAt(service(), merchantUid, amount, scenario, { pay_method: payMethod, notice_url: 'http://127.0.0.1:1/' });
    const complete = async (fields: Record<string, string>): Promise<{ code: number; status: unknown }> => {
      const response = await post('/payments/complete', new URLSearchParams(fields));
      count('completions');
      return { code: response.status, status: ((await response.json()) as { status?: unknown }).status };
    };
    const notify = async (fields: Record<string, unknown>): Promise<number> => {
      count('webhooks');
      return (await post('/payments/webhook', JSON.stringify(fields))).status;
    };
    const statusOf = async (merchantUid: string) => (await shop.orders.find(merchantUid))?.status;
    const releasesOf = async (merchantUid: string): Promise<number> => {
      const { fulfilment, events } = await shop.orders.history(merchantUid);
      const releases = events.filter(({ because }) => because === 'released').length;
      assert.equal(fulfilment?.releasedAt instanceof Date, releases === 1);
      return releases;
    };
    const pageOf = async (merchantUid: string) =>
      (await fetch(`${shop.url}/orders/${merchantUid}/status?lang=en`)).text();

    describe('orders', () => {
      it('takes prices from its own shelves', async () => {
        const merchantUid = await order({ quantity: '2', amount: '100', price: '1' });
        assert.equal((await shop.orders.find(merchantUid))?.amount, 136_000);
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
        '/orders/tea1/state',
        '/public/%2e%2e/server.ts',
      ]) {
        it(`has nothing at ${path}`, async () => assert.equal((await fetch(shop.url + path)).status, 404));
      }
    });

    describe('the prepare-url', () => {
      const prepare = async (fields: Record<string, string>, language = 'en') => {
        const headers = { cookie: `lang=${language}` };
        const init = { method: 'POST', body: new URLSearchParams(fields), headers };
        const response = await fetch(`${shop.url}/orders/prepare`, init);
        return { code: response.status, body: (await response.json()) as Record<string, unknown> };
      };

      for (const { id, price, name, stock } of products) {
        it(`makes an order of ${id} for its own price`, async () => {
          const { code, body } = await prepare({ product: id, quantity: '2', amount: '1', merchant_uid: 'mine' });
          const made = await shop.orders.find(String(body.merchant_uid));
          assert.equal(code, 200);
          assert.deepEqual([body.amount, made?.amount], [price * 2, price * 2]);
          assert.equal(body.name, `${name.en} × 2`);
          assert.equal(shop.sandbox.payments.prepared.get(made?.merchantUid ?? ''), price * 2);
        });

        if (stock !== undefined) {
          it(`refuses more of ${id} than there are, in the buyer's language`, async () => {
            const fields = { product: id, quantity: String(stock + 1) };
            const [english, korean] = [await prepare(fields), await prepare(fields, 'ko')];
            assert.deepEqual([english.code, korean.code], [409, 409]);
            assert.match(String(english.body.message), new RegExp(`Only ${stock} are left`));
            assert.match(String(korean.body.message), new RegExp(`오늘은 ${stock}개까지만`));
          });
        }
      }

      it('refuses what it does not sell', async () => {
        for (const fields of [{ product: 'gold' }, { product: 'teapot', quantity: '99' }, {}] as Record<
          string,
          string
        >[]) {
          assert.equal((await prepare(fields)).code, 409);
        }
      });

      it('lets no window open for another amount', async () => {
        const { body } = await prepare({ product: 'teapot' });
        const merchantUid = String(body.merchant_uid);
        assert.equal(await openAt(service(), merchantUid, 100), undefined);
        assert.match(String(await openAt(service(), merchantUid, 68_000)), /^imp_/);
      });
    });

    describe('the verify-url', () => {
      it('asks for a payment', async () => assert.equal((await complete({})).code, 400));

      it('knows nothing of payments that nobody made', async () => {
        assert.deepEqual(await complete({ imp_uid: 'imp_1' }), { code: 404, status: 'ready' });
        assert.deepEqual(await complete({ merchant_uid: await order() }), { code: 404, status: 'ready' });
      });

      it('releases the goods once, however often browsers and webhooks ask side by side', async () => {
        const merchantUid = await order();
        const impUid = await pay(merchantUid, 68_000);
        const names = { imp_uid: impUid, merchant_uid: merchantUid };
        const asked = Array.from({ length: 100 }, (_, index) =>
          index % 2 ? notify({ ...names, status: 'paid' }) : complete(index % 4 ? names : { imp_uid: impUid }),
        );
        for (const answer of await Promise.all(asked)) {
          assert.ok(answer === 200 || (typeof answer === 'object' && answer.status === 'paid'));
        }
        assert.equal(await statusOf(merchantUid), 'paid');
        assert.equal(await releasesOf(merchantUid), 1);
        count('releases of one order asked about 100 times', await releasesOf(merchantUid));
      });

      it('changes nothing when an answer is played again', async () => {
        const merchantUid = await order();
        const impUid = await pay(merchantUid, 68_000);
        for (let times = 0; times < 3; times += 1) {
          assert.deepEqual(await complete({ imp_uid: impUid }), { code: 200, status: 'paid' });
          assert.deepEqual(await complete({ merchant_uid: merchantUid }), { code: 200, status: 'paid' });
        }
        assert.equal(await releasesOf(merchantUid), 1);
      });

      it('cancels a payment of another amount, and says so again when asked again', async () => {
        for (const amount of [100, 680_000]) {
          const merchantUid = await order();
          const impUid = await pay(merchantUid, amount);
          const verdicts = await Promise.all(Array.from({ length: 10 }, () => complete({ imp_uid: impUid })));
          verdicts.push(await complete({ imp_uid: impUid }));
          assert.ok(verdicts.every(({ status }) => status === 'forged'));
          assert.equal(shop.sandbox.payments.find(impUid)?.cancel_amount, amount);
          assert.equal(await statusOf(merchantUid), 'open');
          assert.equal(await releasesOf(merchantUid), 0);
          assert.match(await pageOf(merchantUid), /data-payment="cancelled"[\s\S]*returned/);
          assert.ok(!(await shop.orders.unsettled()).some((names) => names.impUid === impUid));
          count('forged payments returned');
        }
      });

      it('takes no account for another amount', async () => {
        const merchantUid = await order();
        const impUid = await pay(merchantUid, 100, 'vbank-issued', 'vbank');
        assert.equal((await complete({ imp_uid: impUid })).status, 'forged');
        assert.equal(await statusOf(merchantUid), 'open');
      });

      it("does not take somebody else's payment for an order", async () => {
        const [mine, theirs] = [await order(), await order()];
        const impUid = await pay(theirs, 68_000);
        assert.deepEqual(await complete({ imp_uid: impUid, merchant_uid: mine }), { code: 404, status: 'ready' });
        assert.equal(await notify({ imp_uid: impUid, merchant_uid: mine, status: 'paid' }), 200);
        assert.deepEqual([await statusOf(mine), await statusOf(theirs)], ['open', 'open']);
      });

      it('takes no payment for an order that it did not make', async () => {
        const impUid = await pay('forged-order', 100);
        assert.equal((await complete({ imp_uid: impUid })).code, 404);
        assert.equal(await notify({ imp_uid: impUid, merchant_uid: 'forged-order', status: 'paid' }), 200);
        assert.equal(shop.sandbox.payments.find(impUid)?.status, 'paid');
      });

      it('gives a second payment of the same order back', async () => {
        const merchantUid = await order();
        // Two windows side by side: the sandbox, too, would refuse to open one for an order that has been paid.
        const windows = [await openAt(service(), merchantUid, 68_000), await openAt(service(), merchantUid, 68_000)];
        for (const impUid of windows) await callSandbox(service(), `answer/${impUid}`, { scenario: 'paid' });
        const verdicts = await Promise.all(windows.map((impUid) => complete({ imp_uid: String(impUid) })));
        await shop.sandbox.settled();
        assert.deepEqual(verdicts.map(({ status }) => status).sort(), ['cancelled', 'paid']);
        const kept = windows.filter((impUid) => shop.sandbox.payments.find(String(impUid))?.status === 'paid');
        assert.deepEqual(kept, [(await shop.orders.find(merchantUid))?.impUid]);
        assert.equal(await releasesOf(merchantUid), 1);
      });

      it('leaves an order open after an abandoned window, a refusal, and a webhook that lies', async () => {
        for (const scenario of ['closed', 'declined']) {
          const merchantUid = await order();
          const impUid = await pay(merchantUid, 68_000, scenario);
          assert.equal((await complete({ imp_uid: impUid })).status, scenario === 'closed' ? 'ready' : 'failed');
          assert.equal(await notify({ imp_uid: impUid, merchant_uid: merchantUid, status: 'paid' }), 200);
          assert.equal(await statusOf(merchantUid), 'open');
          assert.equal(await releasesOf(merchantUid), 0);
        }
      });

      it('leaves a payment that was returned in part to a person', async () => {
        const [before, after] = [await order(), await order()];
        const impUid = await pay(before, 68_000);
        shop.sandbox.cancel(impUid, 1_000);
        assert.equal((await complete({ imp_uid: impUid })).status, 'ready');
        assert.equal(await statusOf(before), 'open');
        const second = await pay(after, 68_000);
        await complete({ imp_uid: second });
        shop.sandbox.cancel(second, 1_000);
        assert.equal((await complete({ imp_uid: second })).status, 'paid');
        assert.equal(await releasesOf(after), 1);
        assert.match(await pageOf(after), /₩1,000 returned/);
      });
    });

    describe('the webhook', () => {
      it("comes by itself, and turns an order's account into a paid order when the deposit is there", async () => {
        const merchantUid = await order();
        const impUid = await payAt(service(), merchantUid, 68_000, 'vbank-issued', { pay_method: 'vbank' });
        await shop.sandbox.settled();
        assert.equal(await statusOf(merchantUid), 'issued');
        assert.match(await pageOf(merchantUid), new RegExp(`href="/sandbox/payments/result/${impUid}"`));
        assert.equal((await complete({ merchant_uid: merchantUid })).status, 'ready');
        shop.sandbox.deposit(impUid);
        await shop.sandbox.settled();
        assert.equal(await statusOf(merchantUid), 'paid');
        assert.equal(await releasesOf(merchantUid), 1);
        const { events } = await shop.orders.history(merchantUid);
        const steps = events.map(({ road, because }) => `${road}: ${because}`);
        assert.deepEqual(steps, [
          'webhook: account-issued',
          'verify: account-known',
          'webhook: paid',
          'worker: released',
        ]);
      });

      it('closes an order that is cancelled in the console', async () => {
        const merchantUid = await order();
        const impUid = await payAt(service(), merchantUid, 68_000, 'paid');
        await shop.sandbox.settled();
        shop.sandbox.cancel(impUid);
        await shop.sandbox.settled();
        assert.equal(await statusOf(merchantUid), 'cancelled');
        assert.equal((await complete({ imp_uid: impUid })).status, 'cancelled');
      });

      it('owes a wrong deposit, which only a person can give back, until it has been given back', async (t) => {
        const reported = t.mock.method(console, 'error', () => {});
        const merchantUid = await order();
        const impUid = await payAt(service(), merchantUid, 68_000, 'vbank-issued', { pay_method: 'vbank' });
        await shop.sandbox.settled();
        shop.sandbox.deposit(impUid, 10);
        await shop.sandbox.settled();
        assert.equal(shop.sandbox.notices.at(-1)?.status, 503);
        assert.match(String(reported.mock.calls[0]?.arguments[0]), /refund_holder/);
        assert.equal(await statusOf(merchantUid), 'cancelled');
        assert.ok((await shop.orders.unsettled()).some((names) => names.impUid === impUid));
        assert.match(await pageOf(merchantUid), /₩10 · has to go back/);
        shop.sandbox.cancel(impUid);
        await shop.sandbox.settled();
        assert.match(await pageOf(merchantUid), /₩10 returned/);
        assert.ok(!(await shop.orders.unsettled()).some((names) => names.impUid === impUid));
        assert.equal(await releasesOf(merchantUid), 0);
      });
    });

    describe('the return', () => {
      const comeHome = async (query: Record<string, string>) => {
        const address = `${shop.url}/payments/return?${new URLSearchParams(query)}`;
        const { status, headers } = await fetch(address, { redirect: 'manual' });
        return { status, location: headers.get('location') };
      };

      it('settles the payment before it leads to the order, whatever the address claims', async () => {
        const merchantUid = await order();
        const impUid = await pay(merchantUid, 68_000);
        const lies = { imp_success: 'false', success: 'false', error_msg: 'no' };
        const home = { status: 303, location: `/orders/${merchantUid}/status` };
        assert.deepEqual(await comeHome({ imp_uid: impUid, merchant_uid: merchantUid, ...lies }), home);
        assert.equal(await statusOf(merchantUid), 'paid');
        assert.equal(await releasesOf(merchantUid), 1);
      });

      it('leads to the order of which nobody knows a payment, and pays nothing', async () => {
        const merchantUid = await order();
        const claims = { imp_uid: 'imp_000', merchant_uid: merchantUid, imp_success: 'true' };
        assert.deepEqual(await comeHome(claims), { status: 303, location: `/orders/${merchantUid}/status` });
        assert.equal(await statusOf(merchantUid), 'open');
      });

      it('is for going there only', async () => assert.equal((await post('/payments/return', '')).status, 405));
    });

    it('survives hostile texts in every field of every address', async () => {
      const witness = await order();
      const fields = ['imp_uid', 'merchant_uid', 'status', 'product', 'quantity', 'verify-data'];
      for (const text of hostileTexts) {
        const inPath = encodeURIComponent(Buffer.from(text).toString());
        const answers = [
          ...['', '/status', '/state'].map((end) => fetch(`${shop.url}/orders/${inPath}${end}`)),
          fetch(`${shop.url}/products/${inPath}`),
          fetch(`${shop.url}/orders/${witness}?lang=${inPath}`),
          ...fields.flatMap((field) => {
            const form = new URLSearchParams({ product: 'teapot', merchant_uid: witness, [field]: text });
            const json = JSON.stringify({ merchant_uid: witness, [field]: text });
            return [
              ...['/orders', '/orders/prepare', '/payments/complete', '/payments/webhook'].map((path) =>
                post(path, form),
              ),
              ...['/orders/prepare', '/payments/complete', '/payments/webhook'].map((path) => post(path, json)),
              ...['/payments/return', '/result'].map((path) =>
                fetch(`${shop.url}${path}?${form}`, { redirect: 'manual' }),
              ),
            ];
          }),
        ];
        for (const answer of await Promise.all(answers)) {
          // 431: Node itself does not read addresses as long as this.
          assert.ok(answer.status < 500, `${text.slice(0, 30)} → ${answer.url.slice(0, 90)} answered ${answer.status}`);
          assert.doesNotMatch(answer.headers.get('set-cookie') ?? '', /stolen/);
          assert.doesNotMatch(await answer.text(), /<script>alert|stolen=1\r\n/);
          count('hostile requests');
        }
      }
      assert.equal(await statusOf(witness), 'open');
      assert.deepEqual(await shop.orders.history(witness), { payments: [], events: [], fulfilment: null });
    });
  });
}

after(() =>
  console.log(
    `# counted: ${Object.entries(counts)
      .map(([name, times]) => `${times} ${name}`)
      .join(', ')}`,
  ),
);
