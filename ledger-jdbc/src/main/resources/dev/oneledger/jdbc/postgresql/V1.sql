-- Format 1 of the ledger's tables. ${schema} stands for the quoted schema.
-- Rows are only ever inserted: journals are append-only, texts are kept under their hash.

CREATE TABLE ${schema}.ledger_format (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  version integer NOT NULL
);

CREATE TABLE ${schema}.journal (
  app text COLLATE "C" NOT NULL,
  journal text COLLATE "C" NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  kind text NOT NULL,
  at timestamptz(6) NOT NULL,
  who text NOT NULL,
  host text NOT NULL,
  version text NOT NULL,
  migration text,
  text_hash text,
  token_hash text,
  details text NOT NULL,
  previous text NOT NULL,
  state text NOT NULL,
  hash text NOT NULL,
  duration_ms bigint,
  PRIMARY KEY (app, journal, sequence)
);

COMMENT ON COLUMN ${schema}.journal.details IS 'name=value lines, with backslash escapes';
COMMENT ON COLUMN ${schema}.journal.duration_ms IS 'by the server''s clock; an annotation, not part of the hash';

CREATE TABLE ${schema}.text (
  hash text COLLATE "C" PRIMARY KEY,
  content text NOT NULL
);
