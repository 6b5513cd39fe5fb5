import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { freePort } from '../../tools/free-port.mjs';

/** A PostgreSQL server that is thrown away with its data. */
export interface Cluster {
  /** Makes a database of its own; returns its address. */
  create(): Promise<string>;
  stop(): Promise<void>;
}

const debian = '/usr/lib/postgresql';
const folders = [
  ...(process.env.PATH ?? '').split(delimiter),
  ...(existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []),
];

/** Where PostgreSQL's programs are; undefined where it is not installed. */
const postgresFolder = folders.find((folder) =>
  ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
);

/** Says why a test about a PostgreSQL server is left out; false where it is not. */
export const withoutPostgres: string | false = postgresFolder ? false : 'no PostgreSQL (initdb, postgres) was found';

/** Starts a server in a temporary folder, on a free port of this machine. */
export async function startPostgres(): Promise<Cluster> {
  if (!postgresFolder) throw new Error('PostgreSQL is not installed');
  const data = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = otherUser();
  if (user) chownSync(data, user.uid, user.gid);
  const options: SpawnOptions = { ...user, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] };
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(join(postgresFolder, 'initdb'), initdb, options);
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const args = ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(postgresFolder, 'postgres'), args, options);
  const remove = () => rmSync(data, { recursive: true, force: true });
  const killNow = () => {
    server.kill('SIGQUIT');
    remove();
  };
  // The tests may end without having stopped it, also by the runner's signal, after which Node emits no `exit` of its own.
  process.once('exit', killNow);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await untilReady(server);

  const address = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  let count = 0;
  return {
    create: async () => {
      count += 1;
      const client = new pg.Client(address('postgres'));
      await client.connect();
      await client.query(`CREATE DATABASE test${count}`);
      await client.end();
      return address(`test${count}`);
    },
    stop: async () => {
      process.off('exit', killNow);
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      remove();
    },
  };
}

/** PostgreSQL refuses to run as root. */
function otherUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const name = spawnSync('id', ['-u', 'postgres']).status === 0 ? 'postgres' : 'nobody';
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name])));
  return { uid: uid!, gid: gid! };
}

async function untilReady(server: ChildProcess): Promise<void> {
  const said: string[] = [];
  for await (const line of createInterface({ input: server.stderr! })) {
    said.push(line);
    if (line.includes('ready to accept connections')) {
      server.stderr?.resume();
      return;
    }
  }
  throw new Error(`postgres did not start:\n${said.join('\n')}`);
}
