package dev.oneledger.ddl.internal.probe;

import dev.oneledger.LedgerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Reads what the open transaction has written so far. */
final class ActivityReader {
  private static final String QUERY =
      """
      SELECT c.oid::bigint, n.nspname = 'pg_catalog', n.nspname ~ '^pg_temp',
        CASE WHEN n.nspname = 'pg_catalog' THEN c.relname
          ELSE pg_catalog.format('%I.%I', n.nspname, c.relname) END,
        pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid),
        pg_catalog.pg_stat_get_xact_tuples_updated(c.oid),
        pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid), c.relfilenode::bigint,
        pg_catalog.current_setting('track_counts')
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND n.nspname <> 'information_schema'
        AND n.nspname !~ '^pg_toast'
      """;

  private ActivityReader() {}

  static Activity read(Connection connection) throws SQLException {
    Map<Long, Activity.Counts> counts = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        requireCounting(rows.getString(9));
        counts.put(
            rows.getLong(1),
            new Activity.Counts(
                rows.getBoolean(2) ? Activity.Owner.SYSTEM : owner(rows.getBoolean(3)),
                rows.getString(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7),
                rows.getLong(8)));
      }
    }
    return new Activity(counts);
  }

  private static void requireCounting(String setting) {
    if (setting.equals("off")) {
      throw new LedgerException(
          "What a migration does cannot be seen here.%n  expected: track_counts on%n  found:    off%nSwitch it on, and let no statement of the migration switch it off."
              .formatted());
    }
  }

  private static Activity.Owner owner(boolean temporary) {
    return temporary ? Activity.Owner.SESSION : Activity.Owner.USER;
  }
}
