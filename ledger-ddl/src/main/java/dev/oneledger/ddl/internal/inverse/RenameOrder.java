package dev.oneledger.ddl.internal.inverse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts renames in an order in which each finds its new name free. */
final class RenameOrder {

  private RenameOrder() {}

  /** The statements; those of a circle are in {@code circles}. */
  static List<Rename> of(List<Rename> renames, List<Rename> circles) {
    List<Rename> waiting = new ArrayList<>(renames);
    waiting.sort(Comparator.comparingInt(Rename::rank));
    List<Rename> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      int rank = waiting.get(0).rank();
      List<Rename> free =
          waiting.stream()
              .filter(rename -> rename.rank() == rank && waiting.stream().noneMatch(other -> blocks(other, rename)))
              .toList();
      if (free.isEmpty()) {
        List<Rename> stuck = waiting.stream().filter(rename -> rename.rank() == rank).toList();
        circles.addAll(stuck);
        waiting.removeAll(stuck);
      }
      ordered.addAll(free);
      waiting.removeAll(free);
    }
    return ordered;
  }

  private static boolean blocks(Rename other, Rename rename) {
    return other != rename
        && other.rank() == rename.rank()
        && other.space().equals(rename.space())
        && other.before().equals(rename.after());
  }
}
