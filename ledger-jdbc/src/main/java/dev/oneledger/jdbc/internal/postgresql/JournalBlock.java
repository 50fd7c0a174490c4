package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.jdbc.internal.DetailsText;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        PERFORM FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted
          AND pid = pg_catalog.pg_backend_pid()
          AND classid::bigint = %1$d AND objid::bigint = %2$d;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'the transaction was ended by the script' USING ERRCODE = 'OL005';
        END IF;
        kept := nullif(pg_catalog.current_setting('oneledger.session', true), '')::jsonb;
        IF kept IS NULL THEN
          RAISE EXCEPTION 'the script reset all settings' USING ERRCODE = 'OL006';
        END IF;
      %3$s\
        took := pg_catalog.round(extract(epoch FROM
          pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000000);
        INSERT INTO %4$s (%5$s, duration_ms) VALUES
      %6$s;
      %7$s\
        RAISE INFO '%%', took USING ERRCODE = 'OL000';
      END\
      """;

  private JournalBlock() {}

  static String sql(LedgerTables tables, Step step, EntryChain chain) {
    boolean timed = step.migration() != null;
    String rows =
        chain.entries().stream().map(entry -> row(entry, timed)).collect(Collectors.joining(",\n"));
    LockKey lock = LockKey.of(chain.key());
    return SqlLiteral.block(
        BODY.formatted(
            lock.high(),
            lock.low(),
            SessionSettings.giveBack(step),
            tables.journal(),
            tables.sql().columns(),
            rows,
            SessionSettings.giveBackPath(step)));
  }

  private static String row(JournalEntry entry, boolean timed) {
    JournalEntry.Stamp stamp = entry.stamp();
    JournalEntry.Subject subject = entry.subject();
    List<String> values = new ArrayList<>();
    add(values, entry.key().app(), entry.key().journal());
    values.add(Long.toString(entry.sequence()));
    add(values, entry.kind().label());
    values.add(SqlLiteral.time(stamp.at()));
    add(values, stamp.who(), stamp.host(), stamp.version());
    if (subject == null) {
      add(values, null, null, null);
    } else {
      add(values, subject.migration(), subject.textHash(), subject.tokenHash());
    }
    add(values, DetailsText.encode(entry.details()), entry.chain().previous());
    add(values, entry.chain().state(), entry.chain().hash());
    values.add(timed ? "took / 1000" : "NULL");
    return "    (" + String.join(", ", values) + ")";
  }

  private static void add(List<String> to, @Nullable Object... values) {
    for (Object value : values) {
      to.add(SqlLiteral.text(value));
    }
  }
}
