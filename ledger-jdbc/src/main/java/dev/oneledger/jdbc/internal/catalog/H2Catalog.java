package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.jdbc.internal.SchemaName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Reads the catalog of an H2 database, as far as the connection's user may see it. What others
 * change meanwhile may be in it or not. Internal: may change in any release.
 */
public final class H2Catalog {
  private static final CatalogScript SCRIPT = CatalogScript.of("h2");
  private static final String OURS = "('journal', 'text', 'ledger_format', 'journal_lock')";
  private static final String USERS =
      "TABLE_SCHEMA <> 'INFORMATION_SCHEMA'"
          + " AND NOT (TABLE_SCHEMA = ${schema} AND TABLE_NAME IN ${ours})";

  private H2Catalog() {}

  /**
   * Reads it.
   *
   * @param ledger the schema of the ledger's own tables, which are left out
   */
  public static Catalog read(Connection connection, SchemaName ledger) throws SQLException {
    DescribedObjects objects = new DescribedObjects('"');
    objects.read(
        connection,
        SCRIPT,
        sql ->
            sql.replace("${users}", USERS)
                .replace("${ours}", OURS)
                .replace("${schema}", "'" + ledger.value() + "'"));
    return new Catalog(ServerSeries.of(connection), objects.objects(), Set.of());
  }
}
