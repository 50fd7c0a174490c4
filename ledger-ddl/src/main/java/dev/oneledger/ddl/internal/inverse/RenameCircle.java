package dev.oneledger.ddl.internal.inverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects that take each other's names, over a name that nobody has. */
final class RenameCircle {

  /** A name that nobody has. */
  static final String FREE = "ledger_swap";

  private RenameCircle() {}

  /**
   * The statements for the renames that wait for each other, as many as make one circle.
   *
   * @param waiting gets rid of those that it found a way for
   * @return empty if nothing tells whether the names have changed already
   */
  static Optional<List<String>> of(List<Rename> waiting) {
    Rename first = waiting.remove(0);
    List<Rename> others = new ArrayList<>();
    String free = first.before();
    while (true) {
      String wanted = free;
      Optional<Rename> next =
          waiting.stream()
              .filter(
                  rename -> rename.space().equals(first.space()) && rename.after().equals(wanted))
              .findFirst();
      if (next.isEmpty()) {
        break;
      }
      others.add(next.get());
      waiting.remove(next.get());
      free = next.get().before();
    }
    if (first.near() == null) {
      return Optional.empty();
    }
    String swap = swap(first.before());
    List<String> statements = new ArrayList<>();
    statements.add(
        Guarded.whenText(
            "NOT " + first.exists().apply(swap) + " AND " + first.near(),
            first.statement().apply(first.before(), swap)));
    others.forEach(rename -> statements.add(rename.guarded(" AND " + first.exists().apply(swap))));
    statements.add(first.from(swap).guarded());
    return Optional.of(statements);
  }

  /** The free name, in the schema of the other if that has one. */
  private static String swap(String name) {
    List<String> parts = Names.parts(name);
    return parts.size() == 1 ? FREE : parts.get(0) + "." + FREE;
  }
}
