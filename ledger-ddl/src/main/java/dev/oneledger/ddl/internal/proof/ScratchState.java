package dev.oneledger.ddl.internal.proof;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import java.sql.SQLException;
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

  /** Reads it in the open transaction. */
  static ScratchState read(Session session) throws SQLException {
    SortedMap<ObjectKey, SortedMap<String, String>> objects = new TreeMap<>();
    Catalog catalog = PostgresCatalog.read(session.connection(), SchemaName.DEFAULT);
    catalog
        .objects()
        .forEach(o -> objects.put(new ObjectKey(o.kind(), o.ident()), o.properties()));
    objects.putAll(new RowReader(session, SchemaName.DEFAULT).read());
    return new ScratchState(objects);
  }
}
