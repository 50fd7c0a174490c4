package dev.oneledger.ddl.internal.portable;

import dev.oneledger.ddl.internal.portable.TableConstraint.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the products write alike, but for names and types. */
record Frames(Product product) {

  String name(String name) {
    return product.name(name);
  }

  String names(List<String> names) {
    return String.join(", ", names.stream().map(product::name).toList());
  }

  /** Table, columns and keys, without foreign keys. */
  String table(SchemaTable table) throws StepRefusal {
    List<String> parts = new ArrayList<>();
    for (TableColumn column : table.columns()) {
      parts.add(column(table.name(), column));
    }
    for (TableConstraint constraint : table.others()) {
      parts.add(constraint(table, constraint));
    }
    return "CREATE TABLE IF NOT EXISTS %s (\n  %s\n)"
        .formatted(name(table.name()), String.join(",\n  ", parts));
  }

  String column(String table, TableColumn column) throws StepRefusal {
    String standard = column.standard() == null ? "" : " DEFAULT " + standard(table, column);
    return "%s %s%s%s%s"
        .formatted(
            name(column.name()),
            product.type(column.type()),
            standard,
            column.nullable() ? "" : " NOT NULL",
            column.identity() ? " " + product.identity() : "");
  }

  String standard(String table, TableColumn column) throws StepRefusal {
    String object = "column %s.%s".formatted(table, column.name());
    return said(column.standard(), "the default", object);
  }

  String constraint(SchemaTable table, TableConstraint constraint) throws StepRefusal {
    return "CONSTRAINT %s %s".formatted(name(constraint.name()), definition(table, constraint));
  }

  String definition(SchemaTable table, TableConstraint constraint) throws StepRefusal {
    String object = "constraint %s.%s".formatted(table.name(), constraint.name());
    requireIndexable(table, constraint.columns(), object);
    String columns = " (%s)".formatted(names(constraint.columns()));
    return switch (constraint.kind()) {
      case PRIMARY_KEY -> "PRIMARY KEY" + columns;
      case UNIQUE -> "UNIQUE" + columns;
      case CHECK -> "CHECK (%s)".formatted(said(constraint.condition(), "the condition", object));
      case FOREIGN_KEY -> "FOREIGN KEY" + columns + " REFERENCES " + reference(constraint);
    };
  }

  String reference(TableConstraint key) {
    Reference to = Optional.ofNullable(key.reference()).orElseThrow();
    return "%s (%s)%s%s"
        .formatted(
            name(to.table()),
            names(to.columns()),
            to.onDelete().isEmpty() ? "" : " ON DELETE " + to.onDelete(),
            to.onUpdate().isEmpty() ? "" : " ON UPDATE " + to.onUpdate());
  }

  String index(SchemaTable table, TableIndex index) throws StepRefusal {
    List<String> names = index.columns().stream().map(TableIndex.Part::column).toList();
    requireIndexable(table, names, "index " + index.name());
    List<String> parts =
        index.columns().stream()
            .map(each -> name(each.column()) + (each.descending() ? " DESC" : ""))
            .toList();
    return "CREATE %sINDEX IF NOT EXISTS %s ON %s (%s)"
        .formatted(
            index.unique() ? "UNIQUE " : "",
            name(index.name()),
            name(index.table()),
            String.join(", ", parts));
  }

  private void requireIndexable(SchemaTable table, List<String> columns, String object)
      throws StepRefusal {
    for (String name : columns) {
      ColumnType type = table.column(name).orElseThrow().type();
      if (!product.canIndex(type)) {
        throw new StepRefusal(
            object,
            "a column of type text, or longer than a key may be, cannot be in a key or an index there: "
                + name,
            "Give the column the type varchar with a length, 768 at most.");
      }
    }
  }

  String view(SchemaView view) throws StepRefusal {
    return "CREATE OR REPLACE VIEW %s AS %s"
        .formatted(name(view.name()), said(view.query(), "the query", "view " + view.name()));
  }

  String sequence(String verb, SchemaSequence sequence) {
    return "%s %s START WITH %s INCREMENT BY %s"
        .formatted(verb, name(sequence.name()), sequence.start(), sequence.increment());
  }

  private String said(@Nullable Expression expression, String what, String object)
      throws StepRefusal {
    Optional<String> text = Optional.ofNullable(expression).orElseThrow().in(product.dialect());
    if (text.isEmpty()) {
      throw new StepRefusal(
          object,
          "%s has no form there with the same words, so it could mean something else"
              .formatted(what),
          "Write it with what all three products share, or write this migration by hand.");
    }
    return text.get();
  }
}
