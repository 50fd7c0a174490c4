package dev.oneledger.internal.sql;

/** Finds where a token that needs no closing mark ends. */
final class Spans {

  private static final String ABLE_TO_END_IN_SIGN = "~!@#^&|`?%";

  private Spans() {}

  static boolean isInName(char c) {
    return Letters.beginsName(c) || Letters.isDigit(c) || c == '$';
  }

  static int digitsEnd(String text, int from) {
    int i = from;
    while (i < text.length() && Letters.isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Letters right after a number belong to it, so that {@code 1a} and {@code 1 a} differ. */
  static int numberEnd(String text, int start) {
    boolean decimal = true;
    boolean dotted = false;
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '.' && decimal && !dotted && !text.startsWith("..", i)) {
        dotted = true;
      } else if ((c == 'e' || c == 'E') && decimal) {
        decimal = false;
        i += hasSignedDigit(text, i + 1) ? 1 : 0;
      } else if (Letters.beginsName(c)) {
        decimal = false;
      } else if (!Letters.isDigit(c)) {
        break;
      }
      i++;
    }
    return i;
  }

  private static boolean hasSignedDigit(String text, int position) {
    return position + 1 < text.length()
        && (text.charAt(position) == '+' || text.charAt(position) == '-')
        && Letters.isDigit(text.charAt(position + 1));
  }

  /**
   * The offset of the quote that a one-letter prefix belongs to, as in {@code E'}, {@code X'} or
   * {@code U&"}; -1 if the word is no such prefix.
   */
  static int prefixEnd(String text, int start, boolean unicodePrefix) {
    char c = text.charAt(start);
    if ("EeBbXxNn".indexOf(c) >= 0 && text.startsWith("'", start + 1)) {
      return start + 1;
    }
    boolean unicode =
        unicodePrefix
            && (c == 'U' || c == 'u')
            && (text.startsWith("&'", start + 1) || text.startsWith("&\"", start + 1));
    return unicode ? start + 2 : -1;
  }

  /**
   * Where PostgreSQL lets an operator end that is written in a run of operator characters: a final
   * plus or minus is a sign of its own, unless some character before marks a longer operator.
   */
  static int operatorEnd(String text, int start, int runEnd) {
    char last = text.charAt(runEnd - 1);
    if (runEnd - start == 1 || (last != '+' && last != '-')) {
      return runEnd;
    }
    int end = runEnd;
    boolean trailing = true;
    for (int i = runEnd - 1; i >= start; i--) {
      char c = text.charAt(i);
      if (ABLE_TO_END_IN_SIGN.indexOf(c) >= 0) {
        return runEnd;
      }
      trailing &= c == '+' || c == '-';
      end = trailing ? i : end;
    }
    return Math.max(end, start + 1);
  }

  /** The end of {@code :name}, {@code :'name'} or {@code :"name"}; -1 if the colon is none. */
  static int psqlVariableEnd(String text, int colon) {
    int start = colon + 1;
    boolean quoted = text.startsWith("'", start) || text.startsWith("\"", start);
    int nameStart = quoted ? start + 1 : start;
    int i = nameStart;
    while (i < text.length() && isInName(text.charAt(i)) && text.charAt(i) != '$') {
      i++;
    }
    if (i == nameStart) {
      return -1;
    }
    if (!quoted) {
      return i;
    }
    return i < text.length() && text.charAt(i) == text.charAt(start) ? i + 1 : -1;
  }

  /** The offset after the line {@code \.}, before its line break; the text's end without one. */
  static int copyDataEnd(String text, int start) {
    int lineStart = start;
    while (lineStart < text.length()) {
      int lineEnd = Letters.lineEnd(text, lineStart);
      if (lineEnd - lineStart == 2 && text.startsWith("\\.", lineStart)) {
        return lineEnd;
      }
      lineStart = Letters.afterLineBreak(text, lineEnd);
    }
    return text.length();
  }

  /** Line feeds, carriage returns, and pairs of both, each counted once. */
  static int lineBreaks(String text, int start, int end) {
    int breaks = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean pairGoesOn = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (Letters.isLineEnd(c) && !pairGoesOn) {
        breaks++;
      }
    }
    return breaks;
  }
}
