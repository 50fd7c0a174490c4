package dev.oneledger.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who holds what a runner waits for, as far as the database tells it to the waiting user.
 *
 * @param host where its client runs
 * @param session the database's own name for its session, such as {@code pid 4711}
 * @param since when its work, or else its session, began; null if that is not told
 * @param statement the beginning of the statement it runs now; null if it runs none, or that is not
 *     told
 */
public record LockHolder(
    String host, String session, @Nullable Instant since, @Nullable String statement) {
  private static final int LONGEST = 120;

  /** Cuts the statement to one short line. */
  public LockHolder {
    statement = statement == null ? null : shortened(statement);
  }

  /** A holder of which the database tells nothing, in words such as {@code another runner}. */
  public static LockHolder unknown(String words) {
    return new LockHolder("", words, null, null);
  }

  private static String shortened(String statement) {
    String line = statement.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** Host, session, since when and statement, in one line. */
  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    if (!host.isEmpty()) {
      words.append("host ").append(host).append(", ");
    }
    words.append(session);
    if (since != null) {
      words.append(", since ").append(since);
    }
    if (statement != null) {
      words.append(", running: ").append(statement);
    }
    return words.toString();
  }
}
