import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ServedSandbox, serveSandbox } from '../../src/sandbox/serve.js';
import { Client } from '../sandbox/client.js';

/** An order as whoever keeps it sees it. */
export interface KeptOrder {
  status: string;
  impUid: string | null;
  fulfilments: number;
}

/** A shop's server, however it is written. */
export interface ShopServer {
  /** The addresses of its three handlers. */
  readonly complete: string;
  readonly webhook: string;
  readonly return: string;
  create(order: { merchantUid: string; amount: number; currency: string }): Promise<void>;
  look(merchantUid: string): Promise<KeptOrder>;
  close(): Promise<void>;
}

const KEYS = { impKey: 'key', impSecret: 'secret' };

/** Everything that a shop's server has to get right, over real HTTP against the sandbox. */
export function conform(
  name: string,
  start: (api: { url: string } & typeof KEYS) => Promise<ShopServer>,
  { skip = false }: { skip?: string | false } = {},
): void {
  describe(name, { concurrency: 1, skip }, () => {
    let served: ServedSandbox;
    let shop: ShopServer;
    let buyer: Client;
    let orders = 0;
    before(async () => {
      served = await serveSandbox({ port: 0, host: '127.0.0.1', keys: KEYS });
      buyer = new Client(served.sandbox);
      shop = await start({ url: served.url, ...KEYS });
    });
    after(async () => {
      await shop?.close();
      await served.close();
    });

    /** Makes an order of 1000 won. */
    const order = async (currency = 'KRW') => {
      const merchantUid = `order_${name.replace(/\W/g, '')}_${++orders}`;
      await shop.create({ merchantUid, amount: 1000, currency });
      return merchantUid;
    };
    /** Opens a window. */
    const open = async (merchantUid: string, params: object = {}) =>
      (await buyer.open({ merchant_uid: merchantUid, amount: 1000, ...params })).impUid ?? '';
    /** Opens a window and ends it. */
    const pay = async (merchantUid: string, scenario = 'paid', params: object = {}) => {
      const impUid = await open(merchantUid, params);
      await end(impUid, scenario);
      return impUid;
    };
    const end = (impUid: string, scenario: string) => buyer.post(`/payments/answer/${impUid}`, { scenario });
    const post = (url: string, body: string | URLSearchParams, type?: string) =>
      fetch(url, { method: 'POST', body, headers: type ? { 'content-type': type } : {} });
    /** What the page is told: the HTTP status, and the verdict. */
    const complete = async (fields: Record<string, string>) => {
      const response = await post(shop.complete, new URLSearchParams(fields));
      const verdict = (await response.json()) as Record<string, unknown>;
      return { ...verdict, code: response.status } as { code: number; [name: string]: unknown };
    };
    const webhook = async (fields: object) =>
      (await post(shop.webhook, JSON.stringify(fields), 'application/json')).status;
    const payment = (impUid: string) => served.sandbox.payments.find(impUid);
    const kept = (impUid: string) => (payment(impUid)?.amount ?? 0) - (payment(impUid)?.cancel_amount ?? 0);
    const both = (impUid: string, merchantUid: string) => ({ imp_uid: impUid, merchant_uid: merchantUid });

    it('fulfils a paid order, once, however often and by whatever it hears of it', async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid);
      const verdict = await complete(both(impUid, merchantUid));
      assert.deepEqual(verdict, {
        code: 200,
        status: 'paid',
        ...both(impUid, merchantUid),
        amount: 1000,
        currency: 'KRW',
        pay_method: 'card',
        pg_provider: payment(impUid)?.pg_provider,
        apply_num: payment(impUid)?.apply_num,
        receipt_url: payment(impUid)?.receipt_url,
      });
      // Whoever guesses a number hears no more than that.
      assert.deepEqual(await complete({ imp_uid: impUid }), { code: 200, status: 'paid' });
      assert.equal((await complete({ merchant_uid: merchantUid, imp_uid: '' })).status, 'paid');
      assert.equal(await webhook({ ...both(impUid, merchantUid), status: 'paid' }), 200);
      const json = await post(shop.complete, JSON.stringify(both(impUid, merchantUid)), 'application/json');
      assert.equal(((await json.json()) as { status: string }).status, 'paid');
      assert.equal(json.headers.get('cache-control'), 'no-store');
      const form = await post(shop.webhook, new URLSearchParams({ ...both(impUid, merchantUid), status: 'ready' }));
      assert.equal(form.status, 200);
      // Proxies call one thing the other's name, and a careless join writes `null`; an address may have a query of its own.
      const mixed = await post(`${shop.complete}?lang=ko`, JSON.stringify(both(impUid, merchantUid)), 'text/plain');
      assert.equal(mixed.status, 200);
      assert.equal((await complete(both('null', merchantUid))).status, 'paid');
      assert.deepEqual(await shop.look(merchantUid), { status: 'paid', impUid, fulfilments: 1 });
    });

    it('believes neither the webhook nor the page about the status', async () => {
      const merchantUid = await order();
      const impUid = await open(merchantUid);
      const lies = { status: 'paid', amount: '1000', success: 'true', imp_success: 'true' };
      assert.equal(await webhook({ ...both(impUid, merchantUid), ...lies }), 200);
      assert.equal((await complete({ ...both(impUid, merchantUid), ...lies })).status, 'ready');
      assert.deepEqual(await shop.look(merchantUid), { status: 'open', impUid: null, fulfilments: 0 });
    });

    for (const [what, scenario, params] of [
      ['the page asked for less', 'paid', { amount: 100 }],
      ['less was paid than the page asked for', 'tampered', {}],
      ['another currency was paid', 'paid', { currency: 'USD' }],
    ] as const) {
      it(`gives a forged payment back: ${what}`, async () => {
        const merchantUid = await order();
        const impUid = await pay(merchantUid, scenario, params);
        for (let again = 0; again < 2; again += 1) {
          assert.equal((await complete(both(impUid, merchantUid))).status, 'forged');
          assert.equal(payment(impUid)?.status, 'cancelled');
          assert.equal(kept(impUid), 0);
          assert.deepEqual(await shop.look(merchantUid), { status: 'open', impUid: null, fulfilments: 0 });
        }
        const honest = await pay(merchantUid);
        assert.equal((await complete(both(honest, merchantUid))).status, 'paid');
        assert.deepEqual(await shop.look(merchantUid), { status: 'paid', impUid: honest, fulfilments: 1 });
      });
    }

    it('takes dollars for dollars', async () => {
      const merchantUid = await order('USD');
      const impUid = await pay(merchantUid, 'paid', { currency: 'USD' });
      assert.equal((await complete(both(impUid, merchantUid))).status, 'paid');
      assert.equal((await shop.look(merchantUid)).fulfilments, 1);
    });

    it('sends nothing for an account until the deposit is there', async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid, 'vbank-issued', { pay_method: 'vbank' });
      const { status, vbank_num: number, vbank_date: due } = await complete(both(impUid, merchantUid));
      assert.deepEqual([status, number, due], ['ready', payment(impUid)?.vbank_num, payment(impUid)?.vbank_date]);
      assert.deepEqual(await shop.look(merchantUid), { status: 'issued', impUid, fulfilments: 0 });
      served.sandbox.deposit(impUid);
      assert.equal(await webhook(both(impUid, merchantUid)), 200);
      assert.deepEqual(await shop.look(merchantUid), { status: 'paid', impUid, fulfilments: 1 });
    });

    it('opens an order again whose account has run out, and takes the deposit that comes all the same', async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid, 'vbank-issued', { pay_method: 'vbank' });
      await complete(both(impUid, merchantUid));
      const account = payment(impUid);
      assert.ok(account);
      const due = account.vbank_date;
      account.vbank_date = 1;
      assert.equal((await complete(both(impUid, merchantUid))).status, 'failed');
      assert.equal((await shop.look(merchantUid)).status, 'open');
      account.vbank_date = due;
      served.sandbox.deposit(impUid);
      assert.equal((await complete(both(impUid, merchantUid))).status, 'paid');
      assert.deepEqual(await shop.look(merchantUid), { status: 'paid', impUid, fulfilments: 1 });
    });

    it("does not let a stranger's payment close an order that waits for its deposit", async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid, 'vbank-issued', { pay_method: 'vbank' });
      await complete(both(impUid, merchantUid));
      const stranger = await pay(merchantUid, 'paid', { amount: 100 });
      assert.equal(await webhook(both(stranger, merchantUid)), 200);
      assert.equal(kept(stranger), 0);
      const forNothing = await pay(merchantUid, 'paid', { amount: 0, customer_uid: 'card_1' });
      assert.equal((await complete(both(forNothing, merchantUid))).status, 'forged');
      served.sandbox.deposit(impUid);
      assert.equal((await complete(both(impUid, merchantUid))).status, 'paid');
      assert.deepEqual(await shop.look(merchantUid), { status: 'paid', impUid, fulfilments: 1 });
    });

    it('says where a deposit of the wrong amount cannot be given back by itself', async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid, 'vbank-issued', { pay_method: 'vbank' });
      await complete(both(impUid, merchantUid));
      served.sandbox.deposit(impUid, 900);
      // A deposit needs an account to go back to, which only a person has.
      assert.equal(await webhook(both(impUid, merchantUid)), 503);
      assert.equal((await complete(both(impUid, merchantUid))).code, 503);
      assert.deepEqual(await shop.look(merchantUid), { status: 'cancelled', impUid, fulfilments: 0 });
    });

    it('leaves an order open where the window was left, or the card refused', async () => {
      const merchantUid = await order();
      const left = await pay(merchantUid, 'closed');
      assert.equal((await complete(both(left, merchantUid))).status, 'ready');
      const refused = await pay(merchantUid, 'declined');
      const verdict = await complete(both(refused, merchantUid));
      assert.deepEqual([verdict.status, verdict.fail_reason], ['failed', payment(refused)?.fail_reason]);
      const third = await pay(merchantUid);
      assert.equal((await complete(both(third, merchantUid))).status, 'paid');
      assert.deepEqual(await shop.look(merchantUid), { status: 'paid', impUid: third, fulfilments: 1 });
    });

    it('finds the paid one of two windows by the order alone', async () => {
      const merchantUid = await order();
      const first = await open(merchantUid);
      await open(merchantUid);
      await end(first, 'paid');
      assert.equal((await complete({ merchant_uid: merchantUid })).imp_uid, first);
      assert.deepEqual(await shop.look(merchantUid), { status: 'paid', impUid: first, fulfilments: 1 });
    });

    it('gives the second of two payments back', async () => {
      const merchantUid = await order();
      const [first, second] = [await open(merchantUid), await open(merchantUid)];
      await end(first, 'paid');
      await end(second, 'paid');
      assert.equal((await complete(both(first, merchantUid))).status, 'paid');
      assert.equal((await complete(both(second, merchantUid))).status, 'cancelled');
      assert.deepEqual([kept(first), kept(second)], [1000, 0]);
      assert.deepEqual(await shop.look(merchantUid), { status: 'paid', impUid: first, fulfilments: 1 });
    });

    it("does not take somebody else's payment", async () => {
      const [mine, theirs] = [await order(), await order()];
      const impUid = await pay(theirs);
      const { code, status, ...told } = await complete(both(impUid, mine));
      assert.deepEqual([code, status, Object.keys(told)], [404, 'ready', ['fail_reason']]);
      for (const merchantUid of [mine, theirs]) {
        assert.deepEqual(await shop.look(merchantUid), { status: 'open', impUid: null, fulfilments: 0 });
      }
      assert.equal(kept(impUid), 1000);
    });

    it('does not know what nobody knows', async () => {
      const merchantUid = await order();
      assert.equal((await complete({ imp_uid: 'imp_000000000000' })).code, 404);
      assert.deepEqual(await complete({ merchant_uid: merchantUid }), {
        code: 404,
        status: 'ready',
        fail_reason: 'no such payment for this order',
      });
      // An order of another shop with the same key: its money is none of our business.
      const impUid = await pay('not-of-this-shop');
      assert.equal((await complete({ imp_uid: impUid })).code, 404);
      assert.equal(kept(impUid), 1000);
    });

    it('keeps an order whose money went back in part, and closes one whose money is gone', async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid);
      await complete(both(impUid, merchantUid));
      served.sandbox.cancel(impUid, 300);
      assert.equal((await complete(both(impUid, merchantUid))).status, 'paid');
      assert.equal((await shop.look(merchantUid)).status, 'paid');
      served.sandbox.cancel(impUid);
      assert.equal(await webhook(both(impUid, merchantUid)), 200);
      assert.deepEqual(await shop.look(merchantUid), { status: 'cancelled', impUid, fulfilments: 1 });
    });

    it('leaves a payment to a person that went back in part before anybody asked', async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid);
      served.sandbox.cancel(impUid, 300);
      const told = { code: 200, status: 'ready', ...both(impUid, merchantUid) };
      assert.deepEqual(await complete(both(impUid, merchantUid)), told);
      await open(merchantUid);
      assert.deepEqual(await complete({ merchant_uid: merchantUid }), told);
      assert.deepEqual(await shop.look(merchantUid), { status: 'open', impUid: null, fulfilments: 0 });
      assert.equal(kept(impUid), 700);
    });

    it('fulfils once where callback, redirect and webhook arrive together', async () => {
      const paid = await order();
      const forged = await order();
      const [impUid, lie] = [await pay(paid), await pay(forged, 'paid', { amount: 1 })];
      const arrivals = Array.from({ length: 100 }, (_, index) => {
        if (index % 10 === 9) return complete(both(lie, forged)).then(({ status }) => assert.equal(status, 'forged'));
        if (index % 3 === 0) return webhook(both(impUid, paid)).then((code) => assert.equal(code, 200));
        if (index % 3 === 1)
          return fetch(`${shop.return}?imp_uid=${impUid}&merchant_uid=${paid}`, { redirect: 'manual' });
        return complete(both(impUid, paid)).then(({ status }) => assert.equal(status, 'paid'));
      });
      await Promise.all(arrivals);
      assert.deepEqual(await shop.look(paid), { status: 'paid', impUid, fulfilments: 1 });
      assert.deepEqual(await shop.look(forged), { status: 'open', impUid: null, fulfilments: 0 });
      assert.deepEqual([kept(impUid), kept(lie)], [1000, 0]);
    });

    for (const fault of ['rest-down', 'rest-error', 'rest-malformed', 'token-expired'] as const) {
      it(`says that nobody knows while the service is in trouble: ${fault}`, async () => {
        const merchantUid = await order();
        const impUid = await pay(merchantUid);
        served.sandbox.fault = { name: fault };
        const { code, status, message } = await complete(both(impUid, merchantUid));
        assert.deepEqual([code, status, typeof message], [503, undefined, 'string']);
        assert.equal(await webhook(both(impUid, merchantUid)), 503);
        const gone = await fetch(`${shop.return}?imp_uid=${impUid}`, { redirect: 'manual' });
        assert.match(gone.headers.get('location') ?? '', /payment=unknown$/);
        assert.equal((await shop.look(merchantUid)).status, 'open');
        served.sandbox.fault = null;
        assert.equal((await complete(both(impUid, merchantUid))).status, 'paid');
        assert.equal((await shop.look(merchantUid)).fulfilments, 1);
      });
    }

    it('waits for a slow service', async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid);
      served.sandbox.fault = { name: 'rest-slow', times: 1 };
      assert.equal((await complete(both(impUid, merchantUid))).status, 'paid');
      assert.equal(served.sandbox.fault, null);
    });

    it('brings a redirect to the order', async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid);
      const home = async (query: string) => {
        const response = await fetch(`${shop.return}?${query}`, { redirect: 'manual' });
        assert.equal(response.status, 303);
        return response.headers.get('location');
      };
      const lie = `imp_uid=${impUid}&merchant_uid=${merchantUid}&imp_success=false&error_msg=no`;
      assert.equal(await home(lie), `/orders/${merchantUid}?payment=paid`);
      assert.equal(await home(`imp_uid=${impUid}`), '/orders?payment=paid');
      assert.equal(await home('merchant_uid=nothing&imp_success=true'), '/orders/nothing?payment=unknown');
      assert.equal(await home(''), '/orders?payment=unknown');
      for (const evil of ['..%2F%2Fevil.test', '..%2F..%2F%5Cevil.test', '%2F%2Fevil.test']) {
        const landed = new URL((await home(`merchant_uid=${evil}`)) ?? '', shop.return);
        assert.equal(landed.origin, new URL(shop.return).origin);
      }
      assert.match((await home('merchant_uid=%0d%0aset-cookie:%20a=b//evil.test')) ?? '', /^\/orders\/[^\r\n]*$/);
      assert.equal((await shop.look(merchantUid)).fulfilments, 1);
    });

    it('is not moved by anything that is written into a field', async () => {
      const merchantUid = await order();
      const impUid = await pay(merchantUid);
      const evil = [
        "' OR '1'='1",
        `${merchantUid}'; DROP TABLE orders; --`,
        `${impUid}/../../users/getToken`,
        '..',
        `${impUid}?include_sandbox=1`,
        `${impUid}\r\nX-Evil: 1`,
        `${impUid}\n`,
        `${impUid}\0`,
        'x'.repeat(5000),
        '__proto__',
        '주문',
        '%00',
        '{"$ne":null}',
      ];
      for (const text of evil) {
        for (const names of [{ imp_uid: text }, { merchant_uid: text }, both(impUid, text), both(text, text)]) {
          const { code, status } = await complete(names as Record<string, string>);
          assert.ok([400, 404].includes(code) && status !== 'paid', `${code} ${status} for ${JSON.stringify(names)}`);
        }
      }
      const bodies: [string, string?][] = [
        [''],
        ['imp_uid[]=a&merchant_uid[b]=c'],
        ['{"imp_uid":{"$ne":null}}', 'application/json'],
        ['{"imp_uid":["a"],"merchant_uid":null}', 'application/json'],
        ['{"imp_uid":', 'application/json'],
        ['[]', 'application/json'],
        ['null', 'application/json'],
        ['{"__proto__":{"imp_uid":"a"}}', 'application/json'],
        ['\0\x01\xff', 'application/octet-stream'],
        ['--x\r\n', 'multipart/form-data; boundary=x'],
        ['{"imp_uid":', 'text/plain'],
      ];
      for (const [body, type = 'application/x-www-form-urlencoded'] of bodies) {
        assert.equal((await post(shop.complete, body, type)).status, 400, body);
      }
      // A router may have taken the method apart already.
      assert.ok([404, 405].includes((await fetch(shop.complete)).status));
      assert.deepEqual(await shop.look(merchantUid), { status: 'open', impUid: null, fulfilments: 0 });
      assert.equal((await complete(both(impUid, merchantUid))).status, 'paid');
    });
  });
}
