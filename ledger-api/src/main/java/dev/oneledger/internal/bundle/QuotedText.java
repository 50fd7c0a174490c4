package dev.oneledger.internal.bundle;

import dev.oneledger.internal.file.OneLine;
import java.util.Locale;

/** Text in double quotes on one line, with JSON's escapes, which YAML reads as well. */
final class QuotedText {

  private QuotedText() {}

  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (OneLine.isHarmless(c)) {
        quoted.append(c);
      } else {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * Reads quoted text.
   *
   * @throws IllegalArgumentException if it is not text in double quotes with known escapes
   */
  static String unquote(String quoted) {
    if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
      throw new IllegalArgumentException("it is not in double quotes");
    }
    StringBuilder text = new StringBuilder();
    int end = quoted.length() - 1;
    int i = 1;
    while (i < end) {
      char c = quoted.charAt(i++);
      if (c == '"') {
        throw new IllegalArgumentException("a double quote stands inside without a backslash");
      }
      if (c != '\\') {
        text.append(c);
      } else if (i == end) {
        throw new IllegalArgumentException("the closing quote is escaped");
      } else if (quoted.charAt(i) == 'u') {
        text.append(unicode(quoted, i + 1, end));
        i += 5;
      } else {
        text.append(escaped(quoted.charAt(i++)));
      }
    }
    return text.toString();
  }

  private static char unicode(String quoted, int start, int end) {
    String digits = quoted.substring(start, Math.min(start + 4, end));
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw new IllegalArgumentException("\\u is not followed by four hexadecimal digits");
    }
    return (char) Integer.parseInt(digits, 16);
  }

  private static char escaped(char c) {
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new IllegalArgumentException("'\\" + c + "' is not an escape");
    };
  }
}
