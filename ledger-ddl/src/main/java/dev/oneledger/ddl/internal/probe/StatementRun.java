package dev.oneledger.ddl.internal.probe;

import dev.oneledger.jdbc.internal.postgresql.CopyIn;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Sends a statement as it is, inside the open transaction, whatever it returns. Internal: may
 * change in any release.
 */
public final class StatementRun {
  private StatementRun() {}

  /** Runs a migration's statement, with its data lines where it has some. */
  public static void run(Connection connection, SqlStatement statement) throws SQLException {
    String data = statement.classification().copyData();
    if (data == null) {
      run(connection, TransactionalTwin.of(statement));
    } else {
      CopyIn.copy(connection, statement.text(), data);
    }
  }

  /** Runs a text. */
  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
