package dev.oneledger.internal.bundle;

import dev.oneledger.internal.file.OneLine;

/** Text of others inside Markdown. */
final class Markdown {
  private static final String SPECIAL = "\\`*[]<>#|";

  private Markdown() {}

  /** The text on one line, read by Markdown as nothing but text. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(OneLine.isHarmless(c) ? c : ' ');
    }
    return escaped.toString().strip();
  }
}
