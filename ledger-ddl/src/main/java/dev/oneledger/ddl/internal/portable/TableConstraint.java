package dev.oneledger.ddl.internal.portable;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table. Internal: may change in any release.
 *
 * @param name its name, in lower case
 * @param kind what it is
 * @param columns the columns it is on, in order; empty for a check
 * @param condition what a check wants; null for others
 * @param reference what a foreign key leads to; null for others
 */
public record TableConstraint(
    String name,
    Kind kind,
    List<String> columns,
    @Nullable Expression condition,
    @Nullable Reference reference) {

  /** What it is. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    CHECK,
    FOREIGN_KEY
  }

  /**
   * What a foreign key leads to.
   *
   * @param table the table
   * @param columns its columns, in order
   * @param onDelete what a deletion there does, in upper case; empty for nothing
   * @param onUpdate what an update there does
   */
  public record Reference(String table, List<String> columns, String onDelete, String onUpdate) {
    /** Copies the list. */
    public Reference {
      columns = List.copyOf(columns);
    }
  }

  /** Copies the list. */
  public TableConstraint {
    columns = List.copyOf(columns);
  }

  boolean isForeignKey() {
    return kind == Kind.FOREIGN_KEY;
  }

  boolean isSame(TableConstraint other) {
    String mine = condition == null ? "" : condition.meaning();
    String others = other.condition == null ? "" : other.condition.meaning();
    return name.equals(other.name)
        && kind == other.kind
        && columns.equals(other.columns)
        && mine.equals(others)
        && Objects.equals(reference, other.reference);
  }

  /** Its own columns by their new names. */
  TableConstraint renamed(UnaryOperator<String> column) {
    return new TableConstraint(
        name, kind, columns.stream().map(column).toList(), condition, reference);
  }

  /** What it leads to by its new names. */
  TableConstraint leadingTo(String table, UnaryOperator<String> column) {
    Reference to = Objects.requireNonNull(reference);
    return new TableConstraint(
        name,
        kind,
        columns,
        condition,
        new Reference(
            table, to.columns().stream().map(column).toList(), to.onDelete(), to.onUpdate()));
  }
}
