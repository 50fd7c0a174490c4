package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;

/** Which columns have another type after the migration, or one of the same name made anew. */
record ConvertedColumns(Catalog before, Catalog after) {

  /** As they were before it. */
  List<Column> of(TableHistory history) {
    return history.first().columns().stream()
        .filter(column -> !column.generated())
        .filter(
            column ->
                history
                    .last()
                    .flatMap(now -> now.column(column.number()))
                    .filter(now -> differ(column, now))
                    .isPresent())
        .toList();
  }

  private boolean differ(Column was, Column is) {
    Optional<CatalogObject> old = type(before, was);
    Optional<CatalogObject> now = type(after, is);
    if (old.isEmpty() || now.isEmpty()) {
      return !was.type().equals(is.type());
    }
    boolean same = old.get().id().equals(now.get().id());
    return !same || !labels(old.get()).equals(labels(now.get()));
  }

  private static Optional<CatalogObject> type(Catalog catalog, Column column) {
    return catalog.byName("type", column.type().replace("[]", ""));
  }

  private static Optional<String> labels(CatalogObject type) {
    return Optional.ofNullable(type.get("labels"));
  }
}
