package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.Step;

/** The block that begins a transaction: lock, format, head, settings. */
final class Guard {
  private static final String BODY =
      """
      DECLARE found_version integer; found_sequence bigint; found_hash text; path text; kept jsonb;
      BEGIN
        path := pg_catalog.current_setting('search_path');
        kept := %8$s;
        PERFORM pg_catalog.set_config('search_path', 'pg_catalog', true);
        IF NOT pg_catalog.pg_try_advisory_xact_lock(%1$s) THEN
          RAISE EXCEPTION 'lock busy' USING ERRCODE = 'OL001';
        END IF;
        IF pg_catalog.to_regclass(%2$s) IS NULL THEN
          RAISE EXCEPTION 'no tables' USING ERRCODE = 'OL003';
        END IF;
        SELECT version INTO found_version FROM %3$s;
        IF found_version IS DISTINCT FROM %4$s THEN
          RAISE EXCEPTION 'format' USING ERRCODE = 'OL004';
        END IF;
      %5$s\
        PERFORM pg_catalog.set_config('lock_timeout', '%6$s', true);
        PERFORM pg_catalog.set_config('oneledger.session', kept::text, true);
        PERFORM pg_catalog.set_config('standard_conforming_strings', 'on', true);
        PERFORM pg_catalog.set_config('search_path', %7$s, true);
      END\
      """;

  private static final String HEAD =
      """
        SELECT sequence, hash INTO found_sequence, found_hash FROM %1$s
          WHERE app = %2$s AND journal = %3$s ORDER BY sequence DESC LIMIT 1;
        IF coalesce(found_sequence, 0) <> %4$s OR coalesce(found_hash, '') <> %5$s THEN
          RAISE EXCEPTION 'head moved' USING ERRCODE = 'OL002';
        END IF;
      """;

  private Guard() {}

  /** The part of a block that checks the journal's head, with two variables of the block. */
  static String head(LedgerTables tables, EntryChain chain) {
    return HEAD.formatted(
        tables.journal(),
        SqlLiteral.text(chain.key().app()),
        SqlLiteral.text(chain.key().journal()),
        chain.expectedSequence(),
        SqlLiteral.text(chain.expectedHash()));
  }

  static String sql(LedgerTables tables, TargetOptions options, Step step, EntryChain chain) {
    SchemaName schema = options.schema();
    return SqlLiteral.block(
        BODY.formatted(
            LockKey.of(chain.key()).value(),
            SqlLiteral.text(tables.format()),
            tables.format(),
            tables.version(),
            head(tables, chain),
            options.lockTimeout().toMillis(),
            schema == null ? "path" : SqlLiteral.text(schema.quoted()),
            SessionSettings.keep(step)));
  }
}
