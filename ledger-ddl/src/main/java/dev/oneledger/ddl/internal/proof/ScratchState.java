package dev.oneledger.ddl.internal.proof;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is in a database: every object of the catalog, the rows of every table, the position of
 * every sequence, each with its properties.
 */
record ScratchState(SortedMap<ObjectKey, SortedMap<String, String>> objects) {

  ScratchState {
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
  }

  /** A catalog that was read, and the version by which it is known to be the same still. */
  record Known(String version, Catalog catalog) {}

  /** Reads the catalog in the open transaction, unless nothing was written to it meanwhile. */
  static Known catalog(Session session, @Nullable Known known) throws SQLException {
    String version = PostgresCatalog.version(session.connection());
    return known != null && known.version.equals(version)
        ? known
        : new Known(version, PostgresCatalog.readObjects(session.connection(), SchemaName.DEFAULT));
  }

  /** The catalog with the rows, which are read in the open transaction. */
  static ScratchState of(Known known, Session session) throws SQLException {
    SortedMap<ObjectKey, SortedMap<String, String>> objects = new TreeMap<>();
    known
        .catalog
        .objects()
        .forEach(o -> objects.put(new ObjectKey(o.kind(), o.ident()), o.properties()));
    objects.putAll(new RowReader(session, SchemaName.DEFAULT).read());
    return new ScratchState(objects);
  }
}
