package dev.oneledger.jdbc.internal;

import dev.oneledger.LedgerException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The database products that are known here. Internal: may change in any release. */
public enum Product {
  POSTGRESQL("PostgreSQL"),
  MARIADB("MariaDB"),
  H2("H2");

  /** Before this one, the tables that tell of H2's sessions and objects had other columns. */
  private static final int OLDEST_H2 = 2;

  private final String label;

  Product(String label) {
    this.label = label;
  }

  /** Its name as it writes it itself. */
  public String label() {
    return label;
  }

  /**
   * The product a connection leads to, by what its driver knows since it connected.
   *
   * @throws LedgerException if it is none of these
   */
  public static Product of(DatabaseMetaData facts) throws SQLException {
    String name = facts.getDatabaseProductName();
    String version = facts.getDatabaseProductVersion();
    if (name.equals(POSTGRESQL.label)) {
      return POSTGRESQL;
    }
    if (name.equals(MARIADB.label) || version.contains(MARIADB.label)) {
      return MARIADB;
    }
    if (name.equals(H2.label) && facts.getDatabaseMajorVersion() >= OLDEST_H2) {
      return H2;
    }
    throw new LedgerException(
        "The data source leads to %s %s, expected one of %s. Hand it a data source of one of these."
            .formatted(name, version, supported()));
  }

  private static String supported() {
    return Arrays.stream(values())
        .map(product -> product == H2 ? "H2 %s or newer".formatted(OLDEST_H2) : product.label)
        .collect(Collectors.joining(", "));
  }

  /**
   * Sees to it that a connection leads to this product.
   *
   * @throws LedgerException if it leads to another one
   */
  public void require(DatabaseMetaData facts) throws SQLException {
    Product found = of(facts);
    if (found != this) {
      throw new LedgerException(
          "The data source leads to %s, expected %s. Hand it a data source of a %s database."
              .formatted(found.label, label, label));
    }
  }
}
