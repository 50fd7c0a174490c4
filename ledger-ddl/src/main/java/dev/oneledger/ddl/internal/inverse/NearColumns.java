package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import org.jspecify.annotations.Nullable;

/** Tells the two sides apart by the columns that a relation has under its near name. */
final class NearColumns {

  private NearColumns() {}

  /**
   * SQL that holds on the near side and not on the far one; null if the columns are the same there.
   */
  static @Nullable String condition(CatalogObject relation, DdlWriter out) {
    String near = Relations.columnText(out.from(), relation);
    boolean same =
        out.to()
            .byName("relation", relation.ident())
            .filter(other -> other.require("relkind").equals(relation.require("relkind")))
            .map(other -> Relations.columnText(out.to(), other))
            .filter(near::equals)
            .isPresent();
    return same
        ? null
        : Relations.columnTextNow(relation.ident())
            + " = "
            + Names.literal(near)
            + " AND "
            + Conditions.relation(relation.ident(), relation.require("relkind"));
  }
}
