package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.portable.ColumnType;
import dev.oneledger.ddl.internal.portable.Expression;
import dev.oneledger.ddl.internal.portable.SchemaTable;
import dev.oneledger.ddl.internal.portable.TableColumn;
import dev.oneledger.ddl.internal.portable.TableConstraint;
import dev.oneledger.ddl.internal.portable.TableConstraint.Kind;
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
   * Words that a constraint gets when jOOQ writes it behind the columns, which stood within one: a
   * comma, its column's name again, FOREIGN KEY, and NOT NULL that a key or an identity brings.
   */
  static Map<String, Integer> moved(Query query) {
    Map<String, Integer> more = new TreeMap<>();
    if (query instanceof QOM.CreateTable create) {
      for (TableElement element : create.$tableElements()) {
        if (element instanceof Field<?> field && field.getDataType().identity()) {
          count(more, "not", "null");
        } else if (element instanceof Constraint constraint) {
          moved(more, WrittenConstraint.of(constraint));
        }
      }
    }
    return more;
  }

  private static void moved(Map<String, Integer> more, WrittenConstraint constraint) {
    count(more, ",");
    if (constraint.columns().size() == 1) {
      count(more, constraint.columns().get(0));
    }
    switch (constraint.kind()) {
      case PRIMARY_KEY -> constraint.columns().forEach(each -> count(more, "not", "null"));
      case FOREIGN_KEY -> count(more, "foreign", "key");
      case UNIQUE, CHECK -> {
        // They are written by the same words.
      }
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
    PortableTables reading =
        new PortableTables(PortableNames.of(create.$table().getQualifiedName()));
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
                        "the type %s: known are smallint, integer, bigint, numeric(p,s) up to (%s,%s), real, double precision, boolean, varchar(n) up to %s, text, date and timestamp(p) up to 6"
                            .formatted(
                                written,
                                ColumnType.MOST_DIGITS,
                                ColumnType.MOST_SCALE,
                                ColumnType.LONGEST)));
    if (type.collation() != null) {
      throw new NotPortable("a collation");
    }
    @Nullable Field<?> standard = type.default_();
    requireNumbers(type, known);
    return new TableColumn(
        PortableNames.of(field),
        known,
        type.nullability() != Nullability.NOT_NULL,
        standard == null ? null : PortableDefaults.read(standard, known),
        type.identity());
  }

  private static void requireNumbers(DataType<?> type, ColumnType known) throws NotPortable {
    if (!type.identity()) {
      return;
    }
    boolean whole =
        switch (known.kind()) {
          case SMALLINT, INTEGER, BIGINT -> true;
          default -> false;
        };
    if (!whole || type.default_() != null) {
      throw new NotPortable(
          "a column that numbers itself and is no smallint, integer or bigint, or has a default");
    }
  }

  private TableConstraint constraint(Constraint constraint) throws NotPortable {
    WrittenConstraint written = WrittenConstraint.of(constraint);
    List<String> columns = new ArrayList<>();
    for (String column : written.columns()) {
      columns.add(PortableNames.checked(column));
    }
    return new TableConstraint(
        PortableNames.checked(name(written)),
        written.kind(),
        columns,
        written.kind() == Kind.CHECK ? condition(written) : null,
        written.kind() == Kind.FOREIGN_KEY ? written.reference() : null);
  }

  private String name(WrittenConstraint written) throws NotPortable {
    if (!written.name().isEmpty()) {
      return written.name();
    }
    String columns = String.join("_", written.columns());
    return switch (written.kind()) {
      case PRIMARY_KEY -> table + "_pk";
      case UNIQUE -> "%s_%s_uq".formatted(table, columns);
      case FOREIGN_KEY -> "%s_%s_fk".formatted(table, columns);
      case CHECK ->
          throw new NotPortable("a check without a name: write CONSTRAINT name CHECK (…)");
    };
  }

  private static Expression condition(WrittenConstraint written) throws NotPortable {
    return PortableExpressions.condition(
        QuietJooq.in(SqlDialect.POSTGRESQL).parser().parseCondition(written.rest()));
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
    requireNullable(settled);
    return new SchemaTable(table, settled, constraints);
  }

  private void requireNullable(List<TableColumn> settled) throws NotPortable {
    Set<String> required = new HashSet<>();
    settled.stream().filter(each -> !each.nullable()).forEach(each -> required.add(each.name()));
    for (TableConstraint constraint : constraints) {
      TableConstraint.Reference to = constraint.reference();
      if (to != null
          && (to.onDelete() + to.onUpdate()).contains("SET NULL")
          && constraint.columns().stream().anyMatch(required::contains)) {
        throw new NotPortable(
            "SET NULL by foreign key %s of a column that is NOT NULL".formatted(constraint.name()));
      }
    }
  }
}
