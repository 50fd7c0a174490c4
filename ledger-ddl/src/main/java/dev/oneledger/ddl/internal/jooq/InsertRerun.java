package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.ddl.internal.jooq.Facts.Column;
import dev.oneledger.ddl.internal.rerun.Rerun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Row;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.TableField;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** Judges INSERT. */
final class InsertRerun {

  static final String REMEDY =
      "Name the key: ON CONFLICT (key) DO NOTHING, or WHERE NOT EXISTS with the key.";

  private final QOM.Insert<?> insert;
  private final String table;
  private final List<String> columns = new ArrayList<>();

  InsertRerun(QOM.Insert<?> insert) {
    this.insert = insert;
    this.table = insert.$into().getName();
    for (Field<?> column : insert.$columns()) {
      if (column instanceof TableField<?, ?> known) {
        columns.add(Column.of(known).name());
      }
    }
  }

  Rerun judge() {
    if (insert.$with() != null) {
      return Rerun.unknown("An INSERT with WITH is not judged.");
    }
    if (insert.$onDuplicateKeyIgnore()) {
      return keyed();
    }
    if (insert.$onDuplicateKeyUpdate()) {
      return Rerun.worst(List.of(keyed(), updated()));
    }
    @Nullable Select<?> select = insert.$select();
    return select == null ? again() : selected(select);
  }

  static Rerun again() {
    return Rerun.harmful("The INSERT inserts its rows again, or fails on their key.", REMEDY);
  }

  /** Whether the named key is given, and the same at every run. */
  private Rerun keyed() {
    if (insert.$onConflict().isEmpty() || insert.$onConflictWhere() != null) {
      return Rerun.unknown(
          "Which key keeps the second run from inserting again is not said, or not for every row.");
    }
    List<Rerun> parts = new ArrayList<>();
    for (Field<?> key : insert.$onConflict()) {
      int index = columns.indexOf(key instanceof TableField<?, ?> f ? Column.of(f).name() : "");
      parts.add(
          index < 0
              ? Rerun.unknown("The INSERT does not give its key %s.".formatted(key.getName()))
              : Rerun.worst(values(index).stream().map(each -> key(key, each)).toList()));
    }
    return Rerun.worst(parts);
  }

  private List<Object> values(int index) {
    List<Object> values = new ArrayList<>();
    @Nullable Select<?> select = insert.$select();
    if (select == null) {
      for (Row row : insert.$values()) {
        values.add(row.field(index));
      }
    } else {
      List<? extends SelectFieldOrAsterisk> selected = select.$select();
      values.add(index < selected.size() ? selected.get(index) : select);
    }
    return values;
  }

  private static Rerun key(Field<?> key, Object value) {
    Facts facts = Facts.of(value);
    if (facts.changing()) {
      return Rerun.harmful(
          "The key %s is another at every run.".formatted(key.getName()),
          "Insert a fixed key, or one that comes from the rows.");
    }
    if (value instanceof Param<?> literal) {
      return literal.getValue() == null
          ? Rerun.harmful(
              "The key %s is NULL, which is never in conflict.".formatted(key.getName()),
              "Insert a key.")
          : Rerun.harmless();
    }
    return Rerun.unknown(
        "A second run inserts again where the key %s is NULL or another by then."
            .formatted(key.getName()));
  }

  /** DO UPDATE: the row that is there gets values that are the same at every run, or not. */
  private Rerun updated() {
    var assigned = Assigned.of(insert.$updateSet(), Set.of(Facts.lower(insert.$into().getName())));
    if (assigned.isEmpty()) {
      return Rerun.unknown("An upsert that sets several columns at once is not judged.");
    }
    Rerun repeated = assigned.get().repeated();
    boolean excluded = new Exclusion(assigned.get()).by(insert.$updateWhere());
    if (excluded && !Facts.of(insert.$updateWhere()).opaque()) {
      return Rerun.harmless();
    }
    boolean chosen = insert.$updateWhere() != null && repeated.is(Rerun.Outcome.HARMFUL);
    return chosen
        ? Rerun.unknown("Whether the predicate excludes what is done is not known.")
        : Rerun.worst(List.of(repeated, proposed()));
  }

  /** What EXCLUDED stands for. */
  private Rerun proposed() {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.addAll(values(i));
    }
    Facts facts = Facts.of(values);
    return facts.opaque() || facts.changing() || facts.queries(table)
        ? Rerun.unknown("Whether the inserted values are the same at every run is not known.")
        : Rerun.harmless();
  }

  private Rerun selected(Select<?> select) {
    boolean readsItself =
        Facts.of(select).queries(table)
            || Queried.tables(select.$from()).stream()
                .anyMatch(each -> each.name().equalsIgnoreCase(table));
    if (!readsItself) {
      return again();
    }
    boolean absent = new Absence(table, columns, select).isSure();
    return absent
        ? Rerun.harmless()
        : Rerun.unknown("Whether the query leaves out what is inserted already is not known.");
  }
}
