-- The schema of customer-success-hub as it is wanted next, as DDL for an empty database. New in it: health_rule.note, and
-- who was called because of a score.

CREATE TABLE customer (
  id          UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  name        TEXT NOT NULL CHECK (name <> ''),
  segment     TEXT NOT NULL DEFAULT 'smb' CHECK (segment IN ('smb', 'mid_market', 'enterprise')),
  created_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE accounts (
  id            UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id   UUID NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
  plan          TEXT NOT NULL,
  seats         INTEGER NOT NULL CHECK (seats > 0),
  active_seats  INTEGER NOT NULL DEFAULT 0 CHECK (active_seats BETWEEN 0 AND seats),
  owner_email   TEXT NOT NULL,
  renews_on     DATE
);

CREATE INDEX ix_accounts_customer_id ON accounts(customer_id);

CREATE TABLE contact (
  id           UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id  UUID NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
  full_name    TEXT NOT NULL,
  email        TEXT NOT NULL,
  UNIQUE (customer_id, email)
);

CREATE TABLE note (
  id            UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id   UUID NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
  contact_id    UUID REFERENCES contact(id) ON DELETE SET NULL,
  author_email  TEXT NOT NULL,
  body          TEXT NOT NULL,
  mood          SMALLINT NOT NULL DEFAULT 0 CHECK (mood BETWEEN -1 AND 1),
  shared        BOOLEAN NOT NULL DEFAULT true,
  written_at    TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX ix_note_customer_id ON note(customer_id);
CREATE INDEX ix_note_contact_id ON note(contact_id);

ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE note ENABLE ROW LEVEL SECURITY;

CREATE POLICY contact_of_owner ON contact
  USING (EXISTS (
    SELECT FROM accounts
     WHERE accounts.customer_id = contact.customer_id
       AND accounts.owner_email = current_setting('app.user_email', true)
  ));
CREATE POLICY note_read ON note FOR SELECT
  USING (shared OR author_email = current_setting('app.user_email', true));
CREATE POLICY note_of_author ON note
  USING (author_email = current_setting('app.user_email', true));

CREATE TABLE customer_health_score (
  id           UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id  UUID NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
  score        SMALLINT NOT NULL CHECK (score BETWEEN 0 AND 100),
  recorded_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX ix_chs_customer_id ON customer_health_score(customer_id);

CREATE TABLE health_rule (
  code         TEXT PRIMARY KEY,
  score_below  SMALLINT NOT NULL CHECK (score_below BETWEEN 1 AND 100),
  action       TEXT NOT NULL CHECK (action IN ('watch', 'call', 'escalate')),
  enabled      BOOLEAN NOT NULL DEFAULT true,
  note         TEXT
);

CREATE TABLE health_call (
  id         UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  score_id   UUID NOT NULL REFERENCES customer_health_score(id) ON DELETE CASCADE,
  caller     TEXT NOT NULL,
  called_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX ix_health_call_score_id ON health_call(score_id);
