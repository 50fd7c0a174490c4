package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The row a SELECT stands on, by column name in any letter case. A column that the table lacks
 * reads as null. Internal: may change in any release.
 */
public final class Fields {
  private static final List<String> YES = List.of("true", "t", "yes", "y", "1");
  private static final List<String> NO = List.of("false", "f", "no", "n", "0");

  private final ProductConnection product;
  private final FoundTable table;
  private final List<String> selected;
  private final ResultSet rows;

  Fields(ProductConnection product, FoundTable table, List<String> selected, ResultSet rows) {
    this.product = product;
    this.table = table;
    this.selected = selected;
    this.rows = rows;
  }

  /** What was read from. */
  public FoundTable table() {
    return table;
  }

  /** The value as text. */
  public @Nullable String text(String column) throws SQLException {
    int position = position(column);
    return position == 0 ? null : rows.getString(position);
  }

  /** The value as text; empty for none. */
  public String textOrEmpty(String column) throws SQLException {
    String text = text(column);
    return text == null ? "" : text;
  }

  /** The value of a whole-number column. */
  public @Nullable Integer integer(String column) throws SQLException {
    int position = position(column);
    if (position == 0) {
      return null;
    }
    int value = rows.getInt(position);
    return rows.wasNull() ? null : value;
  }

  /** The value of a whole-number column that may be larger. */
  public @Nullable Long number(String column) throws SQLException {
    int position = position(column);
    if (position == 0) {
      return null;
    }
    long value = rows.getLong(position);
    return rows.wasNull() ? null : value;
  }

  /** The value of a column of bytes. */
  public byte @Nullable [] bytes(String column) throws SQLException {
    int position = position(column);
    return position == 0 ? null : rows.getBytes(position);
  }

  /**
   * The value of a column that says yes or no, whatever the database has for it: a boolean, a
   * number that is 0 or not, or one of the texts {@code true t yes y 1} and {@code false f no n 0},
   * in any letter case.
   *
   * @throws LedgerException if it is another text
   */
  public @Nullable Boolean truth(String column) throws SQLException {
    int position = position(column);
    Object value = position == 0 ? null : rows.getObject(position);
    if (value == null) {
      return null;
    }
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof Number number) {
      return number.doubleValue() != 0;
    }
    return said(column, value.toString());
  }

  private boolean said(String column, String value) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      return YES.contains(word);
    }
    throw new LedgerException(
        "Column %s of %s says '%s', which is neither yes nor no.\n  expected: one of %s, or one of %s\nSay what the tool's words mean: HistoryTable.state(column, mapping)."
            .formatted(column, table, value, String.join(" ", YES), String.join(" ", NO)));
  }

  /** The moment a value names; null for one without a time zone. */
  public @Nullable OffsetDateTime moment(String column) throws SQLException {
    int position = position(column);
    return position == 0
        ? null
        : product.moment(rows, position, table.column(column).orElseThrow());
  }

  /** The value of a timestamp column without a time zone, or of a text of that form. */
  public @Nullable LocalDateTime localTime(String column) throws SQLException {
    int position = position(column);
    return position == 0 ? null : product.localTime(rows, position);
  }

  private int position(String column) {
    for (int index = 0; index < selected.size(); index++) {
      if (selected.get(index).equalsIgnoreCase(column)) {
        return index + 1;
      }
    }
    return 0;
  }
}
