package dev.oneledger.ddl.internal.jooq;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** What an expression reads and calls. */
final class Facts {

  private final Set<Column> columns = new LinkedHashSet<>();
  private final Set<String> tables = new LinkedHashSet<>();
  private boolean opaque;
  private boolean changing;

  private Facts() {}

  static Facts of(@Nullable Object part) {
    Facts facts = new Facts();
    facts.read(part);
    return facts;
  }

  /**
   * A column by its names in lower case.
   *
   * @param qualifier what stands before its dot; empty if nothing does
   */
  record Column(String qualifier, String name) {
    static Column of(TableField<?, ?> field) {
      String[] parts = field.getQualifiedName().getName();
      String qualifier = parts.length < 2 ? "" : parts[parts.length - 2];
      return new Column(lower(qualifier), lower(field.getName()));
    }
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Holds something that is not known. */
  boolean opaque() {
    return opaque;
  }

  /** Depends on the time, on chance or on who asks. */
  boolean changing() {
    return changing;
  }

  Set<Column> columns() {
    return columns;
  }

  boolean reads(Predicate<Column> wanted) {
    return columns.stream().anyMatch(wanted);
  }

  /** The tables that it reads, in lower case. */
  Set<String> tables() {
    return tables;
  }

  /** A query inside reads this table. */
  boolean queries(String table) {
    return tables.contains(lower(table));
  }

  boolean queriesAny() {
    return !tables.isEmpty();
  }

  private void read(@Nullable Object part) {
    if (KnownParts.changing(part)) {
      changing = true;
      return;
    }
    if (part instanceof TableField<?, ?> field) {
      columns.add(Column.of(field));
      return;
    }
    if (part instanceof Table<?> table) {
      readTable(table);
      return;
    }
    Optional<List<?>> parts = KnownParts.of(part);
    opaque |= parts.isEmpty();
    parts.ifPresent(known -> known.forEach(this::read));
    opaque |= part instanceof Select<?> select && !isPlain(select);
  }

  private void readTable(Table<?> table) {
    if (table instanceof QOM.JoinTable<?, ?> join) {
      read(join.$table1());
      read(join.$table2());
      @Nullable Condition on = join instanceof QOM.QualifiedJoin<?, ?> by ? by.$on() : null;
      boolean byCondition = on != null || join instanceof QOM.CrossJoin<?>;
      opaque |= !byCondition;
      read(on);
    } else if (table instanceof QOM.TableAlias<?> alias) {
      read(alias.$table());
    } else if (DSL.table(table.getQualifiedName()).equals(table)) {
      tables.add(lower(table.getName()));
    } else {
      opaque = true;
    }
  }

  private static boolean isPlain(Select<?> select) {
    return select.$with() == null
        && select.$limit() == null
        && select.$offset() == null
        && select.$qualify() == null
        && select.$window().isEmpty()
        && select.$distinctOn().isEmpty()
        && select.$intoTable() == null;
  }
}
