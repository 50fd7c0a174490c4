package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiFunction;

/**
 * Sends a step's statements one by one, as the author wrote them, and reads all their results to
 * the end: an error in a later one would be lost otherwise.
 */
record StatementRunner(Session session, WorkSettings settings, StatementFailures failures) {

  /** Runs a statement by itself. */
  void alone(SqlStatement statement) {
    run(statement, failures::lostAlone);
  }

  /** Runs a statement in a transaction, which the caller rolls back if this throws. */
  void inTransaction(SqlStatement statement) {
    run(statement, failures::lostInTransaction);
  }

  private void run(
      SqlStatement statement,
      BiFunction<SqlStatement, SQLException, LedgerUnreachableException> lost) {
    try {
      send(statement);
    } catch (SQLException refused) {
      if (isOutcomeUnknown(refused)) {
        session.abort();
        throw lost.apply(statement, refused);
      }
      throw failures.refused(statement, refused);
    }
    afterwards(statement);
  }

  private void send(SqlStatement statement) throws SQLException {
    try (Statement sender = session.statement()) {
      boolean rows = sender.execute(statement.text());
      while (rows || sender.getUpdateCount() != -1) {
        rows = sender.getMoreResults();
      }
    }
  }

  /** The server may still work where the driver gave up: such errors have no number. */
  private boolean isOutcomeUnknown(SQLException error) {
    ErrorRules rules = failures.rules();
    return rules.isConnectionLost(error) || error.getErrorCode() <= 0;
  }

  private void afterwards(SqlStatement statement) {
    try {
      settings.ran(statement);
    } catch (SQLException failed) {
      throw failures.broken(failed);
    }
  }
}
