package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs statements outside any transaction of ours, each in a round trip of its own. */
record LoneStatement(Session session, LockTimeout lockTimeout, StatementFailures failures) {

  /**
   * Runs a statement.
   *
   * @param sql its text, or what takes its place
   */
  void run(SqlStatement statement, String sql) {
    String limit = lockTimeout.isOffFor(statement) ? ours(lockTimeout::off) : null;
    SQLException refusal = attempt(sql);
    if (refusal != null && isOutcomeUnknown(refusal)) {
      session.abort();
      throw failures.lost(statement, refusal);
    }
    if (limit != null) {
      ours(
          () -> {
            lockTimeout.on(limit);
            return limit;
          });
    }
    if (refusal != null) {
      throw failures.refused(statement, refusal);
    }
  }

  private @Nullable SQLException attempt(String sql) {
    try {
      session.execute(sql);
      return null;
    } catch (SQLException refused) {
      return refused;
    }
  }

  /** The server may still work where the driver gave up. */
  private static boolean isOutcomeUnknown(SQLException error) {
    return PostgresErrors.isConnectionLost(error) || !ServerError.isServers(error);
  }

  private String ours(Ask work) {
    try {
      return work.run();
    } catch (SQLException failed) {
      throw failures.broken(failed);
    }
  }

  private interface Ask {
    String run() throws SQLException;
  }
}
