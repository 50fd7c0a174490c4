package dev.oneledger.reliability.crash;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which calls of a scenario are struck, and how. Spread evenly over all calls, and the same every
 * time.
 */
final class Sample {
  /**
   * How many points of each kind there are for one of the dearest: a halted process is a new
   * virtual machine, a killed server recovers.
   */
  private static final Map<FaultKind, Integer> WEIGHTS =
      new EnumMap<>(
          Map.of(
              FaultKind.EXCEPTION, 3,
              FaultKind.REPLY_LOST, 3,
              FaultKind.CONNECTION_CUT, 3,
              FaultKind.PROCESS_HALTED, 1,
              FaultKind.SERVER_KILLED, 1));

  private Sample() {}

  /** About so many points, and never more than one for each kind and call. */
  static List<Point> of(long calls, long points) {
    long weights = WEIGHTS.values().stream().mapToInt(Integer::intValue).sum();
    List<Point> chosen = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      long share = (points * WEIGHTS.getOrDefault(kind, 1) + weights - 1) / weights;
      long count = Math.min(share, calls);
      for (long i = 0; i < count; i++) {
        chosen.add(new Point(kind, 1 + i * calls / count));
      }
    }
    return chosen;
  }
}
