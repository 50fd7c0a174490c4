package dev.oneledger.internal.sql;

/** Classes of characters, and keywords compared by ASCII rules only, as the servers do. */
final class Letters {

  private static final String OPERATORS = "~!@#^&|`?+-*/%<>=";

  private Letters() {}

  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** True for what may begin a name or a dollar quote's tag in PostgreSQL. */
  static boolean beginsName(char c) {
    return isAsciiLetter(c) || c == '_' || c >= 0x80;
  }

  static boolean isOperator(char c) {
    return OPERATORS.indexOf(c) >= 0;
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** The offset of the end of the line that {@code from} lies in, before its line break. */
  static int lineEnd(String text, int from) {
    int i = from;
    while (i < text.length() && !isLineEnd(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The offset after the line break at {@code lineEnd}; the same offset at the end of the text. */
  static int afterLineBreak(String text, int lineEnd) {
    if (lineEnd >= text.length()) {
      return lineEnd;
    }
    return text.startsWith("\r\n", lineEnd) ? lineEnd + 2 : lineEnd + 1;
  }

  static boolean isWord(String text, int start, int end, String upperCaseWord) {
    return end - start == upperCaseWord.length() && startsWith(text, start, upperCaseWord);
  }

  static boolean startsWith(String text, int start, String upperCaseWord) {
    int length = upperCaseWord.length();
    if (start + length > text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      char upper = c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
      if (upper != upperCaseWord.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The text with its ASCII letters in upper case and all others as they are. */
  static String upperCase(String text) {
    StringBuilder upper = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      upper.append(c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c);
    }
    return upper.toString();
  }
}
