package dev.oneledger.internal.sql;

import java.util.Locale;
import java.util.Set;

/** A backslash line: what psql would do with it, by its name. */
final class PsqlCommand {

  private static final Set<String> SENDS_STATEMENT =
      Set.of("g", "gx", "gset", "gexec", "gdesc", "watch", "crosstabview");

  private PsqlCommand() {}

  /** True if the command sends the statement before it, as a semicolon would. */
  static boolean endsStatement(String text, int start) {
    return SENDS_STATEMENT.contains(text.substring(start + 1, nameEnd(text, start)));
  }

  /** True for {@code \copy ... from stdin}, whose data follow in the script. */
  static boolean readsCopyData(String text, int start, int end) {
    if (!text.startsWith("\\copy", start) || nameEnd(text, start) != start + "\\copy".length()) {
      return false;
    }
    String[] words = text.substring(start, end).toLowerCase(Locale.ROOT).split("[\\s;()]+", -1);
    for (int i = 1; i < words.length; i++) {
      if (words[i].equals("stdin") && words[i - 1].equals("from")) {
        return true;
      }
    }
    return false;
  }

  private static int nameEnd(String text, int start) {
    int i = start + 1;
    while (i < text.length() && Letters.isAsciiLetter(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
