-- Format 1 of the ledger's tables. ${journal}, ${text} and ${format} stand for their names.
-- Rows are only ever inserted: journals are append-only, texts are kept under their hash.
-- Names compare byte by byte, trailing blanks too. The time is text (ISO 8601, UTC, six digits of the second), since no
-- type of MariaDB's holds years before 0 and after 9999.

CREATE TABLE IF NOT EXISTS ${format} (
  singleton TINYINT NOT NULL PRIMARY KEY DEFAULT 1 CHECK (singleton = 1),
  version INTEGER NOT NULL
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS ${journal} (
  app VARCHAR(255) NOT NULL,
  journal VARCHAR(255) NOT NULL,
  sequence BIGINT NOT NULL CHECK (sequence > 0),
  kind VARCHAR(64) NOT NULL,
  at VARCHAR(64) NOT NULL,
  who LONGTEXT NOT NULL,
  host LONGTEXT NOT NULL,
  version LONGTEXT NOT NULL,
  migration LONGTEXT,
  text_hash VARCHAR(255),
  token_hash VARCHAR(255),
  details LONGTEXT NOT NULL COMMENT 'name=value lines, with backslash escapes',
  previous VARCHAR(255) NOT NULL,
  state VARCHAR(255) NOT NULL,
  hash VARCHAR(255) NOT NULL,
  duration_ms BIGINT COMMENT 'by the server''s clock; an annotation, not part of the hash',
  PRIMARY KEY (app, journal, sequence)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ${text} (
  hash VARCHAR(255) NOT NULL PRIMARY KEY,
  content LONGTEXT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
