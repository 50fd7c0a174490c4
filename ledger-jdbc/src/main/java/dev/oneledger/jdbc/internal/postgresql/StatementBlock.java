package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.tables.LedgerTables;

/**
 * The block that writes entries in a session that holds the journal's lock: it makes sure that it
 * does, and that the journal is as expected, and writes as the user the session began with.
 */
final class StatementBlock {
  private static final String MARK = "oneledger.statement";

  private static final String BODY =
      """
      DECLARE took bigint; kept jsonb := %1$s; found_sequence bigint; found_hash text;
      BEGIN
        PERFORM pg_catalog.set_config('search_path', 'pg_catalog', true);
        IF NOT %2$s THEN
          RAISE EXCEPTION 'the lock is gone' USING ERRCODE = 'OL007';
        END IF;
      %3$s\
        took := pg_catalog.round(extract(epoch FROM
          pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000000);
      %4$s\
      %5$s\
      %6$s\
      END\
      """;

  private static final String SAME_TRANSACTION =
      """
        IF pg_catalog.current_setting('%s', true) IS DISTINCT FROM '%s' THEN
          RAISE EXCEPTION 'the transaction was ended by the script' USING ERRCODE = 'OL005';
        END IF;
      """;

  private StatementBlock() {}

  /** A statement that marks the transaction, for {@link #sql} to know it again. */
  static String mark(EntryChain chain) {
    return "SET LOCAL %s = '%s'".formatted(MARK, chain.expectedSequence());
  }

  /**
   * @param marked whether the transaction was marked, since a statement of the step ran in it
   */
  static String sql(LedgerTables tables, WorkSettings settings, EntryChain chain, boolean marked) {
    return SqlLiteral.block(
        BODY.formatted(
            SqlLiteral.text(settings.user()),
            LockCheck.sql(LockKey.of(chain.key())),
            marked ? SAME_TRANSACTION.formatted(MARK, chain.expectedSequence()) : "",
            SessionSettings.userBack(true),
            Guard.head(tables, chain),
            EntryInsert.sql(tables, chain, marked)));
  }
}
