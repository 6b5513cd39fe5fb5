import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { serve } from '@hono/node-server';
import { createSandbox } from 'iamport-elements/sandbox';
import type { PaymentNames } from 'iamport-elements/server';
import pg from 'pg';
import { type Database, folderDatabase, serverDatabase } from '../../demo/database.js';
import { Orders } from '../../demo/orders.js';
import { type Cluster, startPostgres, withoutPostgres } from '../support/postgres.js';
import { payAt } from './service.js';

/** The shop in a process of its own. */
interface ShopProcess {
  readonly url: string;
  readonly place: string;
  /** What it says once it has caught up. */
  readonly caughtUp: string;
  /** As when the power fails. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `demo/server.ts`, and waits until it has caught up. */
async function startProcess(env: Record<string, string>): Promise<ShopProcess> {
  const child = spawnShop({ PORT: '0', ...env });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    lines.push(line);
    if (line.startsWith('Caught up')) break;
  }
  const [opened = '', place = '', caughtUp = ''] = lines;
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const url = /http:\/\/localhost:\d+/.exec(opened)?.[0] ?? '';
  return { url, place, caughtUp, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

const children = new Set<ChildProcess>();
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

function spawnShop(env: Record<string, string>): ChildProcess {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server.ts'], { env: { ...inherited, ...env } });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** A sandbox in this process, so that it outlives the shop; `hook` sees every call before it is answered. */
class Service {
  readonly sandbox = createSandbox();
  hook: (request: Request) => Promise<void> = async () => {};
  #server = serve({ fetch: (request) => this.#answer(request), port: 0, hostname: 'localhost' });

  get url(): string {
    const address = this.#server.address();
    return `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  }

  /** Resolves when a call of this method and path arrives; the call waits until `go` is called. */
  arrival(method: string, path: RegExp): Promise<{ go: () => void }> {
    return new Promise((arrived) => {
      this.hook = async (request) => {
        if (request.method !== method || !path.test(new URL(request.url).pathname)) return;
        this.hook = async () => {};
        await new Promise<void>((go) => arrived({ go }));
      };
    });
  }

  close(): void {
    this.#server.close();
    if ('closeAllConnections' in this.#server) this.#server.closeAllConnections();
  }

  async #answer(request: Request): Promise<Response> {
    await this.hook(request);
    return this.sandbox.fetch(request);
  }
}

const totals = { kills: 0, orders: 0, fulfilments: 0, returned: 0 };

/** Kills the shop at every point between the payment and its goods, and starts it again. */
function survive(
  name: string,
  env: () => Record<string, string>,
  open: () => Promise<Database>,
  points: (context: { service: Service; shop: () => ShopProcess }) => Record<string, Kill>,
  skip: string | false = false,
): void {
  describe(`the shop on ${name}, killed`, { skip, concurrency: 1 }, () => {
    const service = new Service();
    const paid: string[] = [];
    const forged: string[] = [];
    let shop: ShopProcess;
    const start = async () => startProcess({ ...env(), IAMPORT_API_URL: service.url, IMP_KEY: 'k', IMP_SECRET: 's' });
    before(async () => {
      shop = await start();
    });
    after(async () => {
      await shop.stop();
      service.close();
    });

    const order = async (): Promise<string> => {
      const body = new URLSearchParams({ product: 'teapot' });
      const response = await fetch(`${shop.url}/orders`, { method: 'POST', body, redirect: 'manual' });
      return response.headers.get('location')?.split('/').pop() ?? '';
    };
    const statusOf = async (merchantUid: string) => {
      const page = await (await fetch(`${shop.url}/orders/${merchantUid}/status`)).text();
      return [/data-status="(\w+)"/.exec(page)?.[1], /data-releases="(\d+)"/.exec(page)?.[1]];
    };

    for (const [point, { amount = 68_000, kill }] of Object.entries(points({ service, shop: () => shop }))) {
      it(`${point}: ${amount === 68_000 ? 'the goods are released once' : 'the money goes back once'}`, async () => {
        const merchantUid = await order();
        const impUid = await payAt(service.url, merchantUid, amount, 'paid');
        const isForged = amount !== 68_000;
        (isForged ? forged : paid).push(merchantUid);
        await kill({ imp_uid: impUid, merchant_uid: merchantUid });
        await shop.kill();
        totals.kills += 1;

        shop = await start();
        assert.deepEqual(await statusOf(merchantUid), isForged ? ['open', '0'] : ['paid', '1']);
        assert.equal(service.sandbox.payments.find(impUid)?.cancel_history.length, isForged ? 1 : 0);
        // What came too late, or twice, changes nothing.
        await Promise.all(['webhook', 'complete'].map((road) => tell(shop, road, { imp_uid: impUid })));
        assert.deepEqual(await statusOf(merchantUid), isForged ? ['open', '0'] : ['paid', '1']);
        assert.equal(service.sandbox.payments.find(impUid)?.cancel_history.length, isForged ? 1 : 0);
      });
    }

    it('has nothing left to do, and has done everything once', async () => {
      await shop.stop();
      const database = await open();
      const orders = new Orders(database);
      assert.deepEqual(await orders.release(), []);
      // An order whose forged payment went back still waits for an honest one.
      const waiting = forged.map((merchantUid) => ({ merchantUid, impUid: null }));
      const byNumber = (a: PaymentNames, b: PaymentNames) => `${a.merchantUid}`.localeCompare(`${b.merchantUid}`);
      assert.deepEqual([...(await orders.unsettled())].sort(byNumber), waiting.sort(byNumber));
      for (const merchantUid of [...paid, ...forged]) {
        const { fulfilment, events } = await orders.history(merchantUid);
        const expected = paid.includes(merchantUid) ? 1 : 0;
        assert.equal(fulfilment?.releasedAt ? 1 : 0, expected);
        assert.equal(events.filter(({ because }) => because === 'released').length, expected);
        totals.fulfilments += fulfilment?.releasedAt ? 1 : 0;
      }
      totals.orders += paid.length + forged.length;
      totals.returned += forged.length;
      await database.close();
    });
  });
}

interface Kill {
  /** Default: what the order costs. */
  readonly amount?: number;
  /** Brings the shop to the point where it is killed. */
  kill(names: Record<string, string>): Promise<unknown>;
}

/** Tells the shop about a payment; an answer may never come. */
const tell = ({ url }: ShopProcess, road: string, names: Record<string, string>): Promise<unknown> =>
  fetch(`${url}/payments/${road}`, { method: 'POST', body: new URLSearchParams(names) }).then(
    (response) => response.text(),
    () => null,
  );

/** Points that the sandbox sees. */
const outside = ({ service, shop }: { service: Service; shop: () => ShopProcess }): Record<string, Kill> => ({
  'before it hears of the payment': { kill: async () => {} },
  'while it asks about the payment': {
    kill: async (names) => {
      const asked = service.arrival('GET', /^\/payments\/imp/);
      void tell(shop(), 'complete', names);
      await asked;
    },
  },
  'just after it has answered': { kill: (names) => tell(shop(), 'complete', names) },
  'before it gives forged money back': {
    amount: 100,
    kill: async (names) => {
      const asked = service.arrival('POST', /^\/payments\/cancel$/);
      void tell(shop(), 'webhook', names);
      await asked;
    },
  },
  'before it hears that forged money has gone back': {
    amount: 100,
    kill: async (names) => {
      const asked = service.arrival('POST', /^\/payments\/cancel$/);
      void tell(shop(), 'webhook', names);
      const { go } = await asked;
      await shop().kill();
      // The money goes back, and the answer to nobody.
      go();
    },
  },
});

/** Kills a little later each time after the shop has its answer about the payment, somewhere while it settles. */
const anywhere = ({ service, shop }: { service: Service; shop: () => ShopProcess }): Record<string, Kill> =>
  Object.fromEntries(
    [0, 2, 4, 8].map((ticks) => [
      `${ticks} ms into settling`,
      {
        kill: async (names: Record<string, string>) => {
          const asked = service.arrival('GET', /^\/payments\/imp/);
          void tell(shop(), 'webhook', names);
          void tell(shop(), 'complete', names);
          (await asked).go();
          await new Promise((resolve) => setTimeout(resolve, ticks));
        },
      },
    ]),
  );

const folder = mkdtempSync(join(tmpdir(), 'shop-'));
after(() => rmSync(folder, { recursive: true, force: true }));
survive(
  'PGlite',
  () => ({ DATA_FOLDER: folder }),
  () => folderDatabase(folder),
  (context) => ({ ...outside(context), ...anywhere(context) }),
);

let cluster: Cluster | null = null;
let databaseUrl = '';
let gate: pg.Client;
before(async () => {
  if (withoutPostgres) return;
  cluster = await startPostgres();
  databaseUrl = await cluster.create();
  gate = new pg.Client(databaseUrl);
  await gate.connect();
  await gate.query(`CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NEW; END $$`);
});
after(async () => {
  await gate?.end();
  await cluster?.stop();
});

/** Every statement that a settlement and a release consist of: the shop is killed while it waits there. */
const statements = ['INSERT ON payments', 'INSERT ON events', 'UPDATE ON orders', 'INSERT ON fulfilments'] as const;
const inside = ({ shop }: { shop: () => ShopProcess }): Record<string, Kill> =>
  Object.fromEntries(
    [...statements, 'UPDATE ON fulfilments'].map((statement) => [
      `in the middle of ${statement}`,
      {
        kill: async (names: Record<string, string>) => {
          await gate.query('SELECT pg_advisory_lock(7)');
          await gate.query(`CREATE TRIGGER gate BEFORE ${statement} FOR EACH ROW EXECUTE FUNCTION wait_at_gate()`);
          void tell(shop(), 'complete', names);
          void tell(shop(), 'webhook', names);
          for (let waiting = 0; waiting === 0; ) {
            const { rows } = await gate.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
            waiting = rows.length;
          }
          await shop().kill();
          await gate.query('SELECT pg_advisory_unlock(7)');
          // Waits until the transaction of the dead shop has been taken back.
          await gate.query(`DROP TRIGGER gate ON ${statement.split(' ').pop()}`);
        },
      },
    ]),
  );
survive(
  'PostgreSQL',
  () => ({ DATABASE_URL: databaseUrl }),
  () => serverDatabase(databaseUrl),
  (context) => ({ ...outside(context), ...inside(context) }),
  withoutPostgres,
);

describe('the command', () => {
  const own = mkdtempSync(join(tmpdir(), 'shop-'));
  after(() => rmSync(own, { recursive: true, force: true }));

  it('says where the shop is and where its orders are, and ends on a signal', async () => {
    const shop = await startProcess({ DATA_FOLDER: own });
    assert.match(shop.url, /^http:\/\/localhost:\d+$/);
    assert.equal(shop.place, `Orders are kept in ${own}`);
    assert.equal(shop.caughtUp, 'Caught up: asked about 0 payments, released 0 orders');
    await shop.stop();
  });

  it('says so when the port is in use, or the orders', async () => {
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const child = spawnShop({ PORT: `${port}`, DATA_FOLDER: own });
    const [line] = (await once(child.stderr!, 'data')) as [Buffer];
    assert.equal(String(line), `Port ${port} is in use: choose another one with PORT=5174 npm start\n`);
    assert.deepEqual(await once(child, 'exit'), [1, null]);
    other.close();

    const database = await folderDatabase(own);
    const second = spawnShop({ PORT: '0', DATA_FOLDER: own });
    const [refusal] = (await once(second.stderr!, 'data')) as [Buffer];
    assert.match(String(refusal), /in use by process \d+: close that shop first/);
    assert.deepEqual(await once(second, 'exit'), [1, null]);
    await database.close();
  });
});

after(() =>
  console.log(
    `# counted: ${Object.entries(totals)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
  ),
);
