package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.spi.HistoryRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several rows of a history table mean together. Internal: may change in any release.
 *
 * @param column the columns that rows are ordered by; empty to order by id, then key
 * @param rule what counts where a key has several rows
 */
public record RowOrder(List<String> column, Rule rule) {

  /** What several rows of one key mean. */
  public enum Rule {
    /** There are none. */
    ONE,
    /** The last one counts. */
    LATEST,
    /** All count. */
    EVERY
  }

  /** One row per key, ordered by id. */
  public static final RowOrder BY_ID = new RowOrder(List.of(), Rule.ONE);

  private static final Comparator<HistoryRow> BY_ID_THEN_KEY =
      Comparator.comparing(
              HistoryRow::id, Comparator.nullsLast(Comparator.<MigrationId>naturalOrder()))
          .thenComparing(HistoryRow::key);

  /** One row per key, in the order of columns. */
  public static RowOrder by(String... columns) {
    return new RowOrder(List.of(columns), Rule.ONE);
  }

  /** A log in the order of columns, in which the last row of a key counts. */
  public static RowOrder latestBy(String... columns) {
    return new RowOrder(List.of(columns), Rule.LATEST);
  }

  /** All rows in the order of columns. */
  public static RowOrder everyBy(String... columns) {
    return new RowOrder(List.of(columns), Rule.EVERY);
  }

  /** Of rows that are in the order of application, the last one of each key. */
  public static List<HistoryRow> latest(List<HistoryRow> rows) {
    Map<String, HistoryRow> byKey = new LinkedHashMap<>();
    for (HistoryRow row : rows) {
      byKey.remove(row.key());
      byKey.put(row.key(), row);
    }
    return List.copyOf(byKey.values());
  }

  /**
   * The rows that count, in order.
   *
   * @throws LedgerException if a key has several rows where it should have one
   */
  public List<HistoryRow> arrange(FoundTable table, List<HistoryRow> rows) {
    if (rule == Rule.ONE) {
      requireOneEach(table, rows);
    }
    List<HistoryRow> arranged = new ArrayList<>(rule == Rule.LATEST ? latest(rows) : rows);
    if (column.isEmpty()) {
      arranged.sort(BY_ID_THEN_KEY);
    }
    return arranged;
  }

  private static void requireOneEach(FoundTable table, List<HistoryRow> rows) {
    Set<String> seen = new HashSet<>();
    for (HistoryRow row : rows) {
      if (!seen.add(row.key())) {
        throw new LedgerException(
            "Table %s has several rows with the key '%s': expected one row per key. If the latest counts, say so with latestWinsBy(column)."
                .formatted(table, row.key()));
      }
    }
  }
}
