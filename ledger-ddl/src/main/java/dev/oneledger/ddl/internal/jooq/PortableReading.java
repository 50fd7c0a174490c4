package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.portable.PortableSchema;
import dev.oneledger.ddl.internal.portable.SchemaSequence;
import dev.oneledger.ddl.internal.portable.SchemaTable;
import dev.oneledger.ddl.internal.portable.SchemaView;
import dev.oneledger.ddl.internal.portable.TableColumn;
import dev.oneledger.ddl.internal.portable.TableConstraint;
import dev.oneledger.ddl.internal.portable.TableIndex;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Query;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** Reads the DDL of a portable schema. Internal: may change in any release. */
public final class PortableReading {
  private static final String REMEDY =
      "Write it with what all three products have, one object a statement, or leave this schema to migrations of your own.";

  private final String what;
  private final List<Finding> refusals = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<SchemaTable> tables = new ArrayList<>();
  private final List<TableIndex> indexes = new ArrayList<>();
  private final List<SchemaSequence> sequences = new ArrayList<>();
  private final List<SchemaView> views = new ArrayList<>();

  private PortableReading(String what) {
    this.what = what;
  }

  /**
   * Reads it.
   *
   * @param what what the text is, for the place of a refusal
   * @throws FindingsException with C013 for every statement that is not portable, or that was not
   *     read without loss
   */
  public static PortableSchema of(String what, String ddl) {
    PortableReading reading = new PortableReading(what);
    SqlScript script = SqlSplitter.split(ddl, SqlDialect.POSTGRESQL);
    script.psqlCommands().forEach(each -> reading.refuse(each.line(), "a command for psql"));
    OuterTransaction.strip(script).statements().forEach(reading::read);
    if (!reading.refusals.isEmpty()) {
      throw new FindingsException(
          "The %s schema is not portable.".formatted(what), reading.refusals);
    }
    return new PortableSchema(reading.tables, reading.indexes, reading.sequences, reading.views);
  }

  private void refuse(int line, String why) {
    refusals.add(
        new Finding(
            FindingCode.DESIRED_UNUSABLE,
            "%s schema:%s".formatted(what, line),
            "A portable schema cannot have " + why + ".",
            REMEDY));
  }

  private void read(SqlStatement statement) {
    Query query =
        FaithfulReading.of(
                statement.text(),
                SqlDialect.POSTGRESQL,
                Tolerance.DEFINITION,
                PortableTables::moved)
            .orElse(null);
    try {
      take(query);
    } catch (NotPortable refused) {
      refuse(statement.line(), refused.why());
    }
  }

  private void take(@Nullable Query query) throws NotPortable {
    if (query instanceof QOM.CreateTable create) {
      table(PortableTables.read(create));
    } else if (query instanceof QOM.CreateIndex create) {
      index(create);
    } else if (query instanceof QOM.CreateSequence create) {
      sequence(create);
    } else if (query instanceof QOM.CreateView<?> create) {
      view(create);
    } else {
      throw new NotPortable(
          query == null
              ? "a statement that is not read, or not without loss"
              : "a statement that makes no table, index, sequence or view");
    }
  }

  private String free(String name) throws NotPortable {
    if (!names.add(name)) {
      throw new NotPortable(
          "the name %s twice, for tables, views, indexes, sequences and constraints share theirs on one product or another"
              .formatted(name));
    }
    return name;
  }

  private void table(SchemaTable table) throws NotPortable {
    free(table.name());
    for (TableColumn column : table.columns()) {
      if (column.identity()) {
        free(PortableNames.checked(column.sequenceIn(table.name())));
      }
    }
    for (TableConstraint constraint : table.constraints()) {
      free(constraint.name());
      requireColumns(table, constraint.columns());
      TableConstraint.Reference to = constraint.reference();
      if (to != null) {
        requireColumns(to.table().equals(table.name()) ? table : known(to.table()), to.columns());
      }
    }
    tables.add(table);
  }

  private SchemaTable known(String name) throws NotPortable {
    for (SchemaTable table : tables) {
      if (table.name().equals(name)) {
        return table;
      }
    }
    throw new NotPortable(
        "a reference to table %s, which no statement before makes".formatted(name));
  }

  private static void requireColumns(SchemaTable table, List<String> columns) throws NotPortable {
    for (String column : columns) {
      if (table.columns().stream().noneMatch(each -> each.name().equals(column))) {
        throw new NotPortable("column %s.%s, which is not there".formatted(table.name(), column));
      }
    }
  }

  private void index(QOM.CreateIndex create) throws NotPortable {
    if (create.$index() == null || create.$where() != null || !create.$include().isEmpty()) {
      throw new NotPortable("an index without a name, of some rows only, or with INCLUDE");
    }
    SchemaTable table = known(PortableNames.of(create.$table().getQualifiedName()));
    List<TableIndex.Part> parts = new ArrayList<>();
    for (OrderField<?> order : create.$on()) {
      parts.add(part(order));
    }
    requireColumns(table, parts.stream().map(TableIndex.Part::column).toList());
    String name = free(PortableNames.of(create.$index().getQualifiedName()));
    indexes.add(new TableIndex(name, table.name(), create.$unique(), parts));
  }

  private static TableIndex.Part part(OrderField<?> order) throws NotPortable {
    Field<?> field;
    boolean descending = false;
    if (order instanceof SortField<?> sorted) {
      field = sorted.$field();
      descending = sorted.$sortOrder() == SortOrder.DESC;
      if (sorted.$nullOrdering() != null) {
        throw new NotPortable("an index that says where NULL stands");
      }
    } else {
      field = (Field<?>) order;
    }
    if (!(field instanceof org.jooq.TableField<?, ?>)) {
      throw new NotPortable("an index on an expression");
    }
    return new TableIndex.Part(PortableNames.of(field), descending);
  }

  private void sequence(QOM.CreateSequence create) throws NotPortable {
    boolean more =
        create.$minvalue() != null
            || create.$maxvalue() != null
            || create.$cache() != null
            || create.$cycle() != null
            || create.$noMinvalue()
            || create.$noMaxvalue()
            || create.$noCache();
    if (more) {
      throw new NotPortable("an option of a sequence other than START WITH and INCREMENT BY");
    }
    long increment = number(create.$incrementBy());
    if (increment < 1) {
      throw new NotPortable("a sequence that counts down, whose limits differ");
    }
    long start = number(create.$startWith());
    if (start < 1) {
      throw new NotPortable("a sequence that starts below 1, its least number");
    }
    sequences.add(
        new SchemaSequence(
            free(PortableNames.of(create.$sequence().getQualifiedName())), start, increment));
  }

  private static long number(@Nullable Field<?> field) throws NotPortable {
    if (field == null) {
      return 1;
    }
    try {
      return Long.parseLong(QuietJooq.in(SqlDialect.POSTGRESQL).renderInlined(field));
    } catch (NumberFormatException none) {
      throw new NotPortable("a sequence's option that is no whole number");
    }
  }

  private void view(QOM.CreateView<?> create) throws NotPortable {
    if (create.$materialized() || !create.$fields().isEmpty()) {
      throw new NotPortable("a materialized view, or a list of a view's columns: name them by AS");
    }
    views.add(
        new SchemaView(
            free(PortableNames.of(create.$view().getQualifiedName())),
            PortableExpressions.query(create.$query())));
  }
}
