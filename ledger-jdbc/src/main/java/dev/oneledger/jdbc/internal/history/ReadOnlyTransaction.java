package dev.oneledger.jdbc.internal.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Opens a transaction on a borrowed connection that cannot write, and gives the connection back as
 * it was.
 *
 * <p>PostgreSQL is told so in the transaction itself, and nothing outlives it. Other databases are
 * told through {@link Connection#setReadOnly}, which is reset afterwards.
 */
final class ReadOnlyTransaction implements AutoCloseable {
  private final Connection connection;
  private final boolean autoCommit;
  private final boolean readOnly;

  private ReadOnlyTransaction(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.readOnly = connection.isReadOnly();
  }

  static ReadOnlyTransaction begin(Connection connection, int secondsPerStatement)
      throws SQLException {
    ReadOnlyTransaction transaction = new ReadOnlyTransaction(connection);
    try {
      if (isPostgres(connection)) {
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
    connection.rollback();
    if (connection.isReadOnly() != readOnly) {
      connection.setReadOnly(readOnly);
    }
    connection.setAutoCommit(autoCommit);
  }
}
