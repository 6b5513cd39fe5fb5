/** Something that takes SQL with `$1`, `$2` …: a database, or a transaction of it. */
export interface Queryable {
  query<Row>(sql: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
}

// What must not happen is refused here, whatever the code above does.
const statements = [
  `CREATE TABLE IF NOT EXISTS orders (
    merchant_uid TEXT PRIMARY KEY CHECK (merchant_uid ~ '^[a-z0-9]{1,40}$'),
    product TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    amount BIGINT NOT NULL CHECK (amount > 0),
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'issued', 'paid', 'cancelled')),
    imp_uid TEXT,
    made_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CHECK (status = 'open' OR imp_uid IS NOT NULL)
  )`,
  // What the REST API last said. A forged payment may be in dollars and cents: its amounts are not whole won.
  `CREATE TABLE IF NOT EXISTS payments (
    imp_uid TEXT PRIMARY KEY,
    merchant_uid TEXT NOT NULL REFERENCES orders,
    status TEXT NOT NULL CHECK (status IN ('ready', 'paid', 'cancelled', 'failed')),
    amount NUMERIC NOT NULL CHECK (amount >= 0),
    cancel_amount NUMERIC NOT NULL CHECK (cancel_amount BETWEEN 0 AND amount),
    currency TEXT NOT NULL,
    pay_method TEXT,
    vbank_name TEXT,
    vbank_num TEXT,
    vbank_holder TEXT,
    vbank_date TIMESTAMPTZ,
    refund_due BOOLEAN NOT NULL CHECK (NOT refund_due OR cancel_amount < amount),
    seen_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    UNIQUE (merchant_uid, imp_uid)
  )`,
  // Rows are added, never changed; who asks a hundred times on one road finds the same thing out once.
  `CREATE TABLE IF NOT EXISTS events (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    merchant_uid TEXT NOT NULL,
    imp_uid TEXT NOT NULL,
    road TEXT NOT NULL CHECK (road IN ('verify', 'webhook', 'return', 'start', 'worker')),
    because TEXT NOT NULL,
    amount NUMERIC NOT NULL,
    status TEXT CHECK (status IN ('open', 'issued', 'paid', 'cancelled')),
    at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (merchant_uid, imp_uid, road, because),
    FOREIGN KEY (merchant_uid, imp_uid) REFERENCES payments (merchant_uid, imp_uid)
  )`,
  // One for each order, and for a payment of that order.
  `CREATE TABLE IF NOT EXISTS fulfilments (
    merchant_uid TEXT PRIMARY KEY REFERENCES orders,
    imp_uid TEXT NOT NULL UNIQUE,
    made_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    released_at TIMESTAMPTZ CHECK (released_at >= made_at),
    FOREIGN KEY (merchant_uid, imp_uid) REFERENCES payments (merchant_uid, imp_uid)
  )`,
  `CREATE INDEX IF NOT EXISTS orders_in_hand ON orders (made_at) WHERE status IN ('open', 'issued')`,
  `CREATE INDEX IF NOT EXISTS payments_to_return ON payments (merchant_uid) WHERE refund_due`,
  `CREATE INDEX IF NOT EXISTS fulfilments_to_release ON fulfilments (made_at) WHERE released_at IS NULL`,
];

/** Makes the tables that are not there. */
export async function createTables(rows: Queryable): Promise<void> {
  // `IF NOT EXISTS` fails where two processes make the same table at the same time: one of them waits here.
  await rows.query('SELECT pg_advisory_xact_lock(20241015)');
  for (const statement of statements) await rows.query(statement);
}
