package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.LedgerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Reads the catalog of a MariaDB connection's current database, as far as its user may see it. What
 * others change meanwhile may be in it or not. Internal: may change in any release.
 */
public final class MariaDbCatalog {
  private static final CatalogScript SCRIPT = CatalogScript.of("mariadb");
  private static final String OURS = "('oneledger_journal', 'oneledger_text', 'oneledger_format')";
  private static final String SEQUENCE =
      "SELECT minimum_value AS minimum, maximum_value AS maximum, start_value AS start, increment,"
          + " cache_size AS cache, cycle_option AS cycle, '%s' AS ident FROM %s";

  private MariaDbCatalog() {}

  /**
   * Reads it.
   *
   * @throws LedgerException if the connection has no current database
   */
  public static Catalog read(Connection connection) throws SQLException {
    if (connection.getCatalog() == null || connection.getCatalog().isEmpty()) {
      throw new LedgerException(
          "The connection has no current database, so there is no catalog to read. Name the"
              + " database in the data source's URL.");
    }
    DescribedObjects objects = new DescribedObjects('`');
    objects.read(connection, SCRIPT, sql -> sql.replace("${ours}", OURS));
    readSequences(connection, objects);
    return new Catalog(ServerSeries.of(connection), objects.objects(), Set.of());
  }

  /** A sequence keeps its options in itself. */
  private static void readSequences(Connection connection, DescribedObjects objects)
      throws SQLException {
    List<String> names =
        objects.of("relation").values().stream()
            .filter(relation -> "SEQUENCE".equals(relation.get("type")))
            .map(relation -> String.valueOf(relation.get("name")))
            .toList();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String name : names) {
        String literal = name.replace("\\", "\\\\").replace("'", "''");
        try (ResultSet row =
            statement.executeQuery(SEQUENCE.formatted(literal, objects.quoted(name)))) {
          row.next();
          objects.add("sequence", row);
        }
      }
    }
  }
}
