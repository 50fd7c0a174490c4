package dev.oneledger.jdbc.internal.postgresql;

import java.sql.SQLException;
import java.util.List;

/**
 * Where in a batch an error arose. The driver says so only in its message, in the words and digits
 * of its locale: the first number, believed only if the message also quotes that very statement.
 */
final class BatchPlace {
  private static final String GROUP_SEPARATORS = ",.'\u00a0\u202f\u2019\u066c";

  private BatchPlace() {}

  /** The part that failed; all of them where that cannot be told. */
  static List<Part> candidates(List<Part> sent, SQLException error) {
    if (sent.size() == 1) {
      return sent;
    }
    String message = String.valueOf(error.getMessage());
    long index = firstNumber(message);
    if (index < 0 || index >= sent.size()) {
      return sent;
    }
    Part part = sent.get((int) index);
    return message.contains(core(part.sql())) ? List.of(part) : sent;
  }

  /** The first run of digits, of any script, group separators skipped; -1 if there is none. */
  static long firstNumber(String text) {
    int at = 0;
    while (at < text.length() && !Character.isDigit(text.charAt(at))) {
      at++;
    }
    long number = at < text.length() ? 0 : -1;
    for (; at < text.length() && number < Integer.MAX_VALUE; at++) {
      char c = text.charAt(at);
      if (Character.isDigit(c)) {
        number = number * 10 + Character.digit(c, 10);
      } else if (!isSeparator(text, at)) {
        break;
      }
    }
    return number;
  }

  private static boolean isSeparator(String text, int at) {
    return GROUP_SEPARATORS.indexOf(text.charAt(at)) >= 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at + 1));
  }

  private static String core(String sql) {
    String text = sql.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
  }
}
