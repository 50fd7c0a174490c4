package dev.oneledger.ddl.internal.portable;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.portable.TableConstraint.Kind;
import java.util.List;

/**
 * MariaDB. A foreign key gets an index of its name, so that the server makes none by itself that
 * would go when another fits.
 */
final class MariaDbProduct implements Product {
  /** InnoDB's 3072 bytes, in utf8mb4. */
  private static final int LONGEST_IN_KEY = 768;

  @Override
  public SqlDialect dialect() {
    return SqlDialect.MARIADB;
  }

  @Override
  public String name(String name) {
    return '`' + name + '`';
  }

  /** Its own TIMESTAMP ends in 2038 and its TEXT at 64 KB. */
  @Override
  public String type(ColumnType type) {
    return switch (type.kind()) {
      case SMALLINT -> "smallint";
      case INTEGER -> "int";
      case BIGINT -> "bigint";
      case NUMERIC -> "decimal(%s,%s)".formatted(type.size(), type.scale());
      case REAL -> "float";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      case VARCHAR -> "varchar(%s)".formatted(type.size());
      case TEXT -> "longtext";
      case DATE -> "date";
      case TIMESTAMP -> "datetime(%s)".formatted(type.size());
    };
  }

  @Override
  public boolean canIndex(ColumnType type) {
    return type.kind() != ColumnType.Kind.TEXT && type.size() <= LONGEST_IN_KEY;
  }

  @Override
  public String identity() {
    return "AUTO_INCREMENT";
  }

  @Override
  public boolean namesPrimaryKeys() {
    return false;
  }

  @Override
  public List<String> write(Step step, Frames frames) throws StepRefusal {
    if (step instanceof Step.MakeTable make) {
      requireKeyOfNumbers(make.table());
      for (TableConstraint constraint : make.table().others()) {
        refuseCheckOfNumbers(make.table(), constraint);
      }
    }
    if (step instanceof Step.AddConstraint add) {
      refuseCheckOfNumbers(add.table(), add.constraint());
      return added(add.table(), add.constraint(), frames);
    }
    if (step instanceof Step.DropConstraint drop) {
      return dropped(drop.table(), drop.constraint());
    }
    if (step instanceof Step.DropIndex drop) {
      return List.of(dropIndex(drop.index().table(), drop.index().name()));
    }
    if (step instanceof Step.RenameTable rename) {
      return List.of(
          "RENAME TABLE IF EXISTS %s TO %s"
              .formatted(name(rename.table().name()), name(rename.to())));
    }
    if (step instanceof Step.RenameColumn rename) {
      return List.of(
          alter(rename.table())
              + "RENAME COLUMN IF EXISTS %s TO %s"
                  .formatted(name(rename.column().name()), name(rename.to())));
    }
    if (step instanceof Step.AddColumn add) {
      return addedColumn(add, frames);
    }
    return step instanceof Step.ChangeColumn change
        ? List.of(modified(change.table(), change.to(), frames))
        : CommonSteps.write(step, frames);
  }

  private String alter(String table) {
    return "ALTER TABLE IF EXISTS %s ".formatted(name(table));
  }

  private static void requireKeyOfNumbers(SchemaTable table) throws StepRefusal {
    for (TableColumn column : table.columns()) {
      boolean isFirstOfKey =
          table.others().stream()
              .anyMatch(
                  each ->
                      each.kind() == Kind.PRIMARY_KEY
                          && each.columns().get(0).equals(column.name()));
      if (column.identity() && !isFirstOfKey) {
        throw new StepRefusal(
            "column %s.%s".formatted(table.name(), column.name()),
            "a column that numbers itself must be the first of the primary key there",
            "Make it the primary key.");
      }
    }
  }

  private static void refuseCheckOfNumbers(SchemaTable table, TableConstraint constraint)
      throws StepRefusal {
    Expression condition = constraint.condition();
    if (condition == null) {
      return;
    }
    for (TableColumn column : table.columns()) {
      if (column.identity() && condition.meaning().contains('"' + column.name() + '"')) {
        throw new StepRefusal(
            "constraint %s.%s".formatted(table.name(), constraint.name()),
            "a check cannot read a column that numbers itself there: " + column.name(),
            "Leave the check out.");
      }
    }
  }

  private List<String> added(SchemaTable table, TableConstraint constraint, Frames frames)
      throws StepRefusal {
    String definition = frames.definition(table, constraint);
    String columns = frames.names(constraint.columns());
    String name = name(constraint.name());
    String alter = alter(table.name());
    return switch (constraint.kind()) {
      case PRIMARY_KEY -> List.of(alter + "ADD PRIMARY KEY IF NOT EXISTS (%s)".formatted(columns));
      case UNIQUE ->
          List.of(alter + "ADD UNIQUE KEY IF NOT EXISTS %s (%s)".formatted(name, columns));
      case CHECK ->
          List.of(alter + "ADD CONSTRAINT IF NOT EXISTS %s %s".formatted(name, definition));
      case FOREIGN_KEY ->
          List.of(
              "CREATE INDEX IF NOT EXISTS %s ON %s (%s)"
                  .formatted(name, name(table.name()), columns),
              alter
                  + "ADD CONSTRAINT %1$s FOREIGN KEY IF NOT EXISTS %1$s (%2$s) REFERENCES %3$s"
                      .formatted(name, columns, frames.reference(constraint)));
    };
  }

  private List<String> dropped(SchemaTable table, TableConstraint constraint) throws StepRefusal {
    String alter = alter(table.name());
    String name = constraint.name();
    return switch (constraint.kind()) {
      case PRIMARY_KEY -> {
        refuseNumbersWithoutKey(table, constraint);
        yield List.of(dropIndex(table.name(), "PRIMARY"));
      }
      case UNIQUE -> List.of(dropIndex(table.name(), name));
      case CHECK -> List.of(alter + "DROP CONSTRAINT IF EXISTS " + name(name));
      case FOREIGN_KEY ->
          List.of(
              alter + "DROP FOREIGN KEY IF EXISTS " + name(name), dropIndex(table.name(), name));
    };
  }

  private String dropIndex(String table, String index) {
    return alter(table) + "DROP INDEX IF EXISTS " + name(index);
  }

  private static void refuseNumbersWithoutKey(SchemaTable table, TableConstraint key)
      throws StepRefusal {
    for (String name : key.columns()) {
      if (table.column(name).orElseThrow().identity()) {
        throw new StepRefusal(
            "constraint %s.%s".formatted(table.name(), key.name()),
            "a column that numbers itself cannot be without its key there, not even between two statements",
            "Leave the key, or write this migration by hand.");
      }
    }
  }

  /** The server would fill a new NOT NULL column of existing rows with something of its own. */
  private List<String> addedColumn(Step.AddColumn add, Frames frames) throws StepRefusal {
    TableColumn column = add.column();
    if (column.nullable() || column.standard() != null) {
      return CommonSteps.write(add, frames);
    }
    return List.of(
        CommonSteps.write(new Step.AddColumn(add.table(), column.optional()), frames).get(0),
        modified(add.table(), column, frames));
  }

  private String modified(String table, TableColumn column, Frames frames) throws StepRefusal {
    return alter(table) + "MODIFY COLUMN IF EXISTS " + frames.column(table, column);
  }
}
