package dev.oneledger.ddl.internal.data;

import java.util.List;
import java.util.Optional;

/**
 * A table through the migration.
 *
 * @param first as it was before it
 * @param last as it is after it; null if it is no more
 * @param madeAnew true if it is no more, and another table has its name after it
 * @param captures what was kept of it, in the order of the statements
 */
record TableHistory(Shape first, Optional<Shape> last, boolean madeAnew, List<Capture> captures) {

  TableHistory {
    captures = List.copyOf(captures);
  }

  /** The rows of a table that the migration made under the name go with it. */
  String emptied() {
    return madeAnew ? "DELETE FROM %s;\n".formatted(first.only()) : "";
  }

  /** True if no key names its rows through the migration. */
  boolean unnamed() {
    return captures.get(0).unnamed();
  }

  /** The captures of whole rows after this one. */
  List<Capture> laterRows(Capture capture) {
    return captures.subList(captures.indexOf(capture) + 1, captures.size()).stream()
        .filter(later -> later.kind() != Capture.Kind.COLUMNS)
        .toList();
  }

  /** The first copy of a column that was taken before this capture. */
  Optional<Capture> earlierCopy(Capture capture, Column column) {
    return captures.subList(0, captures.indexOf(capture)).stream()
        .filter(earlier -> earlier.kind() == Capture.Kind.COLUMNS)
        .filter(earlier -> !earlier.isKey(column))
        .filter(earlier -> earlier.olds().stream().anyMatch(o -> o.number() == column.number()))
        .findFirst();
  }

  /** True if the column's values were converted and kept before this capture or after it. */
  boolean convertedLater(Capture capture, Column column) {
    return captures.subList(captures.indexOf(capture) + 1, captures.size()).stream()
        .filter(later -> later.kind() == Capture.Kind.COLUMNS)
        .anyMatch(later -> later.olds().stream().anyMatch(o -> o.number() == column.number()));
  }
}
