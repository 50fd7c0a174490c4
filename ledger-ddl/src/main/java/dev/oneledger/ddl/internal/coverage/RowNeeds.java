package dev.oneledger.ddl.internal.coverage;

import dev.oneledger.ddl.internal.inverse.CatalogDiff;
import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables whose rows are destroyed or written anew by a change of the catalog: dropped ones,
 * those that lose a column or get another type for one, and those that get a column which is not
 * empty.
 *
 * @param tables by their names before
 */
record RowNeeds(Set<String> tables) {

  static RowNeeds of(CatalogDiff diff) {
    Set<String> tables = new TreeSet<>();
    for (CatalogObject object : diff.dropped()) {
      if (isTable(object)) {
        tables.add(object.ident());
      } else if (object.kind().equals("column")) {
        table(diff, object).ifPresent(tables::add);
      }
    }
    for (Change change : diff.changed()) {
      if (change.before().kind().equals("column")
          && !Objects.equals(change.before().get("type"), change.after().get("type"))) {
        table(diff, change.before()).ifPresent(tables::add);
      }
    }
    for (CatalogObject object : diff.created()) {
      if (object.kind().equals("column") && isFilled(object)) {
        tableAfter(diff, object).ifPresent(tables::add);
      }
    }
    return new RowNeeds(tables);
  }

  private static Optional<String> table(CatalogDiff diff, CatalogObject column) {
    return diff.from()
        .byName("relation", column.require("rel"))
        .filter(RowNeeds::isTable)
        .map(CatalogObject::ident);
  }

  /** The old name of a table that was there before. */
  private static Optional<String> tableAfter(CatalogDiff diff, CatalogObject column) {
    return diff.to()
        .byName("relation", column.require("rel"))
        .flatMap(relation -> diff.from().byId(relation.id()))
        .filter(RowNeeds::isTable)
        .map(CatalogObject::ident);
  }

  private static boolean isFilled(CatalogObject column) {
    return column.get("default") != null
        || column.get("genexpr") != null
        || column.is("notnull")
        || !column.require("identity").isEmpty();
  }

  private static boolean isTable(CatalogObject object) {
    String kind = object.get("relkind");
    return object.kind().equals("relation") && ("r".equals(kind) || "p".equals(kind));
  }
}
