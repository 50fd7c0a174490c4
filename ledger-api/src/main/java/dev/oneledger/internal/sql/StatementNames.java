package dev.oneledger.internal.sql;

import dev.oneledger.SqlDialect;
import java.util.List;
import java.util.Optional;

/**
 * Names in a statement, found by the words before them.
 *
 * <p>Internal: may change in any release.
 */
public final class StatementNames {

  private StatementNames() {}

  /**
   * The name behind these words, where they first stand outside parentheses; an {@code IF [NOT]
   * EXISTS} or {@code ONLY} in between does not count. Its parts are as written, with their quotes,
   * and a dot alone is between them. Empty if the words do not occur, or no name follows.
   */
  public static Optional<String> behind(String statement, SqlDialect dialect, String... words) {
    List<Token> tokens =
        Lexer.lex(statement, dialect).stream().filter(each -> each.kind().inStatement()).toList();
    StatementCursor cursor = new StatementCursor(statement, tokens);
    while (!cursor.atEnd()) {
      if (cursor.take(words)) {
        cursor.takeIfExists();
        cursor.take("ONLY");
        List<String> parts = cursor.takeNameParts();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(".", parts));
      }
      if (cursor.isNextMark('(')) {
        cursor.takeParenthesis();
      } else {
        cursor.skip();
      }
    }
    return Optional.empty();
  }
}
