package dev.oneledger.liquibase;

import dev.oneledger.SqlText;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A changeset as a changelog has it.
 *
 * @param key what names it
 * @param conditions when it runs
 * @param changes its SQL, with the properties that its file defines put in
 * @param obstacle why {@code changes} is not all there is to its sum, as a clause; empty if it is
 */
record Changeset(
    ChangesetKey key, Conditions conditions, List<SqlChange> changes, String obstacle) {
  static final String PLACEHOLDER = "${";

  /** On a line of its own, since a change may end with a line comment. */
  private static final String END = "\n;\n";

  Changeset {
    changes = List.copyOf(changes);
  }

  /** What Liquibase would store; null if that cannot be computed from SQL alone. */
  @Nullable String sum(SumVersion version) {
    return obstacle.isEmpty() ? version.of(changes) : null;
  }

  /** Its SQL; null if it is not all SQL. */
  @Nullable SqlText text() {
    return obstacle.isEmpty() && !changes.isEmpty()
        ? SqlText.of(
            changes.size() == 1
                ? changes.get(0).sql()
                : changes.stream().map(Changeset::withoutEnd).collect(Collectors.joining(END)))
        : null;
  }

  /** Without the semicolon that may end it, which would be an empty statement before the next. */
  private static String withoutEnd(SqlChange change) {
    return change.sql().replaceFirst("[\\s;]+$", "");
  }

  /** Whether a property is left whose value its file does not tell. */
  boolean hasPlaceholder() {
    return changes.stream().anyMatch(change -> change.sql().contains(PLACEHOLDER));
  }
}
