package dev.oneledger.internal.sql;

import dev.oneledger.LedgerException;

/** Says where in a text something is wrong, as line and column. */
final class Unterminated {

  private Unterminated() {}

  /** Something opened at {@code start} that the text never closes. */
  static LedgerException opened(String text, int start, int line, String what, String closing) {
    return new LedgerException(
        "Unterminated "
            + what
            + ": it begins at "
            + place(text, start, line)
            + " and the text ends before the "
            + closing
            + ".\nAdd the missing "
            + closing
            + ", or remove what opened it.");
  }

  /** The place as {@code line 3, column 7}, both from 1. */
  static String place(String text, int offset, int line) {
    int lineStart = offset;
    while (lineStart > 0 && !Letters.isLineEnd(text.charAt(lineStart - 1))) {
      lineStart--;
    }
    return "line " + line + ", column " + (text.codePointCount(lineStart, offset) + 1);
  }
}
