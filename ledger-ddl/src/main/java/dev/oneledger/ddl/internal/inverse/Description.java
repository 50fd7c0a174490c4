package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;

/** The owner, privileges and comment of every kind of object. */
final class Description {

  private Description() {}

  /** What a new object needs beyond its creation. */
  static void created(CatalogObject object, DdlWriter out) {}

  /** What differs in owner, acl and comment. */
  static void changed(Change change, DdlWriter out) {}
}
