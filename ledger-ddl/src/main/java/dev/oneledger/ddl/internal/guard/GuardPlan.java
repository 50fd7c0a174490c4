package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Migration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * When each statement of a migration runs.
 *
 * @param migration the migration as its author wrote it
 * @param major the server's major version where it was probed
 * @param statements all of them, in order
 * @param slots the slots that they move, in order of their numbers
 * @param parts for each slot the part it belongs to
 * @param passing parts that end where they began, such as what is made and dropped again
 */
record GuardPlan(
    Migration migration,
    int major,
    List<PlannedStatement> statements,
    List<SlotHistory> slots,
    List<Integer> parts,
    Set<Integer> passing) {

  GuardPlan {
    statements = List.copyOf(statements);
    slots = List.copyOf(slots);
    parts = List.copyOf(parts);
    passing = Set.copyOf(passing);
  }

  /** Whether any statement is to run once. */
  boolean keepsRecord() {
    return statements.stream().anyMatch(s -> s.treatment() == Treatment.ONCE);
  }

  /** Whether the text needs a block that decides. */
  boolean decides() {
    return statements.stream().anyMatch(s -> s.treatment() != Treatment.ALWAYS);
  }

  /** The kinds of object that are read. */
  Set<String> kinds() {
    return slots.stream()
        .map(history -> history.slot().kind())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
