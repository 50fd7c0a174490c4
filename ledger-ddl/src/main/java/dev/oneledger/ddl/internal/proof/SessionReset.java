package dev.oneledger.ddl.internal.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code DISCARD ALL} does, but for plans and the statements that the reader of the catalog
 * prepared: they have to do with no migration, and planning them takes longer than running them.
 */
final class SessionReset {
  private static final String ALL_ELSE =
      "CLOSE ALL; SET SESSION AUTHORIZATION DEFAULT; RESET ALL; UNLISTEN *;"
          + " SELECT pg_catalog.pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES";

  /** What somebody prepared in SQL; what the driver prepares for itself it also puts away. */
  private static final String PREPARED =
      "SELECT pg_catalog.quote_ident(name) FROM pg_catalog.pg_prepared_statements"
          + " WHERE from_sql AND name !~ '^oneledger_' ORDER BY name";

  private SessionReset() {}

  /** Resets the session, which is in no transaction. */
  static void on(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(ALL_ELSE);
      List<String> names = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(PREPARED)) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (String name : names) {
        statement.execute("DEALLOCATE " + name);
      }
    }
  }
}
