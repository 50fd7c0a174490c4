package dev.oneledger.jdbc.internal.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much of each system catalog the open transaction has written so far, as the server counts it:
 * what a statement wrote is in the difference of two readings. It counts what was written within a
 * savepoint too, whether or not that was rolled back. Internal: may change in any release.
 *
 * @param writes rows inserted, updated and deleted, by catalog; those with none may be missing
 */
public record TouchedCatalogs(Map<String, Long> writes) {
  private static final String QUERY =
      "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del"
          + " FROM pg_catalog.pg_stat_xact_sys_tables WHERE schemaname = 'pg_catalog'";

  public TouchedCatalogs {
    writes = Map.copyOf(writes);
  }

  /** Reads the counts of the connection's open transaction. Needs no privilege. */
  public static TouchedCatalogs read(Connection connection) throws SQLException {
    SortedMap<String, Long> writes = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        writes.put(rows.getString(1), rows.getLong(2));
      }
    }
    return new TouchedCatalogs(writes);
  }

  /** The catalogs that were written since an earlier reading in the same transaction, by name. */
  public SortedSet<String> since(TouchedCatalogs before) {
    SortedSet<String> touched = new TreeSet<>();
    writes.forEach(
        (catalog, count) -> {
          if (count > before.writes.getOrDefault(catalog, 0L)) {
            touched.add(catalog);
          }
        });
    return touched;
  }

  /**
   * Of these catalogs, those in which something may have changed that a {@link Catalog} does not
   * show. A catalog that is not known here is one of them.
   */
  public static SortedSet<String> unread(Collection<String> touched) {
    SortedSet<String> unread = new TreeSet<>(touched);
    unread.removeIf(
        catalog -> ReadCatalogs.READ.contains(catalog) || ReadCatalogs.FOLLOWERS.contains(catalog));
    return unread;
  }
}
