package dev.oneledger.jdbc.internal.history.checksum;

import java.util.Locale;

/** Hexadecimal digits without what may stand before them. */
final class PlainHex {
  private PlainHex() {}

  /** In lower case, without blanks around and without the algorithm's name and a colon. */
  static String of(String algorithm, String stored) {
    String hex = stored.strip().toLowerCase(Locale.ROOT);
    String prefix = algorithm + ":";
    return hex.startsWith(prefix) ? hex.substring(prefix.length()) : hex;
  }
}
