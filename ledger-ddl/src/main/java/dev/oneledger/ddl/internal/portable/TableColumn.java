package dev.oneledger.ddl.internal.portable;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column. Internal: may change in any release.
 *
 * @param name its name, in lower case
 * @param type its type
 * @param nullable whether it may be NULL
 * @param standard its default; null if it has none
 * @param identity whether it numbers itself
 */
public record TableColumn(
    String name,
    ColumnType type,
    boolean nullable,
    @Nullable Expression standard,
    boolean identity) {

  /** What PostgreSQL calls the sequence of such a column that numbers itself. */
  public String sequenceIn(String table) {
    return "%s_%s_seq".formatted(table, name);
  }

  TableColumn named(String other) {
    return new TableColumn(other, type, nullable, standard, identity);
  }

  /** The same but that it may be NULL. */
  TableColumn optional() {
    return new TableColumn(name, type, true, standard, identity);
  }

  /** The same but that it may not be NULL. */
  public TableColumn required() {
    return new TableColumn(name, type, false, standard, identity);
  }

  boolean hasDefaultOf(TableColumn other) {
    return Objects.equals(meaning(), other.meaning());
  }

  boolean isSame(TableColumn other) {
    return name.equals(other.name)
        && type.equals(other.type)
        && nullable == other.nullable
        && identity == other.identity
        && hasDefaultOf(other);
  }

  private @Nullable String meaning() {
    return standard == null ? null : standard.meaning();
  }
}
