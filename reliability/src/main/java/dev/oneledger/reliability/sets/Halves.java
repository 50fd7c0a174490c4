package dev.oneledger.reliability.sets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two halves of a file that goose, sql-migrate, dbmate or MyBatis reads: each half has as many
 * line breaks before it as it has in the file.
 */
record Halves(String up, @Nullable String down) {
  private static final List<Pattern> DOWNS =
      List.of(
          Pattern.compile("(?im)^--\\s*\\+(?:goose|migrate)\\s+down\\b.*$"),
          Pattern.compile("(?im)^--\\s*migrate:down\\b.*$"),
          Pattern.compile("(?im)^--\\s*//\\s*@UNDO\\b.*$"));

  static Halves of(String text) {
    for (Pattern mark : DOWNS) {
      Matcher found = mark.matcher(text);
      if (found.find()) {
        String before = text.substring(0, found.start());
        return new Halves(before, before.replaceAll("[^\n]", "") + text.substring(found.start()));
      }
    }
    return new Halves(text, null);
  }
}
