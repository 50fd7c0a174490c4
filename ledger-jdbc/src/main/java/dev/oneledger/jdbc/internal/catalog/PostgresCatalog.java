package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.tables.FormatScripts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a PostgreSQL catalog. Internal: may change in any release. */
public final class PostgresCatalog {

  private PostgresCatalog() {}

  /**
   * Reads the catalog as the connection's open transaction sees it, which stays open. The search
   * path and jit are as before afterwards.
   *
   * @param ledger the schema of the ledger's own tables, which are left out
   */
  public static Catalog read(Connection connection, SchemaName ledger) throws SQLException {
    int major = connection.getMetaData().getDatabaseMajorVersion();
    try (Statement statement = connection.createStatement()) {
      String searchPath = setting(statement, "search_path");
      String jit = setting(statement, "jit");
      statement.execute("SET LOCAL search_path = pg_catalog");
      statement.execute("SET LOCAL jit = off");
      List<CatalogObject> objects = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(query(ledger))) {
        while (rows.next()) {
          objects.add(
              CatalogObject.of(
                  rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
        }
      }
      restore(connection, "search_path", searchPath);
      restore(connection, "jit", jit);
      return new Catalog(major, objects, Set.of());
    }
  }

  /** The query for everything: kind, id, ident, definition. Needs search_path = pg_catalog. */
  public static String query(SchemaName ledger) {
    return FormatScripts.load("postgresql/catalog.sql")
        .replace("${schema}", "'" + ledger.value().replace("'", "''") + "'");
  }

  private static String setting(Statement statement, String name) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SHOW " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void restore(Connection connection, String name, String value)
      throws SQLException {
    try (var statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.execute();
    }
  }
}
