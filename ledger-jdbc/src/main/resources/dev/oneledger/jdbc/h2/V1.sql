-- Format 1 of the ledger's tables. ${journal}, ${text}, ${format} and ${lock} stand for their names.
-- Rows are only ever inserted: journals are append-only, texts are kept under their hash.

CREATE TABLE IF NOT EXISTS ${format} (
  "singleton" INTEGER NOT NULL PRIMARY KEY CHECK ("singleton" = 1),
  "version" INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS ${journal} (
  "app" CHARACTER VARYING NOT NULL,
  "journal" CHARACTER VARYING NOT NULL,
  "sequence" BIGINT NOT NULL CHECK ("sequence" > 0),
  "kind" CHARACTER VARYING NOT NULL,
  "at" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  "who" CHARACTER LARGE OBJECT NOT NULL,
  "host" CHARACTER LARGE OBJECT NOT NULL,
  "version" CHARACTER LARGE OBJECT NOT NULL,
  "migration" CHARACTER LARGE OBJECT,
  "text_hash" CHARACTER VARYING,
  "token_hash" CHARACTER VARYING,
  "details" CHARACTER LARGE OBJECT NOT NULL COMMENT 'name=value lines, with backslash escapes',
  "previous" CHARACTER VARYING NOT NULL,
  "state" CHARACTER VARYING NOT NULL,
  "hash" CHARACTER VARYING NOT NULL,
  "duration_ms" BIGINT COMMENT 'by the server''s clock; an annotation, not part of the hash',
  PRIMARY KEY ("app", "journal", "sequence")
);

CREATE TABLE IF NOT EXISTS ${text} (
  "hash" CHARACTER VARYING NOT NULL PRIMARY KEY,
  "content" CHARACTER LARGE OBJECT NOT NULL
);

-- A row is locked by who changes it and does not commit; what is committed says nothing.
CREATE TABLE IF NOT EXISTS ${lock} (
  "app" CHARACTER VARYING NOT NULL,
  "journal" CHARACTER VARYING NOT NULL,
  "holder" CHARACTER VARYING,
  PRIMARY KEY ("app", "journal")
);
