package dev.oneledger.reliability.server;

import dev.oneledger.SqlDialect;
import dev.oneledger.reliability.campaign.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** A database product that campaigns start servers of. */
public enum Product {
  /** PostgreSQL. */
  POSTGRESQL(SqlDialect.POSTGRESQL, true),
  /** MariaDB. */
  MARIADB(SqlDialect.MARIADB, false),
  /** H2, as a server. */
  H2(SqlDialect.H2, false);

  private final SqlDialect dialect;
  private final boolean copiesDatabases;

  Product(SqlDialect dialect, boolean copiesDatabases) {
    this.dialect = dialect;
    this.copiesDatabases = copiesDatabases;
  }

  /**
   * The product of a name in any case.
   *
   * @throws UsageException if there is none
   */
  public static Product named(String name) {
    for (Product product : values()) {
      if (product.name().equalsIgnoreCase(name)) {
        return product;
      }
    }
    throw new UsageException(
        "No product '%s': expected one of %s"
            .formatted(name, Arrays.toString(values()).toLowerCase(Locale.ROOT)));
  }

  /** The SQL it speaks. */
  public SqlDialect dialect() {
    return dialect;
  }

  /** Whether it makes a database as a copy of another. */
  public boolean copiesDatabases() {
    return copiesDatabases;
  }

  /** Starts a server. */
  public OwnServer start(Durability durability) {
    return switch (this) {
      case POSTGRESQL -> OwnPostgres.started(durability, Map.of());
      case MARIADB -> OwnMariaDb.started(durability);
      case H2 -> OwnH2.started(durability);
    };
  }
}
