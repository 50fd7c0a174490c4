package dev.oneledger.reliability.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of all points, as a table. Not thread-safe. */
final class Figures {
  private final Map<String, Map<FaultKind, Map<Verdict, Integer>>> counts = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private int points;
  private int unreached;
  private int lookedAtAgain;

  void add(Scenario scenario, Outcome outcome) {
    points++;
    if (outcome.struck().isEmpty() && outcome.verdict().isGood()) {
      unreached++;
    }
    counts
        .computeIfAbsent(scenario.name(), name -> new EnumMap<>(FaultKind.class))
        .computeIfAbsent(outcome.point().kind(), kind -> new EnumMap<>(Verdict.class))
        .merge(outcome.verdict(), 1, Integer::sum);
    if (!outcome.verdict().isGood()) {
      complaints.add(outcome.describe(scenario));
    }
  }

  /** Adds points that were looked at again because a server ended by a fault of its own. */
  void addLookedAtAgain(int more) {
    lookedAtAgain += more;
  }

  /** Whether nothing is there that must not be. */
  boolean areGood() {
    return complaints.isEmpty();
  }

  int points() {
    return points;
  }

  /** How many points ended so. */
  int count(Verdict verdict) {
    return counts.values().stream()
        .flatMap(kinds -> kinds.values().stream())
        .mapToInt(verdicts -> verdicts.getOrDefault(verdict, 0))
        .sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (scenario, kinds) -> {
          text.append(scenario).append('\n');
          kinds.forEach((kind, verdicts) -> text.append(line(kind.label(), verdicts)));
        });
    text.append("all\n");
    Map<Verdict, Integer> all = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      all.put(verdict, count(verdict));
    }
    text.append(line("points", all));
    if (unreached > 0) {
      text.append("  %s ended before the call that was to be struck%n".formatted(unreached));
    }
    if (lookedAtAgain > 0) {
      text.append(
          "  %s were looked at again: a server ended by a fault of its own (its log says 'got signal')%n"
              .formatted(lookedAtAgain));
    }
    complaints.forEach(complaint -> text.append('\n').append(complaint));
    return text.toString();
  }

  private static String line(String label, Map<Verdict, Integer> verdicts) {
    int sum = verdicts.values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder line = new StringBuilder("  %-30s %5s".formatted(label, sum));
    String separator = ": ";
    for (Verdict verdict : Verdict.values()) {
      int count = verdicts.getOrDefault(verdict, 0);
      if (count > 0 || isAlwaysSaid(verdict)) {
        line.append(separator).append(count).append(' ').append(verdict.label());
        separator = ", ";
      }
    }
    return line.append('\n').toString();
  }

  private static boolean isAlwaysSaid(Verdict verdict) {
    return switch (verdict) {
      case CONVERGED, IN_DOUBT, LOST, DOUBLED, RERUN -> true;
      case IMPROPER, STUCK, JOURNAL_WRONG -> false;
    };
  }
}
