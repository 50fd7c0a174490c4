package dev.oneledger.internal.sql;

/** Finds where quoted text and block comments end. Each method returns -1 if they never do. */
final class Quotes {

  private Quotes() {}

  /** The offset after a quoted text that opens at {@code open}; a doubled quote stays inside. */
  static int end(String text, int open, boolean backslashEscapes) {
    char quote = text.charAt(open);
    int i = open + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\' && backslashEscapes) {
        i += 2;
      } else if (c != quote) {
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        i += 2;
      } else {
        return i + 1;
      }
    }
    return -1;
  }

  /** The offset after a block comment that opens at {@code open}. */
  static int blockCommentEnd(String text, int open, boolean nested) {
    int depth = 1;
    int i = open + 2;
    while (i < text.length()) {
      if (text.startsWith("*/", i)) {
        depth--;
        i += 2;
        if (depth == 0) {
          return i;
        }
      } else if (nested && text.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else {
        i++;
      }
    }
    return -1;
  }

  /** The offset after a comment that MariaDB runs: quotes and comments inside hide its end mark. */
  static int executableCommentEnd(String text, int open) {
    int i = open + 3;
    while (i < text.length()) {
      char c = text.charAt(i);
      int next = i + 1;
      if (c == '*' && text.startsWith("*/", i)) {
        return i + 2;
      } else if (c == '\'' || c == '"') {
        next = end(text, i, true);
      } else if (c == '`') {
        next = end(text, i, false);
      } else if (c == '/' && text.startsWith("/*", i)) {
        next = blockCommentEnd(text, i, false);
      }
      if (next < 0) {
        return -1;
      }
      i = next;
    }
    return -1;
  }

  /**
   * The offset after the opening mark of a dollar quote, {@code $$} or {@code $tag$}, at {@code
   * start}; -1 if there is none.
   */
  static int dollarMarkEnd(String text, int start, boolean tags) {
    int i = start + 1;
    if (tags && i < text.length() && Letters.beginsName(text.charAt(i))) {
      while (i < text.length()
          && (Letters.beginsName(text.charAt(i)) || Letters.isDigit(text.charAt(i)))) {
        i++;
      }
    }
    return i < text.length() && text.charAt(i) == '$' ? i + 1 : -1;
  }
}
