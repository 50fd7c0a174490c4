package dev.oneledger.ddl.internal.portable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps from one schema to another, in an order in which each finds what it needs: what stands
 * in the way goes first, then renames, tables and columns, then keys, indexes, foreign keys and
 * views.
 */
final class SchemaSteps {
  private final PortableSchema old;
  private final PortableSchema from;
  private final PortableSchema to;
  private final Renames renames;
  private final ViewSteps views;
  private final List<Step> steps = new ArrayList<>();

  private SchemaSteps(PortableSchema old, PortableSchema to, Renames renames) {
    this.old = old;
    this.from = renames.applied(old);
    this.to = to;
    this.renames = renames;
    this.views = new ViewSteps(old, to, this::isTouched);
  }

  static List<Step> between(PortableSchema old, PortableSchema to, Renames renames) {
    SchemaSteps way = new SchemaSteps(old, to, renames);
    way.steps.addAll(way.views.drops());
    way.dropForeignKeys();
    way.dropOthers();
    way.rename();
    way.sequences();
    way.tables();
    way.addKeys();
    way.dropSequences();
    way.steps.addAll(way.views.makes());
    return List.copyOf(way.steps);
  }

  /** Whether a view of the table has to be made anew, by the table's name before. */
  private boolean isTouched(String oldTable) {
    Optional<SchemaTable> before = from.table(renames.table(oldTable));
    Optional<SchemaTable> after = to.table(renames.table(oldTable));
    if (before.isEmpty()) {
      return false;
    }
    boolean renamed =
        renames.tables().containsKey(oldTable) || renames.columns().containsKey(oldTable);
    return renamed
        || after.isEmpty()
        || before.get().columns().stream()
            .anyMatch(each -> after.get().column(each.name()).filter(each::isSame).isEmpty());
  }

  private void dropForeignKeys() {
    eachOld(
        (before, table) ->
            table.foreignKeys().stream()
                .filter(key -> !stays(table.name(), key))
                .forEach(key -> drop(before, key)));
  }

  private void dropOthers() {
    for (TableIndex index : old.indexes()) {
      boolean tableStays = to.table(renames.table(index.table())).isPresent();
      if (tableStays && !staysIndex(index.name())) {
        steps.add(new Step.DropIndex(index));
      }
    }
    eachOld(
        (before, table) -> {
          if (to.table(table.name()).isPresent()) {
            table.others().stream()
                .filter(each -> !stays(table.name(), each))
                .forEach(each -> drop(before, each));
          }
        });
  }

  private boolean staysIndex(String name) {
    return from.index(name).isPresent() && from.index(name).equals(to.index(name));
  }

  private void drop(SchemaTable before, TableConstraint renamed) {
    steps.add(new Step.DropConstraint(before, before.constraint(renamed.name()).orElse(renamed)));
  }

  private interface OldTable {
    void see(SchemaTable before, SchemaTable renamed);
  }

  private void eachOld(OldTable seen) {
    for (int i = 0; i < old.tables().size(); i++) {
      seen.see(old.tables().get(i), from.tables().get(i));
    }
  }

  /** H2 keeps the condition of a check as it reads for the types of its columns. */
  private boolean readsChanged(String table, TableConstraint check) {
    Expression condition = check.condition();
    return condition != null
        && from.table(table).stream()
            .flatMap(t -> t.columns().stream())
            .filter(each -> !isUnchanged(table, each.name()))
            .anyMatch(each -> condition.meaning().contains('"' + each.name() + '"'));
  }

  /** A foreign key goes along when a column of it changes, or the key it leads to. */
  private boolean stays(String table, TableConstraint constraint) {
    boolean same =
        to.table(table)
            .flatMap(t -> t.constraint(constraint.name()))
            .filter(constraint::isSame)
            .isPresent();
    TableConstraint.Reference reference = constraint.reference();
    if (!same || reference == null) {
      return same && !readsChanged(table, constraint);
    }
    return constraint.columns().stream().allMatch(each -> isAsItWas(table, each))
        && reference.columns().stream().allMatch(each -> isAsItWas(reference.table(), each))
        && from.table(reference.table()).stream()
            .flatMap(t -> t.others().stream())
            .filter(key -> key.kind() != TableConstraint.Kind.CHECK)
            .allMatch(key -> stays(reference.table(), key));
  }

