package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.ddl.internal.jooq.Facts.Column;
import dev.oneledger.ddl.internal.rerun.Rerun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * What SET assigns.
 *
 * @param values the value of each column, by the column's name in lower case
 * @param targets what the columns of the row to be changed may be called by; empty if by anything
 */
record Assigned(Map<String, Object> values, Set<String> targets) {

  /** Of a model's SET clause; empty if it assigns anything but columns. */
  static Optional<Assigned> of(Map<?, ?> set, Set<String> targets) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> each : set.entrySet()) {
      if (!(each.getKey() instanceof TableField<?, ?> column)) {
        return Optional.empty();
      }
      values.put(Column.of(column).name(), each.getValue());
    }
    return Optional.of(new Assigned(values, targets));
  }

  /** True for a column of the row that is changed, which SET gives another value. */
  boolean changes(Column column) {
    return values.containsKey(column.name()) && isOwn(column);
  }

  /** Whether it is, or could be, a column of the row that is changed. */
  boolean isOwn(Column column) {
    return column.qualifier().isEmpty()
        || targets.isEmpty()
        || targets.contains(column.qualifier());
  }

  /** What assigning the same once more does to a row that is matched again. */
  Rerun repeated() {
    List<Rerun> parts = new ArrayList<>();
    values.forEach((column, value) -> parts.add(repeated(column, value)));
    return Rerun.worst(parts);
  }

  private Rerun repeated(String column, Object value) {
    Facts facts = Facts.of(value);
    if (accumulates(value, column)) {
      return Rerun.harmful(
          "The value of %s is computed from itself, and is another at every run.".formatted(column),
          "Exclude by the predicate what it has already done, or let the journal run it once.");
    }
    if (facts.opaque()) {
      return Rerun.unknown("How the value of %s comes about is not known.".formatted(column));
    }
    if (facts.changing()) {
      return Rerun.harmful(
          "The value of %s depends on when it runs, and is another at every run.".formatted(column),
          "Add a predicate that is false once it is done, such as %s IS NULL.".formatted(column));
    }
    boolean readsOthers = facts.reads(read -> changes(read) && !read.name().equals(column));
    if (readsOthers || (facts.reads(read -> changes(read)) && !settles(value, column))) {
      return Rerun.unknown(
          "The value of %s is computed from what the statement itself changes.".formatted(column));
    }
    return Rerun.harmless();
  }

  /** True if a part of the value adds to the column, whatever stands around it. */
  private boolean accumulates(@Nullable Object part, String column) {
    if (part == null) {
      return false;
    }
    if (KnownParts.accumulates(part)) {
      return Facts.of(part).reads(read -> read.name().equals(column) && isOwn(read));
    }
    if (part instanceof QOM.ScalarSubquery<?>) {
      return false;
    }
    return KnownParts.of(part).stream()
        .flatMap(List::stream)
        .anyMatch(inner -> accumulates(inner, column));
  }

  /** True for the column itself, or what settles around it, with nothing else that changes. */
  private boolean settles(Object value, String column) {
    if (value instanceof TableField<?, ?> field) {
      return Column.of(field).name().equals(column);
    }
    if (value instanceof QOM.CaseSearched<?> choice) {
      return keepsOrFills(choice, column);
    }
    List<?> parts = flat(KnownParts.of(value).orElse(List.of()));
    return KnownParts.settles(value)
        && !parts.isEmpty()
        && settles(parts.get(0), column)
        && parts.subList(1, parts.size()).stream()
            .noneMatch(part -> Facts.of(part).reads(this::changes));
  }

  private static List<?> flat(List<?> parts) {
    return !parts.isEmpty() && parts.get(0) instanceof List<?> inner ? inner : parts;
  }

  /** {@code CASE WHEN x IS NULL THEN constant ELSE x END}. */
  private boolean keepsOrFills(QOM.CaseSearched<?> choice, String column) {
    boolean one = choice.$when().size() == 1;
    Object condition = one ? choice.$when().get(0).$1() : null;
    Object filling = one ? choice.$when().get(0).$2() : null;
    @Nullable Object otherwise = choice.$else();
    return condition instanceof QOM.IsNull empty
        && isColumn(empty.$arg1(), column)
        && isColumn(otherwise, column)
        && Facts.of(filling).columns().isEmpty();
  }

  private static boolean isColumn(@Nullable Object part, String column) {
    return part instanceof TableField<?, ?> field && Column.of(field).name().equals(column);
  }
}
