package dev.oneledger.ddl.internal.probe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a session has set for itself and keeps for itself: settings and temporary tables. Between
 * two runs in one transaction both are put back, as two sessions would have them. Internal: may
 * change in any release.
 */
public record SessionState(SortedMap<String, String> settings) {

  /** Copies the map. */
  public SessionState {
    settings = new TreeMap<>(settings);
  }

  /** Reads the settings that a user may change. */
  public static SessionState of(Connection connection) throws SQLException {
    SortedMap<String, String> settings = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT name, pg_catalog.current_setting(name) FROM pg_catalog.pg_settings
                WHERE context IN ('user', 'superuser') AND name NOT LIKE 'transaction\\_%'
                """)) {
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
    }
    return new SessionState(settings);
  }

  /** Puts the settings back, and drops all temporary tables. */
  public void restore(Connection connection) throws SQLException {
    SessionState now = of(connection);
    try (PreparedStatement set =
        connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, true)")) {
      for (Map.Entry<String, String> entry : settings.entrySet()) {
        if (!entry.getValue().equals(now.settings.get(entry.getKey()))) {
          set.setString(1, entry.getKey());
          set.setString(2, entry.getValue());
          set.execute();
        }
      }
    }
    for (String table : temporaryTables(connection)) {
      StatementRun.run(connection, "DROP TABLE IF EXISTS " + table + " CASCADE");
    }
  }

  private static TreeSet<String> temporaryTables(Connection connection) throws SQLException {
    TreeSet<String> tables = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT 'pg_temp.' || pg_catalog.quote_ident(relname) FROM pg_catalog.pg_class
                WHERE relnamespace = pg_catalog.pg_my_temp_schema() AND relkind IN ('r', 'p')
                """)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
