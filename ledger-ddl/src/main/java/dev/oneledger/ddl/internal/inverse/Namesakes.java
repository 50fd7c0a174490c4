package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a drop from hitting what has the name on the far side. */
final class Namesakes {

  private static final List<String> CLASSES = List.of("relation", "index", "sequence");

  private Namesakes() {}

  /**
   * SQL that holds only while the name is still that of the object to drop; null if no other has
   * it.
   */
  static @Nullable String condition(CatalogObject gone, DdlWriter out) {
    CatalogObject other = namesake(gone, out).orElse(null);
    if (other == null) {
      return null;
    }
    String onlyNear = nameLeft(other, out);
    if (onlyNear != null) {
      return onlyNear;
    }
    String columns = columns(gone, out);
    if (columns != null) {
      return columns;
    }
    if (gone.kind().equals("sequence")) {
      return Conditions.freeSequence(gone.ident());
    }
    return Conditions.exists(gone);
  }

  /** The condition that a name is there which only the near side has; null if all names stay. */
  private static @Nullable String nameLeft(CatalogObject other, DdlWriter out) {
    Set<String> seen = new HashSet<>();
    CatalogObject next = other;
    while (seen.add(next.id())) {
      CatalogObject before = out.before(next).orElse(null);
      if (before == null || before.ident().equals(next.ident())) {
        return null;
      }
      CatalogObject heir = namesake(before, out).orElse(null);
      if (heir == null) {
        return Conditions.exists(before);
      }
      next = heir;
    }
    return null;
  }

  /** The condition that the columns are those of the near side; null if it cannot tell. */
  private static @Nullable String columns(CatalogObject gone, DdlWriter out) {
    CatalogObject relation =
        gone.kind().equals("relation")
            ? gone
            : Optional.ofNullable(gone.get("rel"))
                .flatMap(rel -> out.from().byName("relation", rel))
                .orElse(null);
    return relation == null ? null : NearColumns.condition(relation, out);
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
