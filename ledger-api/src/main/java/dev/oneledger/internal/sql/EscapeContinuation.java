package dev.oneledger.internal.sql;

/**
 * Remembers that a PostgreSQL {@code E''} string goes on: after a line break, with only blanks and
 * line comments between, a further literal continues it and reads backslashes as it does.
 */
final class EscapeContinuation {

  private boolean open;
  private boolean lineBroken;

  void opened(boolean escapeString) {
    open = escapeString;
    lineBroken = false;
  }

  void see(TokenKind kind, boolean hasLineBreak) {
    switch (kind) {
      case BLANK -> lineBroken |= hasLineBreak;
      case LINE_COMMENT, DIRECTIVE -> {}
      default -> open = false;
    }
  }

  boolean applies() {
    return open && lineBroken;
  }
}
