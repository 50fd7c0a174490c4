package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two catalogs. Internal: may change in any release.
 *
 * @param from the one
 * @param to the other
 * @param created what is only in the other
 * @param dropped what is only in the one
 * @param changed what is in both, and not the same
 */
public record CatalogDiff(
    Catalog from,
    Catalog to,
    List<CatalogObject> created,
    List<CatalogObject> dropped,
    List<Change> changed) {

  /** Copies the lists. */
  public CatalogDiff {
    created = List.copyOf(created);
    dropped = List.copyOf(dropped);
    changed = List.copyOf(changed);
  }

  /** One object in both catalogs, altered, renamed or both. */
  public record Change(CatalogObject before, CatalogObject after) {

    /** True if the name is another. */
    public boolean renamed() {
      return !before.ident().equals(after.ident());
    }
  }

  /** Compares two catalogs. */
  public static CatalogDiff between(Catalog from, Catalog to, Matching matching) {
    List<CatalogObject> created = new ArrayList<>();
    List<CatalogObject> dropped = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    for (CatalogObject before : from.objects()) {
      Optional<CatalogObject> after = counterpart(before, to, matching);
      if (after.isEmpty()) {
        dropped.add(before);
      } else if (!before.line().equals(after.get().line())) {
        changed.add(new Change(before, after.get()));
      }
    }
    for (CatalogObject after : to.objects()) {
      if (counterpart(after, from, matching).isEmpty()) {
        created.add(after);
      }
    }
    return new CatalogDiff(from, to, created, dropped, changed);
  }

  /** True if nothing differs. */
  public boolean isEmpty() {
    return created.isEmpty() && dropped.isEmpty() && changed.isEmpty();
  }

  private static Optional<CatalogObject> counterpart(
      CatalogObject object, Catalog other, Matching matching) {
    return matching == Matching.BY_IDENTITY
        ? other.byId(object.id()).filter(found -> found.kind().equals(object.kind()))
        : other.byName(object.kind(), object.ident());
  }
}
