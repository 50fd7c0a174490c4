package dev.oneledger.reliability.crash;

import static java.util.stream.Collectors.partitioningBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which calls of a scenario are struck, and how: half of them, or all there are, among those that
 * send something to the server, the rest among those that do not, spread evenly, and the same every
 * time.
 */
final class Sample {
  /** A halted process is a new virtual machine, a killed server recovers. */
  private static final Set<FaultKind> DEAR =
      EnumSet.of(FaultKind.PROCESS_HALTED, FaultKind.SERVER_KILLED);

  private static final Pattern SENDING =
      Pattern.compile("execute|commit|rollback|getConnection|setAutoCommit|isValid");

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
  List<Point> of(List<String> calls, long points) {
    Map<Boolean, List<Integer>> numbers =
        IntStream.rangeClosed(1, calls.size())
            .boxed()
            .collect(partitioningBy(number -> SENDING.matcher(calls.get(number - 1)).lookingAt()));
    List<Integer> sending = numbers.getOrDefault(true, List.of());
    List<Integer> others = numbers.getOrDefault(false, List.of());
    long weights = kinds.stream().mapToInt(this::weight).sum();
    List<Point> chosen = new ArrayList<>();
    for (FaultKind kind : kinds) {
      int share = (int) Math.min(calls.size(), (points * weight(kind) + weights - 1) / weights);
      int amongSending = Math.min(sending.size(), Math.max((share + 1) / 2, share - others.size()));
      chosen.addAll(spread(kind, sending, amongSending));
      chosen.addAll(spread(kind, others, share - amongSending));
    }
    return chosen;
  }

  private static List<Point> spread(FaultKind kind, List<Integer> calls, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Point(kind, calls.get((int) ((long) i * calls.size() / count))))
        .toList();
  }

  private int weight(FaultKind kind) {
    return DEAR.contains(kind) ? 1 : cheapForOneDear;
  }
}
