import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { createTables, type Queryable } from './schema.js';

/** Where the orders are kept. */
export interface Database extends Queryable {
  /** For people; holds no password. */
  readonly place: string;
  /** Commits what `work` did, or takes all of it back where it throws. */
  transaction<Result>(work: (rows: Queryable) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** By the number of PostgreSQL's type: BIGINT and NUMERIC come as text, since not all of them fit into a number. */
const parsers: Readonly<Record<number, (text: string) => number>> = {
  20: (text) => numberOf(text, Number.isSafeInteger),
  1700: (text) => numberOf(text, Number.isFinite),
};

/** A PostgreSQL of its own inside this process, which is gone with it. */
export async function memoryDatabase(): Promise<Database> {
  return embedded(await PGlite.create({ parsers }), 'memory', () => {});
}

/** A PostgreSQL of its own inside this process, kept in a folder; one process at a time. */
export async function folderDatabase(folder: string): Promise<Database> {
  const release = takeFolder(folder);
  try {
    return await embedded(await PGlite.create({ dataDir: join(folder, 'orders'), parsers }), folder, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** A PostgreSQL server. */
export async function serverDatabase(url: string): Promise<Database> {
  const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
    parsers[type] ?? pg.types.getTypeParser(type, format as 'text');
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 10_000, types: { getTypeParser } });
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', ({ message }) => console.error(`A connection to the database broke: ${message}`));
  const { host, pathname } = new URL(url);
  return ready({
    place: `PostgreSQL at ${host}${pathname}`,
    ...queryableOf(pool),
    transaction: (work) => onOneConnection(pool, work),
    close: () => pool.end(),
  });
}

function embedded(engine: PGlite, place: string, release: () => void): Promise<Database> {
  return ready({
    place,
    query: (sql, values = []) => engine.query(sql, [...values]),
    transaction: (work) =>
      engine.transaction((open) => work({ query: (sql, values = []) => open.query(sql, [...values]) })),
    close: async () => {
      await engine.close();
      release();
    },
  });
}

async function ready(database: Database): Promise<Database> {
  try {
    await database.transaction(createTables);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function queryableOf(connection: pg.Pool | pg.PoolClient): Queryable {
  return {
    query: <Row>(sql: string, values: readonly unknown[] = []) =>
      connection.query<Row & pg.QueryResultRow>(sql, [...values]),
  };
}

async function onOneConnection<Result>(pool: pg.Pool, work: (rows: Queryable) => Promise<Result>): Promise<Result> {
  const connection = await pool.connect();
  let broken = false;
  try {
    await connection.query('BEGIN');
    const result = await work(queryableOf(connection));
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    connection.release(broken);
  }
}

const folders = new Set<string>();

/** Two processes that write the same files would destroy them, and PGlite does not look; returns how to let go. */
function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = resolve(folder);
  const lock = join(path, 'lock');
  const own = `${lock}.${process.pid}`;
  const holder = holderOf(lock);
  if (holder !== null && (holder === process.pid ? folders.has(path) : isRunning(holder))) throw inUse(path, holder);
  rmSync(lock, { force: true });
  writeFileSync(own, `${process.pid}`);
  try {
    // A link comes with its text, all at once, and to one process only.
    linkSync(own, lock);
  } catch {
    throw inUse(path, holderOf(lock));
  } finally {
    rmSync(own);
  }
  folders.add(path);
  return () => {
    folders.delete(path);
    rmSync(lock, { force: true });
  };
}

const inUse = (path: string, holder: number | null): Error =>
  new Error(
    `The orders in ${path} are in use by process ${holder}: close that shop first, or let both use one PostgreSQL server (DATABASE_URL). Where that process is no shop, delete ${join(path, 'lock')}.`,
  );

/** The process that took the folder; null where none did. */
function holderOf(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return null;
  }
}

/** A process that was killed leaves its lock behind. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Another number than the one that was written would be another amount of money. */
function numberOf(text: string, isFit: (value: number) => boolean): number {
  const value = Number(text);
  if (!isFit(value)) throw new RangeError(`${text} does not fit into a number`);
  return value;
}
