package dev.oneledger.reliability.compare;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that takes the migration back, as goose, sql-migrate, dbmate and MyBatis keep
 * it behind the migration itself. Whoever runs the whole file does and undoes it.
 */
final class DownPart {
  private static final Pattern UP = marker("\\+goose\\s+up|\\+migrate\\s+up|migrate:up");
  private static final Pattern DOWN =
      marker("\\+goose\\s+down|\\+migrate\\s+down|migrate:down|//\\s*@undo");

  private DownPart() {}

  private static Pattern marker(String words) {
    return Pattern.compile(
        "^[ \\t]*--[ \\t]*(?:%s)\\b.*$".formatted(words),
        Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }

  /** The text up to its down part, if it has one behind the other; else all of it. */
  static String cutOff(String text) {
    Matcher down = DOWN.matcher(text);
    if (!down.find()) {
      return text;
    }
    Matcher up = UP.matcher(text);
    boolean upComesLater = up.find(0) && up.start() > down.start();
    return upComesLater ? text : text.substring(0, down.start());
  }
}
