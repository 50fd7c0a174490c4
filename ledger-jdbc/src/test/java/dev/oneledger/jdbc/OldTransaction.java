package dev.oneledger.jdbc;

import dev.oneledger.jdbc.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Callable;

/** A transaction of somebody else with a snapshot, for which concurrent statements wait. */
final class OldTransaction {
  private OldTransaction() {}

  /** Does something while it is open. */
  static <T> T during(TestDatabase database, Callable<T> work) throws Exception {
    return during(database, "SELECT 1", work);
  }

  /** Does something while it is open and has run a statement. */
  static <T> T during(TestDatabase database, String sql, Callable<T> work) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute(sql);
      return work.call();
    }
  }
}
