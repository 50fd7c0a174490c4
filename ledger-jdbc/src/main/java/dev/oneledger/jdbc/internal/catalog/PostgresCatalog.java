package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog.Dependency;
import dev.oneledger.jdbc.internal.tables.FormatScripts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a PostgreSQL catalog. Internal: may change in any release. */
public final class PostgresCatalog {
  private static final PreparedQuery DEPENDENCIES =
      PreparedQuery.of(FormatScripts.load("postgresql/dependencies.sql"));
  private static final String VERSION = FormatScripts.load("postgresql/catalog-version.sql");

  private PostgresCatalog() {}

  /**
   * Reads the catalog as the connection's open transaction sees it, which stays open. The search
   * path and the planner's settings are as before afterwards; if reading fails they are not, and
   * need not be, since the transaction (or the savepoint) can only be rolled back then, which
   * brings them back.
   *
   * @param ledger the schema of the ledger's own tables, which are left out
   */
  public static Catalog read(Connection connection, SchemaName ledger) throws SQLException {
    return read(connection, ledger, true);
  }

  /** The same without dependencies, which take as long to read as all the rest. */
  public static Catalog readObjects(Connection connection, SchemaName ledger) throws SQLException {
    return read(connection, ledger, false);
  }

  private static Catalog read(Connection connection, SchemaName ledger, boolean withDependencies)
      throws SQLException {
    int major = connection.getMetaData().getDatabaseMajorVersion();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      String searchPath = setting(statement, "search_path");
      String jit = setting(statement, "jit");
      String nestedLoops = setting(statement, "enable_nestloop");
      statement.execute("SET LOCAL search_path = pg_catalog");
      statement.execute("SET LOCAL jit = off");
      List<CatalogObject> objects = objects(statement, ledger);
      List<Dependency> dependencies =
          withDependencies ? dependencies(statement, objects) : List.of();
      restore(connection, "search_path", searchPath);
      restore(connection, "jit", jit);
      restore(connection, "enable_nestloop", nestedLoops);
      return new Catalog(major, objects, dependencies);
    }
  }

  /** Every kind of object that the query gives, such as {@code relation} and {@code column}. */
  public static List<String> kinds() {
    return List.copyOf(CatalogQuery.STORED.kinds().keySet());
  }

  /** The query for everything: kind, id, ident, definition. Needs search_path = pg_catalog. */
  public static String query(SchemaName ledger) {
    return query(ledger, CatalogQuery.STORED.kinds().keySet());
  }

  /**
   * The same query for objects of these kinds only.
   *
   * @throws IllegalArgumentException if one is none of {@link #kinds()}, or there are none
   */
  public static String query(SchemaName ledger, Set<String> kinds) {
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("No kinds: expected some of " + kinds());
    }
    return CatalogQuery.STORED
        .of(new TreeSet<>(kinds))
        .replace("${schema}", "'" + ledger.value().replace("'", "''") + "'");
  }

  /**
   * A text that is the same only while nothing in the catalogs is written, by the open transaction
   * either: to tell cheaply that a statement has changed nothing. It may differ where the catalog
   * is the same, but is not the same where the catalog differs. What was made and dropped again, or
   * rolled back to a savepoint, brings it back. Of use within one session only.
   */
  public static String version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(VERSION)) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<CatalogObject> objects(Statement statement, SchemaName ledger)
      throws SQLException {
    List<CatalogObject> objects = new ArrayList<>();
    try (ResultSet rows = PreparedQuery.of(query(ledger)).run(statement)) {
      while (rows.next()) {
        objects.add(
            CatalogObject.of(
                rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return objects;
  }

  /** The dependencies among these objects. */
  private static List<Dependency> dependencies(Statement statement, List<CatalogObject> objects)
      throws SQLException {
    Set<String> ids = objects.stream().map(CatalogObject::id).collect(Collectors.toSet());
    List<Dependency> dependencies = new ArrayList<>();
    // The statistics of a young database say that pg_depend has no rows, so its joins would be
    // loops in loops: four times as long for fifty objects, and quadratic from there.
    statement.execute("SET LOCAL enable_nestloop = off");
    try (ResultSet rows = DEPENDENCIES.run(statement)) {
      while (rows.next()) {
        Dependency dependency = new Dependency(rows.getString(1), rows.getString(2));
        if (ids.contains(dependency.dependent()) && ids.contains(dependency.on())) {
          dependencies.add(dependency);
        }
      }
    }
    return dependencies;
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
