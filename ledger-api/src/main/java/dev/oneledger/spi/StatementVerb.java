package dev.oneledger.spi;

/** What a statement does, by its first words. */
public enum StatementVerb {
  CREATE,
  ALTER,
  DROP,
  RENAME,
  TRUNCATE,
  COMMENT,
  GRANT,
  REVOKE,
  INSERT,
  REPLACE,
  UPDATE,
  DELETE,
  MERGE,
  SELECT,
  WITH,
  VALUES,
  TABLE,
  COPY,
  SET,
  RESET,
  SHOW,
  EXPLAIN,
  FETCH,
  CALL,
  DO,
  PREPARE,
  EXECUTE,
  LOCK,
  REFRESH,
  REINDEX,
  VACUUM,
  ANALYZE,
  CLUSTER,
  DISCARD,
  /** Begins, ends or divides a transaction: BEGIN, COMMIT, SAVEPOINT and their like. */
  TRANSACTION,
  /** A backslash line, which psql reads and the server never sees. */
  PSQL_COMMAND,
  /** A form that is not known here; nothing may be concluded about it. */
  OPAQUE
}
