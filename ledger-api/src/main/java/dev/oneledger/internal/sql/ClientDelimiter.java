package dev.oneledger.internal.sql;

import dev.oneledger.LedgerException;

/** What ends a statement for the MariaDB client: a semicolon until a DELIMITER line says else. */
final class ClientDelimiter {

  private static final String COMMAND = "DELIMITER";

  private final String text;
  private String mark = ";";

  ClientDelimiter(String text) {
    this.text = text;
  }

  boolean isCustom() {
    return !mark.equals(";");
  }

  boolean isAt(int position) {
    return text.charAt(position) == mark.charAt(0) && text.startsWith(mark, position);
  }

  int length() {
    return mark.length();
  }

  /** True if a DELIMITER line begins here. */
  boolean commandAt(int position) {
    int end = position + COMMAND.length();
    return Letters.startsWith(text, position, COMMAND)
        && (end == text.length() || Letters.isBlank(text.charAt(end)));
  }

  /**
   * Obeys the DELIMITER line at {@code start}.
   *
   * @throws LedgerException if it names no delimiter, or one with a backslash
   */
  int obey(int start, int line) {
    int lineEnd = Letters.lineEnd(text, start);
    String argument = text.substring(start + COMMAND.length(), lineEnd).strip();
    int blank = 0;
    while (blank < argument.length() && !Letters.isBlank(argument.charAt(blank))) {
      blank++;
    }
    String wanted = unquote(argument.substring(0, blank));
    if (wanted.isEmpty() || wanted.indexOf('\\') >= 0) {
      throw new LedgerException(
          "DELIMITER at "
              + Unterminated.place(text, start, line)
              + (wanted.isEmpty() ? " names no delimiter" : " names a delimiter with a backslash")
              + ".\nWrite one such as DELIMITER // and return to DELIMITER ; after the body.");
    }
    mark = wanted;
    return lineEnd;
  }

  private static String unquote(String argument) {
    int last = argument.length() - 1;
    boolean quoted =
        last >= 1
            && "'\"`".indexOf(argument.charAt(0)) >= 0
            && argument.charAt(last) == argument.charAt(0);
    return quoted ? argument.substring(1, last) : argument;
  }
}
