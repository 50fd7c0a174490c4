package dev.oneledger.page;

import dev.oneledger.page.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the text before beside one of the text after.
 *
 * @param before null where something was added
 * @param after null where something was removed
 */
record DiffPair(@Nullable DiffLine before, @Nullable DiffLine after) {

  /** Puts removed lines beside the added ones that took their place, in order. */
  static List<DiffPair> of(List<DiffLine> lines) {
    List<DiffPair> pairs = new ArrayList<>();
    List<DiffLine> removed = new ArrayList<>();
    List<DiffLine> added = new ArrayList<>();
    for (DiffLine line : lines) {
      if (line.kind() == Kind.REMOVED && added.isEmpty()) {
        removed.add(line);
      } else if (line.kind() == Kind.ADDED) {
        added.add(line);
      } else {
        drain(removed, added, pairs);
        if (line.kind() == Kind.REMOVED) {
          removed.add(line);
        } else {
          pairs.add(new DiffPair(line, line));
        }
      }
    }
    drain(removed, added, pairs);
    return pairs;
  }

  private static void drain(List<DiffLine> removed, List<DiffLine> added, List<DiffPair> pairs) {
    for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
      pairs.add(
          new DiffPair(
              i < removed.size() ? removed.get(i) : null, i < added.size() ? added.get(i) : null));
    }
    removed.clear();
    added.clear();
  }
}