  /** H2 goes on showing a foreign key's column by the name it had. */
  private boolean isAsItWas(String table, String column) {
    boolean renamed =
        renames.columns().entrySet().stream()
            .anyMatch(
                each ->
                    renames.table(each.getKey()).equals(table)
                        && each.getValue().containsValue(column));
    return !renamed && isUnchanged(table, column);
  }

  private boolean isUnchanged(String table, String column) {
    Optional<TableColumn> before = from.table(table).flatMap(t -> t.column(column));
    Optional<TableColumn> after = to.table(table).flatMap(t -> t.column(column));
    return before.isPresent() && after.isPresent() && before.get().isSame(after.get());
  }

  private void rename() {
    for (SchemaTable table : old.tables()) {
      String name = renames.table(table.name());
      if (!name.equals(table.name())) {
        steps.add(new Step.RenameTable(table, name));
      }
      for (TableColumn column : table.columns()) {
        String renamed = renames.column(table.name(), column.name());
        if (!renamed.equals(column.name())) {
          steps.add(new Step.RenameColumn(name, column, renamed));
        }
      }
    }
  }

  private void sequences() {
    for (SchemaSequence wanted : to.sequences()) {
      Optional<SchemaSequence> there = from.sequence(wanted.name());
      if (there.isEmpty()) {
        steps.add(new Step.MakeSequence(wanted));
      } else if (!there.get().equals(wanted)) {
        steps.add(new Step.ChangeSequence(wanted));
      }
    }
  }

  private void dropSequences() {
    from.sequences().stream()
        .filter(each -> to.sequence(each.name()).isEmpty())
        .forEach(each -> steps.add(new Step.DropSequence(each.name())));
  }

  private void tables() {
    for (SchemaTable wanted : to.tables()) {
      Optional<SchemaTable> there = from.table(wanted.name());
      if (there.isEmpty()) {
        steps.add(new Step.MakeTable(wanted));
      } else {
        columns(there.get(), wanted);
      }
    }
    from.tables().stream()
        .filter(each -> to.table(each.name()).isEmpty())
        .forEach(each -> steps.add(new Step.DropTable(each.name())));
  }

  private void columns(SchemaTable there, SchemaTable wanted) {
    for (TableColumn column : wanted.columns()) {
      Optional<TableColumn> present = there.column(column.name());
      if (present.isEmpty()) {
        steps.add(new Step.AddColumn(wanted.name(), column));
      } else if (!present.get().isSame(column)) {
        steps.add(new Step.ChangeColumn(wanted.name(), present.get(), column));
      }
    }
    there.columns().stream()
        .filter(each -> wanted.column(each.name()).isEmpty())
        .forEach(each -> steps.add(new Step.DropColumn(wanted.name(), each.name())));
  }

  private void addKeys() {
    for (SchemaTable wanted : to.tables()) {
      if (from.table(wanted.name()).isPresent()) {
        wanted.others().stream()
            .filter(each -> isMissing(wanted.name(), each))
            .forEach(each -> steps.add(new Step.AddConstraint(wanted, each)));
      }
    }
    for (TableIndex index : to.indexes()) {
      if (!staysIndex(index.name())) {
        steps.add(new Step.MakeIndex(to.table(index.table()).orElseThrow(), index));
      }
    }
    for (SchemaTable wanted : to.tables()) {
      wanted.foreignKeys().stream()
          .filter(each -> isMissing(wanted.name(), each))
          .forEach(each -> steps.add(new Step.AddConstraint(wanted, each)));
    }
  }

  private boolean isMissing(String table, TableConstraint wanted) {
    return from.table(table)
        .flatMap(t -> t.constraint(wanted.name()))
        .filter(there -> stays(table, there))
        .isEmpty();
  }
}
