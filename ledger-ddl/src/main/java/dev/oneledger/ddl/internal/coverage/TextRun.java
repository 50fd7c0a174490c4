package dev.oneledger.ddl.internal.coverage;

import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.probe.SessionState;
import dev.oneledger.ddl.internal.probe.StatementRun;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A text as it runs inside the open transaction, and the session put back after it.
 *
 * @param statements its statements
 */
record TextRun(List<SqlStatement> statements) {

  static TextRun of(SqlText text) {
    return new TextRun(
        OuterTransaction.strip(SqlSplitter.split(text.text(), SqlDialect.POSTGRESQL)).statements());
  }

  void run(Connection connection, SessionState session) throws SQLException {
    for (SqlStatement statement : statements) {
      StatementRun.run(connection, statement);
    }
    settle(connection, session);
  }

  /** What a commit checks, and what another session would not have. */
  static void settle(Connection connection, SessionState session) throws SQLException {
    StatementRun.run(connection, "SET CONSTRAINTS ALL IMMEDIATE");
    StatementRun.run(connection, "SET CONSTRAINTS ALL DEFERRED");
    StatementRun.run(connection, "SET LOCAL SESSION AUTHORIZATION DEFAULT");
    StatementRun.run(connection, "SET LOCAL ROLE NONE");
    session.restore(connection);
  }
}
