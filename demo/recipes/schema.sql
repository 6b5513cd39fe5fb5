-- What every recipe here keeps. The two keys do the guarding: an order is paid once, and handed out once.
CREATE TABLE orders (
  merchant_uid VARCHAR(40) PRIMARY KEY,
  amount       NUMERIC(12, 2) NOT NULL,
  currency     CHAR(3) NOT NULL DEFAULT 'KRW',
  status       VARCHAR(10) NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'issued', 'paid', 'cancelled')),
  imp_uid      VARCHAR(64)
);

-- A row per order that was paid, for what packs the goods: it reads those whose order still is `paid`.
CREATE TABLE fulfilments (
  merchant_uid VARCHAR(40) PRIMARY KEY REFERENCES orders (merchant_uid)
);
