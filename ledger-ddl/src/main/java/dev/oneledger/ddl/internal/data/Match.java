package dev.oneledger.ddl.internal.data;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a table's row by the key that a snapshot kept. */
final class Match {

  private Match() {}

  /**
   * A condition that holds where the table has the row.
   *
   * @param kept which image's key
   * @param table the table as it is where the condition is asked
   */
  static String on(
      List<Column> key, Function<Column, String> kept, Shape table, String row, String snapshot) {
    return key.stream()
        .map(
            column -> {
              Column now = table.column(column.number()).orElseThrow();
              return same(now, row + "." + now.name(), column, snapshot + "." + kept.apply(column));
            })
        .collect(Collectors.joining(" AND "));
  }

  /**
   * A condition that holds where a value equals a kept one: in the wider of their types, since a
   * kept value may have no form in the other.
   */
  static String same(Column column, String value, Column kept, String keptValue) {
    return Conversions.widens(column.type(), kept.type()) && !column.type().equals(kept.type())
        ? "%s = %s".formatted(kept.sought(value), keptValue)
        : "%s = %s".formatted(value, column.sought(keptValue));
  }
}
