package dev.oneledger.ddl.internal.jooq;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** What a query is made of. Set operations are not in its model, and so refused by their words. */
final class Queried {
  private Queried() {}

  /** Its expressions and its tables. */
  static List<@Nullable Object> parts(Select<?> select) {
    List<@Nullable Object> parts = new ArrayList<>();
    parts.addAll(select.$select());
    parts.addAll(select.$from());
    parts.add(select.$where());
    parts.addAll(select.$groupBy());
    parts.add(select.$having());
    parts.addAll(select.$orderBy());
    return parts;
  }

  /** The plain tables of a FROM clause, aliases resolved; empty if there is anything else. */
  static List<TableUse> tables(Iterable<? extends Table<?>> from) {
    List<TableUse> uses = new ArrayList<>();
    from.forEach(table -> collect(table, uses));
    return uses;
  }

  private static void collect(@Nullable Table<?> table, List<TableUse> uses) {
    if (table instanceof QOM.JoinTable<?, ?> join) {
      collect(join.$table1(), uses);
      collect(join.$table2(), uses);
    } else if (table instanceof QOM.TableAlias<?> alias) {
      uses.add(new TableUse(alias.$table().getName(), alias.getName(), alias.$table()));
    } else if (table != null) {
      uses.add(new TableUse(table.getName(), table.getName(), table));
    }
  }

  /**
   * A table where it is read or written.
   *
   * @param name its own name, without schema
   * @param alias what its columns are called by
   * @param table it as jOOQ knows it
   */
  record TableUse(String name, String alias, Table<?> table) {}
}
