package dev.oneledger.ddl.internal.proof;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in a database: every object of the catalog, the rows of every table, the position of
 * every sequence, each with its properties.
 */
record ScratchState(SortedMap<ObjectKey, SortedMap<String, String>> objects) {

  ScratchState {
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
  }

  /** Objects of a catalog, with the rows and positions that were read beside them. */
  static ScratchState of(
      Collection<CatalogObject> catalog, SortedMap<ObjectKey, SortedMap<String, String>> contents) {
    SortedMap<ObjectKey, SortedMap<String, String>> objects = new TreeMap<>(contents);
    catalog.forEach(o -> objects.put(new ObjectKey(o.kind(), o.ident()), o.properties()));
    return new ScratchState(objects);
  }
}
