package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.FoundTable.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks tables up in the database's catalog, which shows what the role may see. */
final class Catalog {
  private final ProductConnection product;

  Catalog(ProductConnection product) {
    this.product = product;
  }

  FoundTable require(TableName name, String what) throws SQLException {
    Optional<FoundTable> found = find(name);
    if (found.isEmpty()) {
      throw notThere(name, what);
    }
    return found.get();
  }

  /** The table of a name; of several that differ in letter case, the one spelled alike. */
  Optional<FoundTable> find(TableName name) throws SQLException {
    List<FoundTable> found = visible(name);
    if (found.size() <= 1) {
      return found.stream().findFirst();
    }
    String schema = schema(name);
    List<FoundTable> exact =
        found.stream()
            .filter(table -> table.name().equals(name.table()) && table.schema().equals(schema))
            .toList();
    if (exact.size() == 1) {
      return Optional.of(exact.get(0));
    }
    throw new LedgerException(
        "'%s' names several tables: %s. Name the one that is meant in its own letter case."
            .formatted(name, list(found)));
  }

  List<FoundTable> visible(TableName name) throws SQLException {
    return named(List.of(name.table()), product.inSchema(schema(name)));
  }

  /** Whether there is such a table, be it that the role may not see it. */
  boolean exists(TableName name) throws SQLException {
    List<FoundTable> visible = visible(name);
    String schema = schema(name);
    return !visible.isEmpty()
        || hidden(List.of(name.table()), visible).stream()
            .anyMatch(hidden -> schema.equalsIgnoreCase(hidden.schema()));
  }

  /** The tables of a name in the schema of another table. */
  List<FoundTable> beside(FoundTable table, String name) throws SQLException {
    return named(List.of(name), product.inSchema(table.schema()));
  }

  /** All tables of these names, in any schema. */
  List<FoundTable> anywhere(List<String> names) throws SQLException {
    return named(names, "");
  }

  private List<FoundTable> named(List<String> names, String further) throws SQLException {
    Map<List<String>, List<Column>> tables = new LinkedHashMap<>();
    String query = product.columnsQuery(ProductConnection.quotedNames(names), further);
    try (Statement select = product.statement();
        ResultSet rows = select.executeQuery(query)) {
      while (rows.next()) {
        tables
            .computeIfAbsent(
                List.of(rows.getString(1), rows.getString(2)), table -> new ArrayList<>())
            .add(new Column(rows.getString(3), rows.getString(4)));
      }
    }
    return tables.entrySet().stream()
        .map(
            table -> new FoundTable(table.getKey().get(0), table.getKey().get(1), table.getValue()))
        .toList();
  }

  /** Tables of these names that the role may not read, where the catalog tells of such. */
  List<TableName> hidden(List<String> names, List<FoundTable> visible) throws SQLException {
    String query = product.hiddenQuery(ProductConnection.quotedNames(names));
    List<TableName> hidden = new ArrayList<>();
    if (query == null) {
      return hidden;
    }
    List<String> seen = visible.stream().map(FoundTable::toString).toList();
    try (Statement select = product.statement();
        ResultSet rows = select.executeQuery(query)) {
      while (rows.next()) {
        String schema = rows.getString(1);
        String table = rows.getString(2);
        if (!seen.contains(schema + "." + table) && TableName.isPlain(schema, table)) {
          hidden.add(new TableName(schema, table));
        }
      }
    }
    return hidden;
  }

  private LedgerException notThere(TableName name, String what) throws SQLException {
    String schema = schema(name);
    List<FoundTable> elsewhere = anywhere(List.of(name.table()));
    Optional<TableName> hidden =
        hidden(List.of(name.table()), elsewhere).stream()
            .filter(table -> schema.isEmpty() || schema.equalsIgnoreCase(table.schema()))
            .findFirst();
    if (hidden.isPresent()) {
      return new LedgerException(ReadFailure.deniedMessage(hidden.get(), product.user()));
    }
    return new LedgerException(
        """
        Table %s.%s is not there.
          looked for: %s, as user '%s'
          found:      %s
        Name the table and its schema as schema.table, or check that this is the right database.\
        """
            .formatted(
                schema.isEmpty() ? "(no current schema)" : schema,
                name.table(),
                what,
                product.user(),
                elsewhere.isEmpty() ? "no table of that name in any schema" : list(elsewhere)));
  }

  /** The schema asked for, or the connection's current one. */
  private String schema(TableName name) throws SQLException {
    String asked = name.schema();
    return asked != null ? asked : product.currentSchema();
  }

  private static String list(List<FoundTable> tables) {
    return tables.stream().map(FoundTable::toString).collect(Collectors.joining(", "));
  }
}
