package dev.oneledger.reliability.starters;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came out of many starters.
 *
 * @param starters how many there were
 * @param succeeded how many of them ended well
 * @param applied how many migrations they say they applied, together
 * @param notOnce migrations that the probe table has not exactly once
 * @param rows how many starters left their own row
 * @param journal what is wrong with the journal
 * @param took from the sign to the end of the last
 * @param errors what those wrote that failed
 */
public record StartersFigures(
    int starters,
    int succeeded,
    int applied,
    List<String> notOnce,
    int rows,
    List<String> journal,
    Duration took,
    List<String> errors) {
  public StartersFigures {
    notOnce = List.copyOf(notOnce);
    journal = List.copyOf(journal);
    errors = List.copyOf(errors);
  }

  /** Whether all succeeded and every migration was applied once. */
  public boolean areGood() {
    return succeeded == starters
        && applied == Starter.MIGRATIONS
        && notOnce.isEmpty()
        && rows == starters
        && journal.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """
                many starters: %s of %s succeeded in %.1f s
                  migrations applied        %s of %s
                  not exactly once          %s %s
                  rows of the starters      %s
                  findings in the journal   %s
                """,
                succeeded,
                starters,
                took.toMillis() / 1000.0,
                applied,
                Starter.MIGRATIONS,
                notOnce.size(),
                notOnce,
                rows,
                journal.size()));
    journal.forEach(finding -> text.append(finding).append('\n'));
    errors.forEach(error -> text.append(error).append('\n'));
    return text.toString();
  }
}
