package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table at one moment.
 *
 * @param id its identity
 * @param ident its name with schema, quoted where needed
 * @param partitioned true if its rows are in other tables
 * @param columns its columns by number
 * @param keys each the columns that name a row, the primary key first
 */
record Shape(
    String id, String ident, boolean partitioned, List<Column> columns, List<List<Column>> keys) {

  /** The table of this identity; empty if there is none that holds rows. */
  static Optional<Shape> of(Catalog catalog, String id) {
    return catalog
        .byId(id)
        .filter(found -> found.kind().equals("relation"))
        .filter(found -> "rp".contains(found.require("relkind")))
        .map(found -> of(catalog, found));
  }

  private static Shape of(Catalog catalog, CatalogObject table) {
    List<Column> columns =
        catalog.objects().stream()
            .filter(o -> o.kind().equals("column") && o.id().startsWith(table.id() + "."))
            .map(Column::of)
            .sorted(Comparator.comparingInt(Column::number))
            .toList();
    return new Shape(
        table.id(),
        table.ident(),
        table.require("relkind").equals("p"),
        columns,
        Keys.of(catalog, table.ident(), columns));
  }

  /** The columns that name a row; empty if none do. */
  List<Column> key() {
    return keys.isEmpty() ? List.of() : keys.get(0);
  }

  /** The table in a statement that must leave tables that inherit from it alone. */
  String only() {
    return partitioned ? ident : "ONLY " + ident;
  }

  Optional<Column> column(int number) {
    return columns.stream().filter(column -> column.number() == number).findFirst();
  }

  Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
