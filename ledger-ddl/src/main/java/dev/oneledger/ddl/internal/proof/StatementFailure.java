package dev.oneledger.ddl.internal.proof;

import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.Objects;

/** A text that did not run, and where. */
final class StatementFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  private StatementFailure(String message, int line, Throwable cause) {
    super(message, cause);
    this.line = line;
  }

  static StatementFailure of(SqlStatement statement, SQLException failed, ErrorRules rules) {
    return new StatementFailure(told(failed, rules), statement.line(), Redaction.cause(failed));
  }

  static StatementFailure atCommit(SQLException failed, ErrorRules rules) {
    return new StatementFailure("at the end, " + told(failed, rules), 0, Redaction.cause(failed));
  }

  /** The server's first line, without values that a row may hold. */
  private static String told(SQLException failed, ErrorRules rules) {
    String state = Objects.requireNonNullElse(failed.getSQLState(), "none");
    return "%s (SQLSTATE %s)".formatted(rules.message(failed), state);
  }

  String message() {
    return Objects.requireNonNullElse(getMessage(), "");
  }

  /** The statement's line in the text, from 1; 0 where it was no single statement. */
  int line() {
    return line;
  }
}
