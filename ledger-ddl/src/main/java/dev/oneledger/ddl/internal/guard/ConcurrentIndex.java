package dev.oneledger.ddl.internal.guard;

import dev.oneledger.spi.SqlStatement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An index that is built or dropped concurrently, by a statement that says nothing of its being
 * there already. It can stand in no block, so the one thing that makes it safe to run again is to
 * put the words in that it lacks: the only change to a text of the author's.
 *
 * @param head what the author wrote before them
 * @param words them, with a blank before
 * @param tail what he wrote after them
 */
record ConcurrentIndex(String head, String words, String tail) {
  private static final Pattern CREATE =
      Pattern.compile(
          "(?is)\\A(CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY)(\\s+(?!(?:IF|ON)\\b)[\"\\p{L}_].*)");
  private static final Pattern DROP =
      Pattern.compile("(?is)\\A(DROP\\s+INDEX\\s+CONCURRENTLY)(\\s+(?!IF\\b)[\"\\p{L}_].*)");

  /** The statement in its parts; empty if it is none, has no name, or has the words. */
  static Optional<ConcurrentIndex> of(SqlStatement statement) {
    Matcher create = CREATE.matcher(statement.text());
    if (create.matches()) {
      return Optional.of(new ConcurrentIndex(create.group(1), " IF NOT EXISTS", create.group(2)));
    }
    Matcher drop = DROP.matcher(statement.text());
    return drop.matches()
        ? Optional.of(new ConcurrentIndex(drop.group(1), " IF EXISTS", drop.group(2)))
        : Optional.empty();
  }

  /** How many line breaks stand before the words. */
  int lines() {
    return (int) head.chars().filter(c -> c == '\n').count();
  }
}
