package dev.oneledger;

import static java.util.stream.Collectors.joining;

/** Sentences for a terminal, in lines of its width. */
final class Prose {
  private static final String HANGING = "  ";

  private Prose() {}

  /**
   * The text with what could steer a terminal made visible, its long lines broken at blanks, and
   * what follows indented. Words longer than a line, such as hashes, stay whole: they are there to
   * be copied.
   */
  static String wrapped(String text, TextStyle style) {
    String safe = TextTable.visible(text);
    return style.width() == 0
        ? safe
        : safe.lines().map(line -> wrappedLine(line, style.width())).collect(joining("\n"))
            + (safe.endsWith("\n") ? "\n" : "");
  }

  private static String wrappedLine(String line, int width) {
    if (DisplayWidth.of(line) <= width) {
      return line;
    }
    String hanging = line.substring(0, line.length() - line.stripLeading().length()) + HANGING;
    StringBuilder wrapped = new StringBuilder();
    int used = 0;
    for (String word : line.split("(?<=\\S) ", -1)) {
      int length = DisplayWidth.of(word);
      if (used > 0 && used + 1 + length > width) {
        wrapped.append('\n').append(hanging);
        used = hanging.length();
      } else if (used > 0) {
        wrapped.append(' ');
        used++;
      }
      wrapped.append(word);
      used += length;
    }
    return wrapped.toString();
  }

  /** A finding as a paragraph, its code in the colour of its weight. */
  static String finding(Finding finding, TextStyle style) {
    String code = finding.code().code();
    return ink(finding).around(code, style)
        + wrapped(finding.toString(), style).substring(code.length());
  }

  static Ink ink(Finding finding) {
    return finding.isProblem() ? Ink.RED : Ink.YELLOW;
  }
}
