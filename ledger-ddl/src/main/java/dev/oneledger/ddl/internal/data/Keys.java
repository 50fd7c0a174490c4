package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the columns that name a table's rows: of the primary key, else of a unique index. */
final class Keys {

  private Keys() {}

  static List<List<Column>> of(Catalog catalog, String table, List<Column> columns) {
    Stream<List<Column>> primary =
        of(catalog, "constraint", table)
            .filter(object -> object.require("contype").equals("p"))
            .map(object -> columns(object.require("def"), 0, columns));
    Stream<List<Column>> unique =
        of(catalog, "index", table).filter(Keys::names).map(object -> indexed(object, columns));
    return Stream.concat(primary, unique).filter(key -> !key.isEmpty()).toList();
  }

  private static Stream<CatalogObject> of(Catalog catalog, String kind, String table) {
    return catalog.objects().stream()
        .filter(object -> object.kind().equals(kind) && table.equals(object.get("rel")));
  }

  private static boolean names(CatalogObject index) {
    String definition = index.require("def");
    return index.is("valid")
        && definition.startsWith("CREATE UNIQUE INDEX ")
        && !definition.contains(" WHERE ");
  }

  private static List<Column> indexed(CatalogObject index, List<Column> columns) {
    String definition = index.require("def");
    List<Column> found = columns(definition, definition.indexOf(" USING "), columns);
    return found.stream().allMatch(Column::notNull) ? found : List.of();
  }

  /** The named columns; empty if one is missing, as where an expression is indexed. */
  private static List<Column> columns(String definition, int from, List<Column> columns) {
    List<Optional<Column>> found =
        Sql.names(definition, from).stream()
            .map(name -> columns.stream().filter(c -> c.name().equals(name)).findFirst())
            .toList();
    return found.stream().allMatch(Optional::isPresent)
        ? found.stream().map(Optional::orElseThrow).toList()
        : List.of();
  }
}
