package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.SchemaName;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads the catalog of whatever product it is. Internal: may change in any release. */
public final class DatabaseCatalog {

  private DatabaseCatalog() {}

  /**
   * Reads the catalog, without dependencies: on PostgreSQL as {@link PostgresCatalog#readObjects}
   * does, in the connection's open transaction.
   *
   * @param ledger the schema of the ledger's own tables, which are left out; MariaDB has them in
   *     the database itself, by names of their own
   * @throws dev.oneledger.LedgerException if it is none of the known products
   */
  public static Catalog read(Connection connection, SchemaName ledger) throws SQLException {
    return switch (Product.of(connection.getMetaData())) {
      case POSTGRESQL -> PostgresCatalog.readObjects(connection, ledger);
      case MARIADB -> MariaDbCatalog.read(connection);
      case H2 -> H2Catalog.read(connection, ledger);
    };
  }
}
