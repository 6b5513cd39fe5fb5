import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import pg from 'pg';
import { readPrepared } from '../../src/request/index.js';
import { serveSandbox } from '../../src/sandbox/serve.js';
import { freePort } from '../../tools/free-port.mjs';
import { Client } from '../sandbox/client.js';
import { conform, type ShopServer } from '../server/conformance.js';
import { type Cluster, startPostgres, withoutPostgres } from '../support/postgres.js';

const recipes = join(import.meta.dirname, '../../demo/recipes');
const schema = readFileSync(join(recipes, 'schema.sql'), 'utf8');
const phpModules = spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout ?? '';
const withoutPhp = /pdo_sqlite/.test(phpModules)
  ? false
  : 'no PHP with PDO and SQLite (php-cli, php-sqlite3) was found';

const running = new Set<ChildProcess>();
let cluster: Cluster | null = null;
before(async () => {
  if (!withoutPostgres) cluster = await startPostgres();
});
after(async () => {
  stop();
  await cluster?.stop();
});

/** Starts a program that says where it listens, or that it has started. */
async function start(program: string, args: string[], env: Record<string, string>, started: RegExp): Promise<string> {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  let said = '';
  const end = once(child, 'exit').then(() => Promise.reject(new Error(`${program} ended: ${said}`)));
  end.catch(() => {});
  for (;;) {
    const output = [once(child.stdout, 'data'), once(child.stderr, 'data')];
    const [chunk] = await Promise.race([...output, end]);
    said += chunk;
    const found = started.exec(said);
    if (found) return found[0];
  }
}

const keys = { IMP_KEY: 'key', IMP_SECRET: 'secret' };

/** PHP's own server has workers, which would outlive it. */
function stop(): void {
  for (const { pid, exitCode, signalCode } of running) {
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
  }
  running.clear();
}

/** A recipe for Node over PostgreSQL. */
const overPostgres = (args: string[]) => async (api: { url: string }) => {
  const database = (await cluster?.create()) ?? '';
  const pool = new pg.Pool({ connectionString: database });
  await pool.query(schema);
  const env = { ...keys, IAMPORT_API_URL: api.url, DATABASE_URL: database, PORT: '0' };
  const origin = await start(process.execPath, args, env, /http:\S+/);
  const server: ShopServer = {
    complete: `${origin}/payments/complete`,
    webhook: `${origin}/payments/webhook`,
    return: `${origin}/payments/return`,
    create: async ({ merchantUid, amount, currency }) => {
      const insert = 'INSERT INTO orders (merchant_uid, amount, currency) VALUES ($1, $2, $3)';
      await pool.query(insert, [merchantUid, amount, currency]);
    },
    look: async (merchantUid) => {
      const { rows } = await pool.query(
        `SELECT status, imp_uid AS "impUid", (SELECT count(*)::int FROM fulfilments f WHERE f.merchant_uid = o.merchant_uid) AS fulfilments
         FROM orders o WHERE merchant_uid = $1`,
        [merchantUid],
      );
      return rows[0];
    },
    close: async () => {
      stop();
      await pool.end();
    },
  };
  return server;
};

conform('the recipe for Express', overPostgres([join(recipes, 'express/server.mjs')]), { skip: withoutPostgres });

const host = `import { serve } from '@hono/node-server';
  const { default: app } = await import('${join(recipes, 'serverless/payments.mjs')}');
  serve({ ...app, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log('http://127.0.0.1:' + port));`;
conform('the serverless recipe', overPostgres(['--input-type=module', '--eval', host]), { skip: withoutPostgres });

/** The recipe for PHP over SQLite. */
async function overSqlite(api: { url: string }): Promise<ShopServer> {
  const folder = mkdtempSync(join(tmpdir(), 'php-'));
  const database = { DATABASE_DSN: `sqlite:${join(folder, 'shop.db')}` };
  const query = (sql: string, ...values: unknown[]) => {
    const script = `$db = new PDO(getenv('DATABASE_DSN')); $db->exec('PRAGMA busy_timeout = 10000');
    [$sql, $values] = json_decode($argv[1], true);
    if (!$values) { $db->exec($sql); exit; }
    $found = $db->prepare($sql); $found->execute($values); echo json_encode($found->fetch(PDO::FETCH_ASSOC));`;
    const answer = execFileSync('php', ['-r', script, JSON.stringify([sql, values])], {
      env: { ...process.env, ...database },
      encoding: 'utf8',
    });
    return answer === '' ? null : JSON.parse(answer);
  };
  query(schema);
  const port = await freePort();
  const env = { ...keys, ...database, IAMPORT_API_URL: api.url, PHP_CLI_SERVER_WORKERS: '4' };
  const args = ['-d', 'display_errors=1', '-S', `127.0.0.1:${port}`, '-t', join(recipes, 'php')];
  await start('php', args, env, /started/);
  const origin = `http://127.0.0.1:${port}`;
  return {
    complete: `${origin}/complete.php`,
    webhook: `${origin}/webhook.php`,
    return: `${origin}/return.php`,
    create: async ({ merchantUid, amount, currency }) =>
      query('INSERT INTO orders (merchant_uid, amount, currency) VALUES (?, ?, ?)', merchantUid, amount, currency),
    look: async (merchantUid) =>
      query(
        `SELECT status, imp_uid AS impUid, (SELECT count(*) FROM fulfilments f WHERE f.merchant_uid = o.merchant_uid) AS fulfilments
       FROM orders o WHERE merchant_uid = ?`,
        merchantUid,
      ),
    close: async () => {
      stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

conform('the recipe for PHP', overSqlite, { skip: withoutPhp });

it('the recipe for PHP makes orders, at its own prices', { skip: withoutPhp }, async (t) => {
  const { sandbox, url, close } = await serveSandbox({ port: 0, host: '127.0.0.1' });
  t.after(close);
  const shop = await overSqlite({ url });
  t.after(() => shop.close());
  const prepare = (fields: Record<string, string>) =>
    fetch(shop.complete.replace('complete', 'prepare'), { method: 'POST', body: new URLSearchParams(fields) });
  assert.equal((await prepare({ product: 'gold' })).status, 409);
  const made = await prepare({ product: 'teapot', amount: '1' });
  const order = readPrepared(await made.json());
  assert.deepEqual([made.status, order?.amount], [200, 68_000]);
  const { merchantUid = '' } = order ?? {};
  assert.equal((await shop.look(merchantUid)).status, 'open');
  const buyer = new Client(sandbox);
  assert.equal((await buyer.open({ merchant_uid: merchantUid, amount: 1 })).impUid, null);
  assert.notEqual((await buyer.open({ merchant_uid: merchantUid, amount: 68_000 })).impUid, null);
});
