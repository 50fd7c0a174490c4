package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.portable.ColumnType;
import dev.oneledger.ddl.internal.portable.SchemaTable;
import dev.oneledger.ddl.internal.portable.TableColumn;
import dev.oneledger.ddl.internal.portable.TableConstraint;
import dev.oneledger.ddl.internal.portable.TableConstraint.Kind;
import dev.oneledger.internal.sql.StatementCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Constraint;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Nullability;
import org.jooq.Query;
import org.jooq.TableElement;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** Reads CREATE TABLE. */
final class PortableTables {
  private final String table;
  private final List<TableColumn> columns = new ArrayList<>();
  private final List<TableConstraint> constraints = new ArrayList<>();

  private PortableTables(String table) {
    this.table = table;
  }

  /**
   * Words that a constraint gets when jOOQ writes it behind the columns, which stood within one:
   * its column's name again, FOREIGN KEY, and NOT NULL that a key or an identity brings.
   */
  static Map<String, Integer> moved(Query query) {
    Map<String, Integer> more = new TreeMap<>();
    if (query instanceof QOM.CreateTable create) {
      for (TableElement element : create.$tableElements()) {
        if (element instanceof Field<?> field && field.getDataType().identity()) {
          count(more, "not", "null");
        } else if (element instanceof QOM.PrimaryKey key) {
          key.$fields().forEach(each -> count(more, "not", "null"));
          moved(more, key, key.$fields());
        } else if (element instanceof QOM.UniqueKey key) {
          moved(more, key, key.$fields());
        } else if (element instanceof QOM.ForeignKey key) {
          count(more, "foreign", "key");
          moved(more, key, key.$fields());
        }
      }
    }
    return more;
  }

  private static void moved(
      Map<String, Integer> more, Constraint key, List<? extends Field<?>> fields) {
    if (fields.size() == 1) {
      count(more, fields.get(0).getName().toLowerCase(Locale.ROOT));
    }
  }

  private static void count(Map<String, Integer> more, String... words) {
    for (String word : words) {
      more.merge(word, 1, Integer::sum);
    }
  }

  static SchemaTable read(QOM.CreateTable create) throws NotPortable {
    if (create.$temporary() || create.$select() != null || create.$comment() != null) {
      throw new NotPortable("a temporary table, a table made by a query, or a comment");
    }
    PortableTables reading = new PortableTables(PortableNames.of(create.$table().getQualifiedName()));
    for (TableElement element : create.$tableElements()) {
      if (element instanceof Field<?> field) {
        reading.columns.add(column(field));
      }
    }
    for (TableElement element : create.$tableElements()) {
      if (element instanceof Constraint constraint) {
        reading.constraints.add(reading.constraint(constraint));
      } else if (!(element instanceof Field<?>)) {
        throw new NotPortable("an index within CREATE TABLE: write CREATE INDEX");
      }
    }
    return reading.finished();
  }

  private static TableColumn column(Field<?> field) throws NotPortable {
    DataType<?> type = field.getDataType();
    String written =
        type.getCastTypeName(QuietJooq.in(SqlDialect.POSTGRESQL).configuration())
            .toLowerCase(Locale.ROOT);
    ColumnType known =
        ColumnType.of(written)
            .orElseThrow(
                () ->
                    new NotPortable(
                        "the type %s: known are smallint, integer, bigint, numeric(p,s), real, double precision, boolean, varchar(n), text, date and timestamp(p)"
                            .formatted(written)));
    if (type.collation() != null) {
      throw new NotPortable("a collation");
    }
    @Nullable Field<?> standard = type.default_();
    return new TableColumn(
        PortableNames.of(field),
        known,
        type.nullability() != Nullability.NOT_NULL,
        standard == null ? null : PortableExpressions.standard(standard, known),
        type.identity());
  }

