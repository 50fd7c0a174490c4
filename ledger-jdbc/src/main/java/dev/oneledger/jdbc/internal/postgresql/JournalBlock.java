package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.spi.Step;

/**
 * The block that ends a transaction: it makes sure that it is the guard's, gives settings back,
 * writes the entries, and tells the duration.
 */
final class JournalBlock {
  private static final String BODY =
      """
      DECLARE took bigint; kept jsonb; changed text;
      BEGIN
        PERFORM pg_catalog.set_config('search_path', 'pg_catalog', true);
        IF NOT %1$s THEN
          RAISE EXCEPTION 'the transaction was ended by the script' USING ERRCODE = 'OL005';
        END IF;
        kept := nullif(pg_catalog.current_setting('oneledger.session', true), '')::jsonb;
        IF kept IS NULL THEN
          RAISE EXCEPTION 'the script reset all settings' USING ERRCODE = 'OL006';
        END IF;
      %2$s\
        took := pg_catalog.round(extract(epoch FROM
          pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000000);
      %3$s\
      %4$s\
        RAISE INFO '%%', took USING ERRCODE = 'OL000';
      END\
      """;

  private JournalBlock() {}

  static String sql(LedgerTables tables, Step step, EntryChain chain) {
    return SqlLiteral.block(
        BODY.formatted(
            LockCheck.sql(LockKey.of(chain.key())),
            SessionSettings.giveBack(step),
            EntryInsert.sql(tables, chain, step.migration() != null),
            SessionSettings.giveBackPath(step)));
  }
}
