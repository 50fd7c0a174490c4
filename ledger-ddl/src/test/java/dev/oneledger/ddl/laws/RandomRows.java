package dev.oneledger.ddl.laws;

import dev.oneledger.ddl.laws.Present.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Statements about rows. */
record RandomRows(Chance chance, Present present) {

  /** One of them; empty where there is no table with columns. */
  String statement() {
    List<Item> tables =
        present.all("table").stream().filter(t -> !present.of("column", t).isEmpty()).toList();
    if (tables.isEmpty()) {
      return "";
    }
    Item table = chance.one(tables);
    return switch (chance.number(10)) {
      case 0, 1, 2, 3 -> insert(table);
      case 4, 5, 6, 7 -> update(table);
      case 8 -> "TRUNCATE " + table.name() + (chance.percent(50) ? " CASCADE" : "");
      default -> "DELETE FROM %s%s".formatted(table.name(), where(table));
    };
  }

  /** Rows for a table. */
  String insert(Item table) {
    List<Item> columns = present.of("column", table);
    List<Item> given =
        columns.stream().filter(c -> c.name().equals("id") || chance.percent(80)).toList();
    if (given.isEmpty()) {
      return "";
    }
    List<String> rows = new ArrayList<>();
    int start = chance.number(40);
    for (int row = 0; row <= chance.number(4); row++) {
      int id = start + row;
      rows.add(
          given.stream()
              .map(c -> c.name().equals("id") ? String.valueOf(id) : chance.value(c.type()))
              .collect(Collectors.joining(", ", "(", ")")));
    }
    return "INSERT INTO %s (%s) VALUES %s%s"
        .formatted(
            table.name(),
            given.stream().map(Item::name).collect(Collectors.joining(", ")),
            String.join(", ", rows),
            chance.percent(20) ? " ON CONFLICT DO NOTHING" : "");
  }

  private String update(Item table) {
    Item column = chance.one(present.of("column", table));
    String changed =
        switch (column.type()) {
          case "integer", "bigint", "smallint" -> column.name() + " + " + (1 + chance.number(3));
          case "text" -> column.name() + " || '+'";
          default -> chance.value(column.type());
        };
    return "UPDATE %s SET %s = %s%s"
        .formatted(
            table.name(),
            column.name(),
            chance.percent(60) ? changed : chance.value(column.type()),
            where(table));
  }

  private String where(Item table) {
    Item column = chance.one(present.of("column", table));
    return switch (chance.number(4)) {
      case 0 -> "";
      case 1 -> " WHERE %s IS NULL".formatted(column.name());
      case 2 -> " WHERE %s IS NOT NULL".formatted(column.name());
      default -> " WHERE %s::text > '%d'".formatted(column.name(), chance.number(9));
    };
  }
}
