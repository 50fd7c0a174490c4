package dev.oneledger.ddl.internal.proof;

import dev.oneledger.ddl.ProofDifference;
import dev.oneledger.spi.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What was there after each statement of a text. */
final class Trail {
  private final List<Point> points = new ArrayList<>();

  private record Point(int line, ScratchState after) {}

  void add(SqlStatement statement, ScratchState after) {
    points.add(new Point(statement.line(), after));
  }

  /**
   * The line of the last statement that changed what differs in the end; 0 if none did.
   *
   * @param from what was there before the first one
   */
  int culprit(ScratchState from, StateComparison comparison) {
    Map<ObjectKey, Integer> lastChange = new HashMap<>();
    ScratchState before = from;
    for (Point point : points) {
      for (ProofDifference difference : comparison.differences()) {
        ObjectKey key = new ObjectKey(difference.kind(), difference.object());
        if (!Objects.equals(at(before, key), at(point.after, key))) {
          lastChange.put(key, point.line);
        }
      }
      before = point.after;
    }
    return lastChange.values().stream().min(Integer::compare).orElse(0);
  }

  private static @Nullable SortedMap<String, String> at(ScratchState state, ObjectKey key) {
    return state.objects().get(key);
  }
}
