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
              String value = now.sought(snapshot + "." + kept.apply(column));
              return "%s.%s = %s".formatted(row, now.name(), value);
            })
        .collect(Collectors.joining(" AND "));
  }
}
