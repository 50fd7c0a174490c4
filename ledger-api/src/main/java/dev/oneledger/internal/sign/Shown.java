package dev.oneledger.internal.sign;

import dev.oneledger.internal.file.OneLine;

/** Words of others in a message: on one line, and not without end. */
final class Shown {
  private static final int LONGEST = 100;

  private Shown() {}

  static String of(String text) {
    String line = OneLine.of(text);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
