package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.spi.HistoryRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several rows of a history table mean together. Internal: may change in any release.
 *
 * @param column the column that rows are ordered by; empty to order by id, then key
 * @param latestWins whether the last row of a key is the one that counts; else a key has one row
 */
public record RowOrder(List<String> column, boolean latestWins) {

  /** One row per key, ordered by id. */
  public static final RowOrder BY_ID = new RowOrder(List.of(), false);

  private static final Comparator<HistoryRow> BY_ID_THEN_KEY =
      Comparator.comparing(
              HistoryRow::id, Comparator.nullsLast(Comparator.<MigrationId>naturalOrder()))
          .thenComparing(HistoryRow::key);

  /** One row per key, in order. */
  public List<HistoryRow> arrange(FoundTable table, List<HistoryRow> rows) {
    Map<String, HistoryRow> byKey = new LinkedHashMap<>();
    for (HistoryRow row : rows) {
      HistoryRow earlier = byKey.remove(row.key());
      if (earlier != null && !latestWins) {
        throw new LedgerException(
            "Table %s has several rows with the key '%s': expected one row per key. If the latest counts, say so with latestWinsBy(column)."
                .formatted(table, row.key()));
      }
      byKey.put(row.key(), row);
    }
    List<HistoryRow> arranged = new ArrayList<>(byKey.values());
    if (column.isEmpty()) {
      arranged.sort(BY_ID_THEN_KEY);
    }
    return arranged;
  }
}
