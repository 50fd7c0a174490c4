package dev.oneledger.ddl.internal.portable;

/** One change of a schema. Names before a rename are the old ones. Internal: may change. */
sealed interface Step {

  record DropView(String view) implements Step {}

  record MakeView(SchemaView view) implements Step {}

  record DropConstraint(SchemaTable table, TableConstraint constraint) implements Step {}

  record AddConstraint(SchemaTable table, TableConstraint constraint) implements Step {}

  record DropIndex(TableIndex index) implements Step {}

  record MakeIndex(SchemaTable table, TableIndex index) implements Step {}

  record RenameTable(SchemaTable table, String to) implements Step {}

  record RenameColumn(String table, TableColumn column, String to) implements Step {}

  record MakeSequence(SchemaSequence sequence) implements Step {}

  record ChangeSequence(SchemaSequence to) implements Step {}

  record DropSequence(String sequence) implements Step {}

  /** Its foreign keys come later. */
  record MakeTable(SchemaTable table) implements Step {}

  record DropTable(String table) implements Step {}

  record AddColumn(String table, TableColumn column) implements Step {}

  record ChangeColumn(String table, TableColumn from, TableColumn to) implements Step {}

  record DropColumn(String table, String column) implements Step {}
}
