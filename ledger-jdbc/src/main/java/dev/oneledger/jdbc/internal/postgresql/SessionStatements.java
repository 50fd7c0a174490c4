package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.util.regex.Pattern;

/** Statements that set something in their session and do nothing else. */
final class SessionStatements {
  /** As dumps have it; anything but literals as arguments may do more. */
  private static final Pattern SET_CONFIG =
      Pattern.compile(
          "SELECT\\s+(?:pg_catalog\\s*\\.\\s*)?set_config\\s*\\(\\s*'[^']*'\\s*,"
              + "\\s*'(?:[^']|'')*'\\s*,\\s*\\w+\\s*\\)",
          Pattern.CASE_INSENSITIVE);

  private SessionStatements() {}

  /** Whether a statement is one. */
  static boolean onlySets(SqlStatement statement) {
    StatementVerb verb = statement.classification().verb();
    return verb == StatementVerb.SET
        || verb == StatementVerb.RESET
        || SET_CONFIG.matcher(statement.text()).matches();
  }
}
