package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.jdbc.internal.Product;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * A product and the series of its releases within which a catalog's text stays the same: of
 * PostgreSQL the major version, of MariaDB and H2 the first two numbers. Internal: may change in
 * any release.
 *
 * @param product the product
 * @param major its major version
 * @param minor the number after it; 0 for PostgreSQL, where it does not matter
 */
public record ServerSeries(Product product, int major, int minor) {

  /**
   * What a connection leads to, by what its driver knows since it connected.
   *
   * @throws dev.oneledger.LedgerException if it is none of the known products
   */
  public static ServerSeries of(Connection connection) throws SQLException {
    DatabaseMetaData facts = connection.getMetaData();
    Product product = Product.of(facts);
    return product == Product.POSTGRESQL
        ? postgres(facts.getDatabaseMajorVersion())
        : new ServerSeries(
            product, facts.getDatabaseMajorVersion(), facts.getDatabaseMinorVersion());
  }

  /** A PostgreSQL of this major version. */
  static ServerSeries postgres(int major) {
    return new ServerSeries(Product.POSTGRESQL, major, 0);
  }

  /** Its name, such as {@code PostgreSQL 17} or {@code MariaDB 10.11}. */
  @Override
  public String toString() {
    return product.label() + " " + major + (product == Product.POSTGRESQL ? "" : "." + minor);
  }
}
