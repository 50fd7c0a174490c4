package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import java.util.Optional;

/** A kind with changes that no ALTER makes while things depend on the object, or at all. */
interface Rebuilding {

  /** What has to be dropped and made anew for this change; empty where an alteration will do. */
  Optional<Rebuild> rebuild(Change change, DdlWriter out);

  /**
   * What is dropped and made anew.
   *
   * @param condition SQL that holds while the change is still to be made, under the names of the
   *     near side, evaluated with {@code search_path = pg_catalog}
   * @param itself true for the object and all that depends on it; false for those dependents only
   *     that the server does not carry along when a column's type changes
   */
  record Rebuild(String condition, boolean itself) {}
}
