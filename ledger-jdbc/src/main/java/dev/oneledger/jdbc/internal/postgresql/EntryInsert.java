package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.jdbc.internal.DetailsText;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.EntryRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of a block that writes entries, with literals of our own. */
final class EntryInsert {
  private EntryInsert() {}

  /**
   * @param timed whether the variable {@code took} has the microseconds that the entries are about
   */
  static String sql(LedgerTables tables, EntryChain chain, boolean timed) {
    String rows =
        chain.entries().stream().map(entry -> row(entry, timed)).collect(Collectors.joining(",\n"));
    return "  INSERT INTO %s (%s, duration_ms) VALUES\n%s;\n"
        .formatted(tables.journal(), EntryRows.COLUMNS, rows);
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
