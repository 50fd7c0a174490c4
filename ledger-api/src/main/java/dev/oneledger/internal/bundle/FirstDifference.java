package dev.oneledger.internal.bundle;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first line in which a text is not the one it must be.
 *
 * @param line its number, from 1
 * @param expected what it must be; null where the text should have ended
 * @param actual what it is; null where the text ends too early
 */
record FirstDifference(int line, @Nullable String expected, @Nullable String actual) {

  /** Empty if the texts are equal. */
  static Optional<FirstDifference> between(String expected, String actual) {
    if (expected.equals(actual)) {
      return Optional.empty();
    }
    String[] wanted = expected.split("(?<=\n)", -1);
    String[] found = actual.split("(?<=\n)", -1);
    int at = 0;
    while (at < wanted.length && at < found.length && wanted[at].equals(found[at])) {
      at++;
    }
    return Optional.of(
        new FirstDifference(
            at + 1, at < wanted.length ? wanted[at] : null, at < found.length ? found[at] : null));
  }

  /** Both lines in words. */
  @Override
  public String toString() {
    return "expected %s, found %s".formatted(shown(expected), shown(actual));
  }

  private static String shown(@Nullable String line) {
    if (line == null || line.isEmpty()) {
      return "the end";
    }
    String text = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    return "'" + Refusal.quoted(text) + "'" + (line.endsWith("\n") ? "" : " without a line feed");
  }
}
