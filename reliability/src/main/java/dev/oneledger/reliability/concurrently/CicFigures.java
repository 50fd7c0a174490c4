package dev.oneledger.reliability.concurrently;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came out of all rounds. Not thread-safe. */
final class CicFigures {
  /** How soon after the end of an orphan the next runner has to go on. */
  static final Duration ALLOWED_GAP = Duration.ofSeconds(5);

  private final int waiters;
  private final List<Duration> times = new ArrayList<>();
  private final List<Duration> gaps = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  CicFigures(int waiters) {
    this.waiters = waiters;
  }

  void add(WaitingRound.End end) {
    times.add(end.took());
    problems.addAll(end.problems());
    if (end.applied() != IndexRunner.MIGRATIONS) {
      problems.add("%s migrations were applied".formatted(end.applied()));
    }
  }

  void add(OrphanRound.End end) {
    gaps.add(end.gap());
    problems.addAll(end.problems());
  }

  /** Whether all ended, and nothing is there that must not be. */
  boolean areGood() {
    return problems.isEmpty();
  }

  /** Whether the next runner always went on in time. */
  boolean areInTime() {
    return gaps.stream().allMatch(gap -> gap.compareTo(ALLOWED_GAP) <= 0);
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            """
            CREATE INDEX CONCURRENTLY with %s waiting
              rounds                                   %s
              from letting the build go to the last    %s
              killed at the build                      %s
              from the orphan's end to the next entry  %s
              problems                                 %s
            """
                .formatted(
                    waiters,
                    times.size(),
                    range(times),
                    gaps.size(),
                    range(gaps),
                    problems.size()));
    problems.forEach(problem -> text.append(problem).append('\n'));
    return text.toString();
  }

  private static String range(List<Duration> all) {
    List<Duration> sorted = all.stream().sorted().toList();
    return sorted.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT,
            "median %.2f s, longest %.2f s",
            seconds(sorted.get(sorted.size() / 2)),
            seconds(sorted.get(sorted.size() - 1)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
