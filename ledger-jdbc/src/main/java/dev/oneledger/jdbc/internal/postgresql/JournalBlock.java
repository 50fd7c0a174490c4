package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.jdbc.internal.DetailsText;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.EntryRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The block that ends a transaction: settings given back, entries written, duration told. */
final class JournalBlock {
  private static final String BODY =
      """
      DECLARE took bigint; path text;
      BEGIN
        PERFORM pg_catalog.set_config('search_path', 'pg_catalog', true);
        PERFORM pg_catalog.set_config('role',
          coalesce(nullif(pg_catalog.current_setting('oneledger.role', true), ''), 'none'), false);
        PERFORM pg_catalog.set_config('standard_conforming_strings',
          coalesce(nullif(pg_catalog.current_setting('oneledger.strings', true), ''), 'on'), false);
        took := pg_catalog.round(extract(epoch FROM
          pg_catalog.clock_timestamp() - pg_catalog.transaction_timestamp()) * 1000000);
        INSERT INTO %1$s (%2$s, duration_ms) VALUES
      %3$s;
        path := pg_catalog.current_setting('oneledger.search_path', true);
        IF path LIKE 'was %%' THEN
          PERFORM pg_catalog.set_config('search_path', pg_catalog.substr(path, 5), false);
        END IF;
        RAISE INFO '%%', took USING ERRCODE = 'OL000';
      END\
      """;

  private JournalBlock() {}

  static String sql(LedgerTables tables, EntryChain chain, boolean timed) {
    String rows =
        chain.entries().stream().map(entry -> row(entry, timed)).collect(Collectors.joining(",\n"));
    return SqlLiteral.block(BODY.formatted(tables.journal(), EntryRows.COLUMNS, rows));
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
