package dev.oneledger.ddl.internal.agent;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Work in a transaction that is given up, whatever comes of it. Internal: may change in any
 * release.
 */
public final class GivenUp {

  private GivenUp() {}

  /** What is done in the transaction. */
  public interface Work<T> {

    /** Does it. */
    T in(Connection connection) throws SQLException;
  }

  /**
   * Does it.
   *
   * @param failure how a message begins where the database does not do it
   * @throws LedgerException if the database does not do it
   */
  public static <T> T in(DataSource database, String failure, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        return work.in(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException failed) {
      throw new LedgerException(
          failure + ": " + Redaction.message(failed.getMessage()), Redaction.cause(failed));
    }
  }
}
