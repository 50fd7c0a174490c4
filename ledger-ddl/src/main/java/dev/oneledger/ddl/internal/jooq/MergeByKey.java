package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.internal.sql.Token;
import dev.oneledger.internal.sql.TokenKind;
import java.util.Set;

/** H2's {@code MERGE INTO t (columns) KEY (key) VALUES (literals)}. */
final class MergeByKey {

  private static final Set<String> CONSTANTS = Set.of("TRUE", "FALSE");
  private static final Set<String> MARKS = Set.of("(", ")", ",", "-");

  private MergeByKey() {}

  /** True where all values are literals other than NULL, and the key is named. */
  static boolean isConstant(StatementCursor cursor) {
    if (!cursor.take("MERGE", "INTO") || cursor.takeName() == null) {
      return false;
    }
    cursor.takeParenthesis();
    if (!cursor.take("KEY") || !cursor.isNextMark('(')) {
      return false;
    }
    cursor.takeParenthesis();
    if (!cursor.take("VALUES")) {
      return false;
    }
    boolean constant = true;
    for (Token token = cursor.peek(); token != null; token = cursor.peek()) {
      String text = cursor.peekText();
      constant &=
          token.is(TokenKind.STRING)
              || token.is(TokenKind.NUMBER)
              || CONSTANTS.contains(text.toUpperCase(java.util.Locale.ROOT))
              || MARKS.contains(text);
      cursor.skip();
    }
    return constant;
  }
}
