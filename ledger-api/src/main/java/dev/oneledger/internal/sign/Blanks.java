package dev.oneledger.internal.sign;

/**
 * Blanks as OpenSSH knows them in lists of keys: few, and none of Unicode's others, which are text.
 */
final class Blanks {
  /** Between words. */
  static final String IN_LINE = " \t";

  /** Behind principals, and at the end of a line. */
  static final String ALL = IN_LINE + "\r\n";

  private Blanks() {}

  /** The text without these blanks in front. */
  static String skip(String blanks, String text) {
    int from = 0;
    while (from < text.length() && blanks.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    return text.substring(from);
  }

  /**
   * What a line says: nothing from a NUL on, where a text ends to OpenSSH, no blanks in front or at
   * the end. A CR in front belongs to the text, unless nothing follows.
   */
  static String trimmed(String line) {
    int nul = line.indexOf('\0');
    String text = skip(IN_LINE, nul < 0 ? line : line.substring(0, nul));
    int to = text.length();
    while (to > 0 && ALL.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(0, to);
  }
}
