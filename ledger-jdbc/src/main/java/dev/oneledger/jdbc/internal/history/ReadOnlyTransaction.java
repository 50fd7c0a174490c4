package dev.oneledger.jdbc.internal.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Opens a transaction on a borrowed connection that cannot write, and gives the connection back as
 * it was.
 *
 * <p>PostgreSQL is told so in the transaction itself, which ends with a ROLLBACK in a plain
 * statement: the driver's own rollback would leave a prepared statement behind on the server. Other
 * databases are told through {@link Connection#setReadOnly}, which is reset afterwards.
 */
final class ReadOnlyTransaction implements AutoCloseable {
  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;
  private final boolean postgres;

  private ReadOnlyTransaction(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
    this.postgres = isPostgres(connection);
  }

  static ReadOnlyTransaction begin(Connection connection, int secondsPerStatement)
      throws SQLException {
    ReadOnlyTransaction transaction = new ReadOnlyTransaction(connection);
    try {
      if (transaction.postgres) {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
          statement.execute("SET LOCAL statement_timeout = " + secondsPerStatement * 1000);
        }
      } else {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
      }
      return transaction;
    } catch (SQLException failed) {
      transaction.closeAfter(failed);
      throw failed;
    }
  }

  Connection connection() {
    return connection;
  }

  static boolean isPostgres(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  private void closeAfter(SQLException failed) {
    try {
      close();
    } catch (SQLException again) {
      failed.addSuppressed(again);
    }
  }

  @Override
  public void close() throws SQLException {
    rollback();
    if (connection.isReadOnly() != readOnly) {
      connection.setReadOnly(readOnly);
    }
    connection.setAutoCommit(autoCommit);
  }

  private void rollback() throws SQLException {
    if (!postgres) {
      connection.rollback();
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    }
  }
}