  private TableConstraint constraint(Constraint constraint) throws NotPortable {
    if (constraint instanceof QOM.PrimaryKey key) {
      return keyed(constraint, Kind.PRIMARY_KEY, key.$fields(), table + "_pk");
    }
    if (constraint instanceof QOM.UniqueKey key) {
      return keyed(constraint, Kind.UNIQUE, key.$fields(), derived(key.$fields(), "uq"));
    }
    if (constraint instanceof QOM.ForeignKey key) {
      TableConstraint named =
          keyed(constraint, Kind.FOREIGN_KEY, key.$fields(), derived(key.$fields(), "fk"));
      return new TableConstraint(
          named.name(), named.kind(), named.columns(), null, reference(constraint));
    }
    if (constraint instanceof QOM.Check check) {
      return new TableConstraint(
          name(constraint, ""),
          Kind.CHECK,
          List.of(),
          PortableExpressions.condition(check.$condition()),
          null);
    }
    throw new NotPortable("a constraint of an unknown kind");
  }

  private TableConstraint keyed(
      Constraint constraint, Kind kind, List<? extends Field<?>> fields, String derived)
      throws NotPortable {
    return new TableConstraint(
        name(constraint, derived), kind, PortableNames.of(fields), null, null);
  }

  private String derived(List<? extends Field<?>> fields, String ending) throws NotPortable {
    return "%s_%s_%s".formatted(table, String.join("_", PortableNames.of(fields)), ending);
  }

  /** jOOQ gives names of its own to constraints that have none, and does not write them. */
  private static String name(Constraint constraint, String derived) throws NotPortable {
    String written = written(constraint);
    if (written.startsWith("constraint ")) {
      return PortableNames.of(constraint.getQualifiedName());
    }
    if (derived.isEmpty()) {
      throw new NotPortable("a check without a name: write CONSTRAINT name CHECK (…)");
    }
    return PortableNames.checked(derived);
  }

  private static String written(Constraint constraint) {
    return QuietJooq.in(SqlDialect.POSTGRESQL).renderInlined(constraint);
  }

  /** jOOQ's model has no actions, but it writes them. */
  private static TableConstraint.Reference reference(Constraint key) throws NotPortable {
    StatementCursor cursor =
        StatementCursor.of(
            QuietJooq.namesQuotedIn(SqlDialect.POSTGRESQL).renderInlined(key),
            SqlDialect.POSTGRESQL);
    while (!cursor.take("REFERENCES")) {
      cursor.skip();
    }
    List<String> table = cursor.takeNameParts();
    List<String> columns = new ArrayList<>();
    while (!cursor.atEnd() && !cursor.isNextMark(')')) {
      cursor.skip();
      @Nullable String column = cursor.takeName();
      if (column != null) {
        columns.add(column.replace("\"", ""));
      }
    }
    cursor.skip();
    if (table.size() != 1 || columns.isEmpty()) {
      throw new NotPortable("a foreign key that does not name a table and its columns");
    }
    String onDelete = action(cursor, "DELETE");
    String onUpdate = action(cursor, "UPDATE");
    if (!cursor.atEnd()) {
      throw new NotPortable("an option of a foreign key");
    }
    return new TableConstraint.Reference(
        table.get(0).replace("\"", ""), columns, onDelete, onUpdate);
  }

  private static String action(StatementCursor cursor, String event) throws NotPortable {
    if (!cursor.take("ON", event)) {
      return "";
    }
    if (cursor.take("NO", "ACTION")) {
      return "";
    }
    if (cursor.take("CASCADE")) {
      return "CASCADE";
    }
    if (cursor.take("SET", "NULL")) {
      return "SET NULL";
    }
    throw new NotPortable(
        "ON %s with something else than CASCADE, SET NULL or NO ACTION".formatted(event));
  }

  /** The columns of a primary key are never NULL. */
  private SchemaTable finished() throws NotPortable {
    Set<String> keys = new HashSet<>();
    int primary = 0;
    for (TableConstraint constraint : constraints) {
      primary += constraint.kind() == Kind.PRIMARY_KEY ? 1 : 0;
      if (constraint.kind() == Kind.PRIMARY_KEY) {
        keys.addAll(constraint.columns());
      }
    }
    Set<String> names = new HashSet<>();
    for (TableColumn column : columns) {
      if (!names.add(column.name())) {
        throw new NotPortable("column %s twice".formatted(column.name()));
      }
    }
    if (primary > 1) {
      throw new NotPortable("two primary keys");
    }
    List<TableColumn> settled = new ArrayList<>();
    for (TableColumn column : columns) {
      boolean required = keys.contains(column.name()) || column.identity();
      settled.add(required ? column.required() : column);
    }
    return new SchemaTable(table, settled, constraints);
  }
}
