-- 141_init.sql
-- Customers, the accounts they pay for, the people there, and our notes about them.

BEGIN;

CREATE TABLE IF NOT EXISTS customer (
  id          UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  name        TEXT NOT NULL CHECK (name <> ''),
  segment     TEXT NOT NULL DEFAULT 'smb' CHECK (segment IN ('smb', 'mid_market', 'enterprise')),
  created_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS accounts (
  id            UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id   UUID NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
  plan          TEXT NOT NULL,
  seats         INTEGER NOT NULL CHECK (seats > 0),
  active_seats  INTEGER NOT NULL DEFAULT 0 CHECK (active_seats BETWEEN 0 AND seats),
  csm_email     TEXT NOT NULL,
  renews_on     DATE
);

CREATE INDEX IF NOT EXISTS ix_accounts_customer_id
  ON accounts(customer_id);

CREATE TABLE IF NOT EXISTS contact (
  id           UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id  UUID NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
  full_name    TEXT NOT NULL,
  email        TEXT NOT NULL,
  UNIQUE (customer_id, email)
);

CREATE TABLE IF NOT EXISTS note (
  id            UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id   UUID NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
  contact_id    UUID REFERENCES contact(id) ON DELETE SET NULL,
  author_email  TEXT NOT NULL,
  body          TEXT NOT NULL,
  mood          SMALLINT NOT NULL DEFAULT 0 CHECK (mood BETWEEN -1 AND 1),
  shared        BOOLEAN NOT NULL DEFAULT true,
  written_at    TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS ix_note_customer_id
  ON note(customer_id);

CREATE INDEX IF NOT EXISTS ix_note_contact_id
  ON note(contact_id);

COMMIT;
