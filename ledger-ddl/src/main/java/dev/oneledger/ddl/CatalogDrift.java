package dev.oneledger.ddl;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.ddl.internal.drift.Explanation;
import dev.oneledger.ddl.internal.drift.KeptCatalog;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.spi.CatalogDifference;
import dev.oneledger.spi.CatalogReading;
import dev.oneledger.spi.CatalogWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Watches the catalog of a PostgreSQL database, for {@link
 * dev.oneledger.Environment#watchingCatalog}. It is read in one READ ONLY transaction, which needs
 * no privilege beyond connecting. Immutable and thread-safe.
 *
 * <p>Rows, statistics, counters of sequences and large objects do not count, nor do the ledger's
 * own tables, and nothing that {@link dev.oneledger.jdbc.CatalogSnapshot} leaves out.
 */
public final class CatalogDrift implements CatalogWatch {
  /**
   * How long reading may take unless told otherwise: a schema of 500 tables takes half a second.
   */
  public static final Duration LONGEST_READING = Duration.ofSeconds(30);

  private final DataSource dataSource;
  private final SchemaName ledger;
  private final Duration longest;

  private CatalogDrift(DataSource dataSource, SchemaName ledger, Duration longest) {
    this.dataSource = dataSource;
    this.ledger = ledger;
    this.longest = longest;
  }

  /** A watch over the database that these connections lead to. Does not connect. */
  public static CatalogDrift on(DataSource dataSource) {
    return new CatalogDrift(dataSource, SchemaName.DEFAULT, LONGEST_READING);
  }

  /**
   * The same where the ledger's tables, or the environment's journal, are in another schema than
   * {@code oneledger}.
   */
  public CatalogDrift journalSchema(String name) {
    return new CatalogDrift(dataSource, new SchemaName(name), longest);
  }

  /** The same with another limit for reading; at least a millisecond. */
  public CatalogDrift longestReading(Duration limit) {
    return new CatalogDrift(dataSource, ledger, limit);
  }

  @Override
  public CatalogReading read() {
    try (Connection connection = connect()) {
      if (Product.of(connection.getMetaData()) != Product.POSTGRESQL) {
        throw new LedgerException(
            "The schema cannot be watched: expected PostgreSQL, found %s."
                .formatted(connection.getMetaData().getDatabaseProductName()));
      }
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        return read(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException failed) {
      throw new LedgerException(
          "The catalog could not be read, SQL state %s: %s"
              .formatted(failed.getSQLState(), failed.getMessage()),
          failed);
    }
  }

  private Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException refused) {
      throw new LedgerUnreachableException(
          "The database whose schema is watched does not answer: " + refused.getMessage(), refused);
    }
  }

  private CatalogReading read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      statement.execute("SET LOCAL statement_timeout = " + Math.max(1, longest.toMillis()));
    }
    return KeptCatalog.of(PostgresCatalog.read(connection, ledger));
  }

  @Override
  public List<CatalogDifference> explain(CatalogReading recorded, CatalogReading now) {
    return Explanation.of(recorded, now);
  }
}
