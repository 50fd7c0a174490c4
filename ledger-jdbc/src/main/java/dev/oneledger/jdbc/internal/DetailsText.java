package dev.oneledger.jdbc.internal;

import dev.oneledger.LedgerException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An entry's details as one text column: a line {@code name=value} for each, by ascending name,
 * lines separated by a line feed. In names and values a backslash is written {@code \\}, a line
 * feed {@code \n}, a carriage return {@code \r}, a NUL {@code \0}, and in names {@code =} is {@code
 * \=}. No two sets of details have the same text; no details are the empty text. Internal: may
 * change in any release.
 */
public final class DetailsText {
  private static final String PLAIN = "\\\n\r\0=";
  private static final String ESCAPES = "\\nr0=";

  private DetailsText() {}

  /** The text of these details. */
  public static String encode(SortedMap<String, String> details) {
    StringBuilder text = new StringBuilder();
    details.forEach(
        (name, value) -> {
          text.append(text.isEmpty() ? "" : "\n");
          text.append(line(name, value));
        });
    return text.toString();
  }

  /** One line of the text. */
  public static String line(String name, String value) {
    StringBuilder line = new StringBuilder();
    escape(name, PLAIN.length(), line);
    line.append('=');
    escape(value, PLAIN.length() - 1, line);
    return line.toString();
  }

  private static void escape(String text, int special, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int at = PLAIN.indexOf(c);
      if (at >= 0 && at < special) {
        to.append('\\').append(ESCAPES.charAt(at));
      } else {
        to.append(c);
      }
    }
  }

  /**
   * Reads details back.
   *
   * @throws LedgerException if the text is not one that {@link #encode} writes
   */
  public static SortedMap<String, String> decode(String text) {
    SortedMap<String, String> details = new TreeMap<>();
    if (text.isEmpty()) {
      return details;
    }
    for (String line : text.split("\n", -1)) {
      readLine(line, details);
    }
    return details;
  }

  private static void readLine(String line, SortedMap<String, String> details) {
    StringBuilder part = new StringBuilder();
    String name = null;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        i++;
        part.append(unescape(line.charAt(i), line));
      } else if (c == '=' && name == null) {
        name = part.toString();
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    if (name == null) {
      throw unreadable(line);
    }
    details.put(name, part.toString());
  }

  private static char unescape(char escape, String line) {
    int at = ESCAPES.indexOf(escape);
    if (at < 0) {
      throw unreadable(line);
    }
    return PLAIN.charAt(at);
  }

  private static LedgerException unreadable(String line) {
    return new LedgerException(
        "The details of a journal entry cannot be read: '%s' is no line of the form name=value. The table was changed by hand or by a newer version."
            .formatted(line.length() > 80 ? line.substring(0, 80) + "..." : line));
  }
}
