package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The catalog's canonical lines, read in one READ ONLY transaction. Internal: may change in any
 * release.
 */
public record CatalogReader(int serverMajor, List<String> lines) {

  public CatalogReader {
    lines = List.copyOf(lines);
  }

  /** Reads on a connection of its own. */
  public static CatalogReader of(Connections connections, SchemaName ledger) {
    try (Session session = Session.open(connections, PostgresRules.INSTANCE)) {
      return read(session, ledger);
    }
  }

  /** Reads on this connection, which must be in autocommit. */
  public static CatalogReader of(Connection connection, SchemaName ledger) {
    try {
      if (!connection.getAutoCommit()) {
        throw new LedgerException(
            "A catalog snapshot needs a transaction of its own, and this connection is not in"
                + " autocommit. Hand it one that is, or a data source.");
      }
      return read(Session.on(connection, Product.POSTGRESQL), ledger);
    } catch (SQLException failed) {
      throw PostgresErrors.translate("Reading the catalog", failed);
    }
  }

  private static CatalogReader read(Session session, SchemaName ledger) {
    try (Statement statement = session.statement()) {
      statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      statement.execute("SET LOCAL search_path = pg_catalog");
      statement.execute("SET LOCAL jit = off");
      int major = session.connection().getMetaData().getDatabaseMajorVersion();
      List<String> lines = lines(statement, ledger);
      statement.execute("COMMIT");
      return new CatalogReader(major, lines);
    } catch (SQLException failed) {
      session.rollback();
      throw PostgresErrors.translate("Reading the catalog", failed);
    } catch (RuntimeException | Error broken) {
      session.rollback();
      throw broken;
    }
  }

  private static List<String> lines(Statement statement, SchemaName ledger) throws SQLException {
    try (ResultSet rows = statement.executeQuery(PostgresCatalog.query(ledger))) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1) + ' ' + rows.getString(3) + ' ' + rows.getString(4));
      }
      return lines;
    }
  }
}
