package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.ddl.internal.jooq.Facts.Column;
import java.util.List;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.TableField;
import org.jooq.impl.QOM;

/**
 * Whether a query leaves out rows that are in the table already: {@code WHERE NOT EXISTS (SELECT …
 * FROM table WHERE column = value …)}, where every column is compared with the very value that is
 * inserted into it, and that value is not NULL.
 *
 * @param table the table's own name
 * @param columns the columns that are inserted, in lower case
 * @param select where the rows come from
 */
record Absence(String table, List<String> columns, Select<?> select) {

  boolean isSure() {
    return columns.size() == select.$select().size()
        && Exclusion.conditions(select.$where()).stream().anyMatch(this::leavesOutInserted);
  }

  private boolean leavesOutInserted(Object condition) {
    if (!(condition instanceof QOM.Not not) || !(not.$arg1() instanceof QOM.Exists exists)) {
      return false;
    }
    Select<?> inner = exists.$arg1();
    List<Queried.TableUse> tables = Queried.tables(inner.$from());
    if (tables.size() != 1 || !tables.get(0).name().equalsIgnoreCase(table)) {
      return false;
    }
    String alias = Facts.lower(tables.get(0).alias());
    List<Object> comparisons = Exclusion.conditions(inner.$where());
    return !inner.$groupBy().iterator().hasNext()
        && inner.$having() == null
        && !Facts.of(inner).opaque()
        && comparisons.stream().allMatch(each -> holdsForInserted(each, alias));
  }

  /** {@code column = value} or {@code column IS NOT DISTINCT FROM value}, in either order. */
  private boolean holdsForInserted(Object comparison, String alias) {
    if (comparison instanceof QOM.Eq<?> equal) {
      return isInserted(equal.$arg1(), equal.$arg2(), alias, false)
          || isInserted(equal.$arg2(), equal.$arg1(), alias, false);
    }
    return comparison instanceof QOM.IsNotDistinctFrom<?> same
        && (isInserted(same.$arg1(), same.$arg2(), alias, true)
            || isInserted(same.$arg2(), same.$arg1(), alias, true));
  }

  private boolean isInserted(Field<?> column, Field<?> value, String alias, boolean nullIsFine) {
    if (!(column instanceof TableField<?, ?> field)) {
      return false;
    }
    Column name = Column.of(field);
    boolean own = name.qualifier().isEmpty() || name.qualifier().equals(alias);
    int index = columns.indexOf(name.name());
    return own && index >= 0 && isTheSame(select.$select().get(index), value, nullIsFine);
  }

  private static boolean isTheSame(
      SelectFieldOrAsterisk inserted, Field<?> compared, boolean nullIsFine) {
    Object plain = inserted instanceof QOM.FieldAlias<?> alias ? alias.$field() : inserted;
    boolean literal = plain instanceof Param<?> value && value.getValue() != null;
    Facts facts = Facts.of(compared);
    return plain.equals(compared)
        && (literal || nullIsFine)
        && !facts.opaque()
        && !facts.changing();
  }
}
