package dev.oneledger.internal.engine;

import dev.oneledger.Fleet;
import dev.oneledger.LedgerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a fleet is worked on.
 *
 * @param parallelism how many environments at a time
 * @param canary what comes before all others
 * @param waves how many each wave has, the last for all that remain; or where each ends, in percent
 * @param inPercent whether waves are in percent
 * @param budget how many failures are allowed
 * @param claiming whether several hosts share the work
 */
record FleetOptions(
    int parallelism,
    List<String> canary,
    List<Integer> waves,
    boolean inPercent,
    int budget,
    boolean claiming) {
  private static final int ALL = 100;

  static final FleetOptions DEFAULT =
      new FleetOptions(
          Fleet.DEFAULT_PARALLELISM, List.of(), List.of(Integer.MAX_VALUE), false, 0, true);

  FleetOptions {
    require(parallelism >= 1, "The parallelism of a fleet is 1 or more, not %s.", parallelism);
    require(budget >= 0, "The error budget of a fleet is 0 or more, not %s.", budget);
    require(!waves.isEmpty(), "A fleet has at least one wave, not %s.", 0);
    int before = 0;
    for (int wave : waves) {
      if (inPercent) {
        require(
            wave > before && wave <= ALL,
            "The ends of waves rise from 1 to 100 percent, and %s does not fit there.",
            wave);
        before = wave;
      } else {
        require(wave >= 1, "A wave has 1 environment or more, not %s.", wave);
      }
    }
    canary = List.copyOf(canary);
    waves = List.copyOf(waves);
  }

  private static void require(boolean holds, String message, int found) {
    if (!holds) {
      throw new LedgerException(message.formatted(Integer.toString(found)));
    }
  }

  FleetOptions withParallelism(int environments) {
    return new FleetOptions(environments, canary, waves, inPercent, budget, claiming);
  }

  FleetOptions withCanary(List<String> names) {
    return new FleetOptions(parallelism, names, waves, inPercent, budget, claiming);
  }

  FleetOptions withWaves(List<Integer> wanted, boolean percent) {
    return new FleetOptions(parallelism, canary, wanted, percent, budget, claiming);
  }

  FleetOptions withBudget(int failures) {
    return new FleetOptions(parallelism, canary, waves, inPercent, failures, claiming);
  }

  FleetOptions withPercentOfFailures(int percent, int of) {
    require(
        percent >= 0 && percent <= ALL,
        "The error budget of a fleet is from 0 to 100 percent, not %s.",
        percent);
    return withBudget((int) ((long) of * percent / ALL));
  }

  FleetOptions withoutClaims() {
    return new FleetOptions(parallelism, canary, waves, inPercent, budget, false);
  }

  /** The waves, canaries first; none is empty. The same for the same names on every host. */
  List<List<String>> wavesOf(List<String> names) {
    List<String> others = new ArrayList<>(names);
    others.removeAll(Set.copyOf(canary));
    List<List<String>> all = new ArrayList<>();
    all.add(canary);
    int from = 0;
    for (int i = 0; from < others.size(); i++) {
      int to = end(i, from, others.size());
      all.add(List.copyOf(others.subList(from, to)));
      from = to;
    }
    all.removeIf(List::isEmpty);
    return all;
  }

  private int end(int wave, int from, int of) {
    if (!inPercent) {
      int size = waves.get(Math.min(wave, waves.size() - 1));
      return (int) Math.min(of, (long) from + size);
    }
    int percent = wave < waves.size() ? waves.get(wave) : ALL;
    return (int) (((long) of * percent + ALL - 1) / ALL);
  }
}
