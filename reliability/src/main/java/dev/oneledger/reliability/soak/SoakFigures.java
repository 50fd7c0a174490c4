package dev.oneledger.reliability.soak;

import dev.oneledger.reliability.server.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What came out of all rounds.
 *
 * @param product on which they were
 * @param took all of it
 * @param rounds each of them
 */
record SoakFigures(Product product, Duration took, List<SoakRecord> rounds) {
  private static final Duration ALLOWED_GAP = Duration.ofSeconds(5);

  SoakFigures {
    rounds = List.copyOf(rounds);
  }

  /** Whether nothing is there that must not be. */
  boolean areGood() {
    return !rounds.isEmpty()
        && all(SoakRecord::overlaps).isEmpty()
        && all(SoakRecord::humans).isEmpty()
        && all(SoakRecord::problems).isEmpty();
  }

  /** Whether the next runner always went on in time. */
  boolean areInTime() {
    return all(SoakRecord::gaps).stream().allMatch(gap -> gap.compareTo(ALLOWED_GAP) <= 0);
  }

  @Override
  public String toString() {
    List<Duration> gaps = all(SoakRecord::gaps).stream().sorted().toList();
    StringBuilder text =
        new StringBuilder(
            """
            kill soak on %s, %s s
              rounds of %s migrations     %s
              starters                    %s
              killed                      %s, at work %s
              paused                      %s
              overlaps                    %s
              manual unlocks              %s
              other problems              %s
              from an orphan's end to the next entry: %s
            """
                .formatted(
                    product,
                    took.toSeconds(),
                    SoakStarter.MIGRATIONS,
                    rounds.size(),
                    sum(SoakRecord::starters),
                    sum(SoakRecord::kills),
                    sum(SoakRecord::killsAtWork),
                    sum(SoakRecord::pauses),
                    all(SoakRecord::overlaps).size(),
                    all(SoakRecord::humans).size(),
                    all(SoakRecord::problems).size(),
                    range(gaps)));
    List<String> words = new ArrayList<>(all(SoakRecord::overlaps));
    words.addAll(all(SoakRecord::humans));
    words.addAll(all(SoakRecord::problems));
    words.forEach(word -> text.append(word).append('\n'));
    return text.toString();
  }

  private static String range(List<Duration> sorted) {
    return sorted.isEmpty()
        ? "never measured"
        : String.format(
            Locale.ROOT,
            "%s times, median %.2f s, longest %.2f s",
            sorted.size(),
            seconds(sorted.get(sorted.size() / 2)),
            seconds(sorted.get(sorted.size() - 1)));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private int sum(ToIntFunction<SoakRecord> number) {
    return rounds.stream().mapToInt(number).sum();
  }

  private <T> List<T> all(Function<SoakRecord, List<T>> part) {
    return rounds.stream().flatMap(round -> part.apply(round).stream()).toList();
  }
}
