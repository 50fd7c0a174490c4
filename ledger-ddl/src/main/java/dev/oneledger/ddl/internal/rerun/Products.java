package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.SqlDialect;

/** What people call the products. */
final class Products {
  private Products() {}

  static String name(SqlDialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> "PostgreSQL";
      case MARIADB -> "MariaDB";
      case H2 -> "H2";
    };
  }
}
