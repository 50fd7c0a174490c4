package dev.oneledger.samples.threemodes;

import static java.util.stream.Collectors.joining;

import java.util.regex.Pattern;

/** Sentences in lines of readable length. */
final class Prose {
  private static final int WIDTH = 80;
  private static final String HANGING = "    ";

  /** More than one blank between words sets columns apart. */
  private static final Pattern ALIGNED = Pattern.compile("\\S {2,}\\S");

  private Prose() {}

  /**
   * The text with its long lines broken at blanks and what follows indented. Lines of tables, and
   * words longer than a line, stay as they are.
   */
  static String wrapped(String text) {
    return text.lines().map(Prose::wrappedLine).collect(joining("\n", "", "\n"));
  }

  private static String wrappedLine(String line) {
    if (line.length() <= WIDTH || ALIGNED.matcher(line).find()) {
      return line;
    }
    StringBuilder wrapped = new StringBuilder();
    int width = 0;
    for (String word : line.split("(?<=\\S) ", -1)) {
      if (width > 0 && width + 1 + word.length() > WIDTH) {
        wrapped.append('\n').append(HANGING);
        width = HANGING.length();
      } else if (width > 0) {
        wrapped.append(' ');
        width++;
      }
      wrapped.append(word);
      width += word.length();
    }
    return wrapped.toString();
  }
}
