package dev.oneledger.internal.sql;

/**
 * What a stretch of SQL text is.
 *
 * <p>Internal: may change in any release.
 */
public enum TokenKind {
  BLANK(Role.IGNORED),
  LINE_COMMENT(Role.IGNORED),
  BLOCK_COMMENT(Role.IGNORED),
  /** A line comment that speaks to us: {@code -- ledger: ...}. */
  DIRECTIVE(Role.AROUND),
  /** A comment that tools read: an optimizer hint, which opens with a plus, or a foreign one. */
  HINT(Role.WITHIN),
  /** A comment that MariaDB executes: it opens with an exclamation mark, or with M and one. */
  EXECUTABLE_COMMENT(Role.WITHIN),
  STRING(Role.WITHIN),
  DOLLAR_STRING(Role.WITHIN),
  QUOTED_IDENTIFIER(Role.WITHIN),
  WORD(Role.WITHIN),
  NUMBER(Role.WITHIN),
  PARAMETER(Role.WITHIN),
  OPERATOR(Role.WITHIN),
  PUNCTUATION(Role.WITHIN),
  /** A semicolon that ends nothing, inside parentheses or a body. */
  SEMICOLON(Role.WITHIN),
  /** What ends a statement: a semicolon, or the text that a DELIMITER line set. */
  TERMINATOR(Role.AROUND),
  /** A DELIMITER line of the MariaDB client. */
  DELIMITER_COMMAND(Role.AROUND),
  /** The lines after COPY ... FROM stdin, with the closing {@code \.}. */
  COPY_DATA(Role.AROUND),
  /** A backslash and the rest of its line, for psql. */
  PSQL_COMMAND(Role.AROUND);

  private enum Role {
    IGNORED,
    AROUND,
    WITHIN
  }

  private final Role role;

  TokenKind(Role role) {
    this.role = role;
  }

  /** True if a change here is a change of the script; only blanks and plain comments are not. */
  boolean significant() {
    return role != Role.IGNORED;
  }

  /** True if the server sees this as a part of a statement. */
  boolean inStatement() {
    return role == Role.WITHIN;
  }
}
