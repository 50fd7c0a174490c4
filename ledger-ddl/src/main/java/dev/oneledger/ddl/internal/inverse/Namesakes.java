package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a drop from hitting what has the name on the far side. */
final class Namesakes {

  private static final List<String> CLASSES = List.of("relation", "index", "sequence");

  private Namesakes() {}

  /** SQL that holds only while the name is still that of the object to drop; null if no other has it. */
  static @Nullable String condition(CatalogObject gone, DdlWriter out) {
    CatalogObject other = namesake(gone, out).orElse(null);
    if (other == null) {
      return null;
    }
    CatalogObject before = out.before(other).orElse(null);
    if (before != null && !before.ident().equals(gone.ident())) {
      return Conditions.exists(before);
    }
    if (gone.kind().equals("relation")) {
      return Relations.columnTextNow(gone.ident())
          + " = "
          + Names.literal(Relations.columnText(out.from(), gone))
          + " AND "
          + Conditions.relation(gone.ident(), gone.require("relkind"));
    }
    return Conditions.exists(gone);
  }

  private static Optional<CatalogObject> namesake(CatalogObject gone, DdlWriter out) {
    if (!CLASSES.contains(gone.kind())) {
      return out.to().byName(gone.kind(), gone.ident());
    }
    return CLASSES.stream()
        .flatMap(kind -> out.to().byName(kind, gone.ident()).stream())
        .findFirst();
  }
}
