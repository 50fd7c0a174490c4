package dev.oneledger.ddl.internal.inverse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts renames in an order in which each finds its new name free. */
final class RenameOrder {

  private final List<Rename> waiting;
  private final List<String> statements = new ArrayList<>();
  private final List<Rename> stuck = new ArrayList<>();

  RenameOrder(List<Rename> renames) {
    waiting = new ArrayList<>(renames);
    waiting.sort(Comparator.comparingInt(Rename::rank));
    while (!waiting.isEmpty()) {
      step(waiting.get(0).rank());
    }
  }

  /** In order. */
  List<String> statements() {
    return statements;
  }

  /** Renames of a circle of which nothing tells whether it was gone already. */
  List<Rename> stuck() {
    return stuck;
  }

  private void step(int rank) {
    List<Rename> free =
        waiting.stream()
            .filter(rename -> rename.rank() == rank)
            .filter(rename -> waiting.stream().noneMatch(other -> blocks(other, rename)))
            .toList();
    if (free.isEmpty()) {
      Rename first = waiting.get(0);
      RenameCircle.of(waiting).ifPresentOrElse(statements::addAll, () -> stuck.add(first));
    }
    free.forEach(rename -> statements.add(rename.guarded()));
    waiting.removeAll(free);
  }

  private static boolean blocks(Rename other, Rename rename) {
    return !other.equals(rename)
        && other.rank() == rename.rank()
        && other.space().equals(rename.space())
        && other.before().equals(rename.after());
  }
}
