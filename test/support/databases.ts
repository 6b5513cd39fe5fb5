import { type Database, memoryDatabase, serverDatabase } from '../../demo/database.js';
import { type Cluster, startPostgres, withoutPostgres } from './postgres.js';

/** One kind of database that the demo shop runs on. */
export interface DatabaseKind {
  readonly name: string;
  /** Why tests on it are left out; false where they are not. */
  readonly skip: string | false;
  /** An empty one. */
  open(): Promise<Database>;
  /** Lets go of what `open` started. */
  stop(): Promise<void>;
}

let cluster: Promise<Cluster> | undefined;

/** Every kind, for tests that iterate. */
export const databaseKinds: readonly DatabaseKind[] = [
  { name: 'PGlite', skip: false, open: memoryDatabase, stop: async () => {} },
  {
    name: 'PostgreSQL',
    skip: withoutPostgres,
    open: async () => {
      cluster ??= startPostgres();
      return serverDatabase(await (await cluster).create());
    },
    stop: async () => (await cluster)?.stop(),
  },
];
