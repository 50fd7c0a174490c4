package dev.oneledger.jdbc.internal;

import dev.oneledger.LedgerUnreachableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The connections of a data source, and the product they lead to, which the first of them tells.
 * Thread-safe. Internal: may change in any release.
 */
public final class Connections {
  private final DataSource dataSource;
  private final AtomicReference<@Nullable Connection> spare = new AtomicReference<>();
  private volatile @Nullable Product product;

  /** Of this data source. Does not connect. */
  public Connections(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The product; connects if nothing has told it yet. That connection is kept for whoever opens the
   * next one: close the result when the work is done that it was asked for.
   *
   * @throws LedgerUnreachableException if there is no connection to be had
   * @throws dev.oneledger.LedgerException if it is a product that is not known here
   */
  public Told tellProduct() {
    Product known = product;
    if (known == null) {
      Connection first = open("the database");
      try {
        known = Product.of(first.getMetaData());
      } catch (SQLException failed) {
        close(first);
        throw unreachable("the database", failed);
      } catch (RuntimeException refused) {
        close(first);
        throw refused;
      }
      product = known;
      closeIfAny(spare.getAndSet(first));
    }
    return new Told(known);
  }

  /** Which product it is; closing it closes a connection that was opened for it and not used. */
  public final class Told implements AutoCloseable {
    private final Product product;

    private Told(Product product) {
      this.product = product;
    }

    /** The product. */
    public Product product() {
      return product;
    }

    @Override
    public void close() {
      closeIfAny(spare.getAndSet(null));
    }
  }

  /**
   * A connection, which the caller closes.
   *
   * @param to what it leads to, for the message
   * @throws LedgerUnreachableException if there is none to be had
   */
  Connection open(String to) {
    Connection kept = spare.getAndSet(null);
    if (kept != null) {
      return kept;
    }
    try {
      return dataSource.getConnection();
    } catch (SQLException failed) {
      throw unreachable(to, failed);
    }
  }

  private static LedgerUnreachableException unreachable(String to, SQLException failed) {
    return new LedgerUnreachableException(
        "Cannot connect to "
            + to
            + ": "
            + Redaction.message(failed.getMessage())
            + " Check that the server runs and that the data source's address and user are right.",
        Redaction.cause(failed));
  }

  /** A connection that somebody else opened and that does not even tell what it leads to. */
  public static LedgerUnreachableException unusable(SQLException failed) {
    return new LedgerUnreachableException(
        "The connection does not answer: "
            + Redaction.message(failed.getMessage())
            + " Hand over one that is open, or a data source.",
        Redaction.cause(failed));
  }

  private static void closeIfAny(@Nullable Connection connection) {
    if (connection != null) {
      close(connection);
    }
  }

  /** What was to be done is done or has failed already: a failing close changes neither. */
  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      LoggerFactory.getLogger(Connections.class)
          .debug("A connection did not close", Redaction.cause(broken));
    }
  }
}
