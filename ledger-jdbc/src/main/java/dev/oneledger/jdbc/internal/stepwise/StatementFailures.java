package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Failures of a step that runs statement by statement, as the caller is to see them. */
record StatementFailures(ErrorRules rules, StatementRules statements, Step step) {
  private static final String CORRECT = "Correct the migration and run it again.";
  private static final String FIRST = "Nothing of it is left in the database.";
  private static final String EARLIER =
      "Statements before it that the journal tells of stay applied; the next sync goes on behind"
          + " them.";

  /** Where in the statement the server found the mistake, at the end of its message. */
  private static final Pattern LINE = Pattern.compile(" at line (\\d{1,9})\\s*$");

  /** The server refused a statement. */
  StatementFailedException refused(SqlStatement statement, SQLException error) {
    int line = statement.line() + lineWithin(error) - 1;
    return failed(
        "failed at line %s (statement %s)".formatted(line, statement.number()),
        line,
        statement.number() == 1 ? FIRST : EARLIER,
        error);
  }

  /** The server refused to commit; nothing of the transaction is left. */
  StatementFailedException atCommit(SQLException error) {
    return failed("failed at commit", 0, EARLIER, error);
  }

  private StatementFailedException failed(
      String where, int line, String remains, SQLException error) {
    String message = rules.message(error);
    return new StatementFailedException(
        "%s %s.\n  server    %s\n  SQLSTATE  %s (error %s)\n%s %s"
            .formatted(
                what(),
                where,
                message,
                error.getSQLState(),
                error.getErrorCode(),
                remains,
                statements.advice(error).orElse(CORRECT)),
        line,
        error.getSQLState(),
        message,
        Redaction.cause(error, message));
  }

  private static int lineWithin(SQLException error) {
    Matcher line = LINE.matcher(String.valueOf(error.getMessage()));
    return line.find() ? Integer.parseInt(line.group(1)) : 1;
  }

  /** The answer to a statement that ran by itself never came. */
  LedgerUnreachableException lostAlone(SqlStatement statement, SQLException error) {
    return lost(
        statement,
        error,
        "ran by itself",
        "Whether it took effect is not known from here: the next sync finds out.");
  }

  /** The answer to a statement in a transaction never came. */
  LedgerUnreachableException lostInTransaction(SqlStatement statement, SQLException error) {
    return lost(
        statement,
        error,
        "ran in a transaction",
        "The server takes all of the transaction back: the next sync runs it again.");
  }

  private LedgerUnreachableException lost(
      SqlStatement statement, SQLException error, String how, String outcome) {
    String message = rules.message(error);
    return new LedgerUnreachableException(
        "%s: the connection was lost while statement %s (line %s) %s: %s. %s"
            .formatted(what(), statement.number(), statement.line(), how, message, outcome),
        Redaction.cause(error, message));
  }

  /** The answer to a commit never came. */
  LedgerUnreachableException lostAtCommit(SQLException error) {
    String message = rules.message(error);
    return new LedgerUnreachableException(
        "%s: the connection was lost at commit: %s. Whether it was committed is not known from here, and the journal says so: the next sync finds out."
            .formatted(what(), message),
        Redaction.cause(error, message));
  }

  /** A statement ended the transaction it ran in, in a way that its words did not tell. */
  LedgerException endedTransaction() {
    return new LedgerException(
        "%s ended the transaction that it ran in and so parted itself from its journal entry. What is left of it in the database is not known: look, and put it right by hand. Remove what ends the transaction."
            .formatted(what()));
  }

  /** Something of ours between the statements failed. */
  LedgerException broken(SQLException error) {
    return rules.translate("Applying " + step.origin(), error);
  }

  private String what() {
    return "Migration '%s' (%s)".formatted(step.migration(), step.origin());
  }
}
