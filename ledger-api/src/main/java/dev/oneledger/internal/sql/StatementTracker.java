package dev.oneledger.internal.sql;

import dev.oneledger.SqlDialect;

/**
 * Knows, while a statement is being read, whether a semicolon would end it.
 *
 * <p>In PostgreSQL not inside parentheses ({@code CREATE RULE ... DO ALSO (a; b)}) and not inside a
 * routine's {@code BEGIN ATOMIC ... END}, as psql decides it; in MariaDB not inside {@code BEGIN
 * NOT ATOMIC ... END}.
 */
final class StatementTracker {

  private enum Opening {
    NOTHING,
    CREATE,
    CREATE_OR,
    CREATE_OR_REPLACE,
    ROUTINE,
    BEGIN,
    BEGIN_NOT,
    BLOCK,
    COPY
  }

  private final String text;
  private final SqlDialect dialect;
  private Opening opening = Opening.NOTHING;
  private boolean started;
  private int words;
  private int parentheses;
  private int blocks;
  private Token previous = new Token(TokenKind.BLANK, 0, 0, 1);
  private boolean fromStdin;

  StatementTracker(String text, SqlDialect dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  void reset() {
    opening = Opening.NOTHING;
    started = false;
    words = 0;
    parentheses = 0;
    blocks = 0;
    fromStdin = false;
    previous = new Token(TokenKind.BLANK, 0, 0, 1);
  }

  /** True if no token of a statement has been seen yet. */
  boolean atStart() {
    return !started;
  }

  boolean semicolonEnds() {
    return blocks == 0 && (parentheses == 0 || dialect != SqlDialect.POSTGRESQL);
  }

  /** True if this is {@code COPY ... FROM stdin}, which data lines follow. */
  boolean copiesFromStdin() {
    return fromStdin;
  }

  void see(Token token) {
    switch (token.kind()) {
      case WORD -> word(token);
      case PUNCTUATION -> punctuation(token);
      default -> {}
    }
    started |= !token.is(TokenKind.HINT);
    previous = token;
  }

  private void punctuation(Token token) {
    if (token.isMark(text, '(')) {
      parentheses++;
    } else if (token.isMark(text, ')') && parentheses > 0) {
      parentheses--;
    }
  }

  private void word(Token token) {
    if (words < 4) {
      open(token);
    }
    words++;
    switch (opening) {
      case ROUTINE -> routineWord(token);
      case BLOCK -> blockWord(token);
      case COPY ->
          fromStdin |=
              parentheses == 0 && token.isWord(text, "STDIN") && previous.isWord(text, "FROM");
      default -> {}
    }
  }

  private void open(Token token) {
    opening =
        switch (opening) {
          case NOTHING -> started ? Opening.NOTHING : first(token);
          case CREATE -> token.isWord(text, "OR") ? Opening.CREATE_OR : routineOr(token);
          case CREATE_OR ->
              token.isWord(text, "REPLACE") ? Opening.CREATE_OR_REPLACE : Opening.NOTHING;
          case CREATE_OR_REPLACE -> routineOr(token);
          case BEGIN -> token.isWord(text, "NOT") ? Opening.BEGIN_NOT : Opening.NOTHING;
          case BEGIN_NOT -> compoundOr(token);
          default -> opening;
        };
  }

  private Opening first(Token token) {
    return switch (dialect) {
      case POSTGRESQL ->
          token.isWord(text, "CREATE")
              ? Opening.CREATE
              : token.isWord(text, "COPY") ? Opening.COPY : Opening.NOTHING;
      case MARIADB -> token.isWord(text, "BEGIN") ? Opening.BEGIN : Opening.NOTHING;
      case H2 -> Opening.NOTHING;
    };
  }

  private Opening routineOr(Token token) {
    return token.isWord(text, "FUNCTION") || token.isWord(text, "PROCEDURE")
        ? Opening.ROUTINE
        : Opening.NOTHING;
  }

  private Opening compoundOr(Token token) {
    if (!token.isWord(text, "ATOMIC")) {
      return Opening.NOTHING;
    }
    blocks = 1;
    return Opening.BLOCK;
  }

  private void routineWord(Token token) {
    if (blocks == 0) {
      blocks = token.isWord(text, "ATOMIC") && previous.isWord(text, "BEGIN") ? 1 : 0;
    } else if (!isName()) {
      if (token.isWord(text, "CASE")) {
        blocks++;
      } else if (token.isWord(text, "END")) {
        blocks--;
      }
    }
  }

  private void blockWord(Token token) {
    boolean afterEnd = previous.isWord(text, "END");
    if (afterEnd && closesUncounted(token)) {
      blocks++;
    } else if (!isName() && blocks > 0) {
      if (!afterEnd && (token.isWord(text, "BEGIN") || token.isWord(text, "CASE"))) {
        blocks++;
      } else if (token.isWord(text, "END")) {
        blocks--;
      }
    }
  }

  /** The words of END IF and its like, whose openings are not counted. */
  private boolean closesUncounted(Token token) {
    return token.isWord(text, "IF")
        || token.isWord(text, "LOOP")
        || token.isWord(text, "WHILE")
        || token.isWord(text, "REPEAT")
        || token.isWord(text, "FOR");
  }

  private boolean isName() {
    return previous.isWord(text, "AS") || previous.isMark(text, '.');
  }
}
