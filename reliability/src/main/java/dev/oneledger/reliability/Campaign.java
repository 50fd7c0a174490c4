package dev.oneledger.reliability;

import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.campaign.UsageException;
import dev.oneledger.reliability.compare.Comparison;
import dev.oneledger.reliability.concurrently.CicWaiters;
import dev.oneledger.reliability.crash.CrashPoints;
import dev.oneledger.reliability.sets.MigrationSets;
import dev.oneledger.reliability.soak.Soak;
import dev.oneledger.reliability.starters.ManyStarters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Runs one campaign and ends with 0 if its figures are as they must be. */
public final class Campaign {
  private static final Map<String, Predicate<Options>> CAMPAIGNS =
      new TreeMap<>(
          Map.of(
              "crash-points",
              CrashPoints::run,
              "many-starters",
              ManyStarters::run,
              "soak",
              Soak::run,
              "cic-waiters",
              CicWaiters::run,
              "compare",
              Comparison::run,
              "migration-sets",
              MigrationSets::run));

  private Campaign() {}

  /**
   * Runs it.
   *
   * @param arguments its name, options with blanks between them, and further options that may hold
   *     blanks themselves
   */
  public static void main(String[] arguments) {
    String name = arguments.length == 0 ? "" : arguments[0];
    Predicate<Options> campaign = CAMPAIGNS.get(name);
    if (campaign == null) {
      System.err.printf(
          "No campaign '%s': expected one of %s%n", name, String.join(", ", CAMPAIGNS.keySet()));
      System.exit(2);
      return;
    }
    List<String> words = new ArrayList<>();
    if (arguments.length > 1 && !arguments[1].isBlank()) {
      words.addAll(List.of(arguments[1].strip().split(" +", -1)));
    }
    words.addAll(Arrays.asList(arguments).subList(Math.min(2, arguments.length), arguments.length));
    try {
      System.exit(campaign.test(Options.of(words)) ? 0 : 1);
    } catch (UsageException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }
}
