package dev.oneledger.reliability.crash;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which calls of a scenario are struck, and how. Spread evenly over all calls, and the same every
 * time.
 */
final class Sample {
  /** A halted process is a new virtual machine, a killed server recovers. */
  private static final Set<FaultKind> DEAR =
      EnumSet.of(FaultKind.PROCESS_HALTED, FaultKind.SERVER_KILLED);

  private final Set<FaultKind> kinds;
  private final int cheapForOneDear;

  /**
   * @param cheapForOneDear how many points of each other kind there are for one that takes long
   */
  Sample(Set<FaultKind> kinds, int cheapForOneDear) {
    this.kinds = kinds;
    this.cheapForOneDear = cheapForOneDear;
  }

  /** About so many points, and never more than one for each kind and call. */
  List<Point> of(long calls, long points) {
    long weights = kinds.stream().mapToInt(this::weight).sum();
    List<Point> chosen = new ArrayList<>();
    for (FaultKind kind : kinds) {
      long share = (points * weight(kind) + weights - 1) / weights;
      long count = Math.min(share, calls);
      for (long i = 0; i < count; i++) {
        chosen.add(new Point(kind, 1 + i * calls / count));
      }
    }
    return chosen;
  }

  private int weight(FaultKind kind) {
    return DEAR.contains(kind) ? 1 : cheapForOneDear;
  }
}
