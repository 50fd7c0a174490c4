package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.FoundTable;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;

/**
 * The column that tells which history a row belongs to, where several share a table.
 *
 * @param column the column
 * @param word what the tool calls such a history
 */
record Scope(String column, String word) {

  /**
   * The one history to read: the one that was asked for, else the only one there is; empty if there
   * are no rows.
   *
   * @throws LedgerException if the one asked for is not there, or none was and there are several
   */
  String chosen(Lookup lookup) throws SQLException {
    FoundTable table = lookup.table();
    List<String> there =
        List.copyOf(
            new TreeSet<>(
                lookup
                    .session()
                    .select(
                        table, List.of(column), List.of(), fields -> fields.textOrEmpty(column))));
    String asked = lookup.options().only();
    if (asked != null && !there.isEmpty() && !there.contains(asked)) {
      throw new LedgerException(
          "%s has no %s '%s': found %s. Name one of these with only(\"%s\")."
              .formatted(table, word, asked, String.join(", ", there), word));
    }
    if (asked == null && there.size() > 1) {
      throw new LedgerException(
          "%s holds the histories of several %ss: %s. Say which one is meant with only(\"%s\")."
              .formatted(table, word, String.join(", ", there), there.get(0)));
    }
    return asked != null ? asked : there.isEmpty() ? "" : there.get(0);
  }
}
