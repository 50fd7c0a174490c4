package dev.oneledger.ddl.internal.probe;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.SqlStatement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a probe runs in place of a statement that PostgreSQL refuses inside a transaction: the same
 * without CONCURRENTLY, which ends in the same catalog.
 */
final class TransactionalTwin {
  private static final Pattern INDEX =
      Pattern.compile(
          "(?is)\\A(CREATE\\s+(?:UNIQUE\\s+)?INDEX|DROP\\s+INDEX"
              + "|REINDEX\\s+(?:\\([^)]*\\)\\s*)?(?:INDEX|TABLE|SCHEMA|DATABASE))"
              + "\\s+CONCURRENTLY\\b");
  private static final Pattern OPTION =
      Pattern.compile("(?is)\\AREINDEX\\s*\\(\\s*CONCURRENTLY(?:\\s+\\w+)?\\s*\\)");

  private TransactionalTwin() {}

  /**
   * The text that a transaction can run, which is the statement's own for nearly all.
   *
   * @throws LedgerException if there is none, naming the statement's line
   */
  static String of(SqlStatement statement) {
    if (!statement.classification().outsideTransaction()) {
      return statement.text();
    }
    Matcher index = INDEX.matcher(statement.text());
    if (index.find()) {
      return index.group(1) + statement.text().substring(index.end());
    }
    Matcher option = OPTION.matcher(statement.text());
    if (option.find()) {
      return "REINDEX" + statement.text().substring(option.end());
    }
    throw new LedgerException(
        "The statement on line %s cannot run inside a transaction, so no probe can show what it does: %s%nMove it into a migration of its own that is not probed."
            .formatted(statement.line(), StatementName.of(statement)));
  }
}
