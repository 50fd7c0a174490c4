package dev.oneledger.ddl;

import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestPostgres;

/** The products that a text is tried on. */
public final class ScratchProduct {
  private ScratchProduct() {}

  /** A new, empty database of the product that speaks this. */
  public static ScratchDatabase fresh(SqlDialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> TestPostgres.emptyDatabase();
      case MARIADB -> TestMariaDb.freshDatabase();
      case H2 -> TestH2.freshDatabase();
    };
  }
}
