import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A PHP that serves the demo's folder, with its orders in a SQLite file. */
export interface RunningPhp {
  readonly url: string;
  /** For PDO. */
  readonly database: string;
  close(): void;
}

const demo = join(import.meta.dirname, '..');

/** Starts PHP's own server on a free port; null where there is no PHP with PDO and SQLite. */
export async function startPhp(apiUrl: string): Promise<RunningPhp | null> {
  if (!`${spawnSync('php', ['-m']).stdout}`.includes('pdo_sqlite')) return null;
  const folder = mkdtempSync(join(tmpdir(), 'embed-'));
  const database = `sqlite:${join(folder, 'shop.db')}`;
  const env = {
    ...process.env,
    DATABASE_DSN: database,
    IAMPORT_API_URL: apiUrl,
    IMP_KEY: 'demo',
    IMP_SECRET: 'demo',
  };
  const schema = `(new PDO(getenv('DATABASE_DSN')))->exec(file_get_contents($argv[1]));`;
  spawnSync('php', ['-r', schema, join(demo, 'recipes/schema.sql')], { env });
  const child = spawn('php', ['-S', '127.0.0.1:0', '-t', demo], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const stop = () => void child.kill();
  process.on('exit', stop);
  const close = () => {
    process.off('exit', stop);
    stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(child), database, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** PHP says where it listens; of what it says later, whom it serves is of no interest. */
async function addressOf(child: ChildProcess): Promise<string> {
  const lines = createInterface(child.stderr as Readable);
  const started = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      const address = /Development Server \((http:.+)\) started/.exec(line)?.[1];
      if (address) resolve(address);
      else if (!/ (?:Accepted|Closing|\[\d{3}\]: .+)$/.test(line)) console.error(line);
    });
  });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`php ended with code ${code}`)));
  ended.catch(() => {});
  return Promise.race([started, ended]);
}
