package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.FoundTable.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks tables up in {@code information_schema}, which shows what the role may see. */
final class Catalog {
  private static final String COLUMNS =
      """
      SELECT table_schema, table_name, column_name, data_type
        FROM information_schema.columns
       WHERE lower(table_name) = lower('%s')
       ORDER BY table_schema, table_name, ordinal_position\
      """;

  private static final String POSTGRES_HIDDEN =
      """
      SELECT n.nspname
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE lower(c.relname) = lower('%s') AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
       ORDER BY n.nspname\
      """;

  private final Connection connection;

  Catalog(Connection connection) {
    this.connection = connection;
  }

  FoundTable require(TableName name, String what) throws SQLException {
    List<FoundTable> found = visible(name);
    if (found.isEmpty()) {
      throw notThere(name, what);
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    String schema = schema(name);
    List<FoundTable> exact =
        found.stream()
            .filter(table -> table.name().equals(name.table()) && table.schema().equals(schema))
            .toList();
    if (exact.size() == 1) {
      return exact.get(0);
    }
    throw new LedgerException(
        "'%s' names several tables: %s. Name the one that is meant in its own letter case."
            .formatted(name, list(found)));
  }

  List<FoundTable> visible(TableName name) throws SQLException {
    String schema = schema(name);
    return anywhere(name).stream()
        .filter(table -> table.schema().equalsIgnoreCase(schema))
        .toList();
  }

  /** Whether there is such a table, be it that the role may not see it. */
  boolean exists(TableName name) throws SQLException {
    String schema = schema(name);
    return !visible(name).isEmpty()
        || hiddenIn(name).stream().anyMatch(hidden -> hidden.equalsIgnoreCase(schema));
  }

  private List<FoundTable> anywhere(TableName name) throws SQLException {
    Map<List<String>, List<Column>> tables = new LinkedHashMap<>();
    try (Statement select = statement();
        ResultSet rows = select.executeQuery(about(name, COLUMNS))) {
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

  private LedgerException notThere(TableName name, String what) throws SQLException {
    String schema = schema(name);
    String user = connection.getMetaData().getUserName();
    if (hiddenIn(name).stream().anyMatch(hidden -> hidden.equalsIgnoreCase(schema))) {
      return new LedgerException(ReadFailure.deniedMessage(schema + "." + name.table(), user));
    }
    List<FoundTable> elsewhere = anywhere(name);
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
                user,
                elsewhere.isEmpty() ? "no table of that name in any schema" : list(elsewhere)));
  }

  /**
   * Schemas with such a table, whatever the role's rights; empty where only its own can be seen.
   */
  private List<String> hiddenIn(TableName name) throws SQLException {
    List<String> schemas = new ArrayList<>();
    if (ReadOnlyTransaction.isPostgres(connection)) {
      try (Statement select = statement();
          ResultSet rows = select.executeQuery(about(name, POSTGRES_HIDDEN))) {
        while (rows.next()) {
          schemas.add(rows.getString(1));
        }
      }
    }
    return schemas;
  }

  private Statement statement() throws SQLException {
    Statement select = connection.createStatement();
    select.setQueryTimeout(ReadOnlySession.SECONDS_PER_STATEMENT);
    return select;
  }

  /** The query with the name in its quotes; a checked name has no quote and no backslash. */
  private static String about(TableName name, String query) {
    return query.formatted(TableName.checked(name.table()));
  }

  /**
   * The schema asked for, or the connection's current one; a catalog where there are no schemas.
   */
  private String schema(TableName name) throws SQLException {
    if (name.schema() != null) {
      return name.schema();
    }
    @Nullable String current = connection.getSchema();
    @Nullable String database = connection.getCatalog();
    return current != null ? current : database != null && !hasSchemas() ? database : "";
  }

  private boolean hasSchemas() throws SQLException {
    return !connection.getMetaData().getSchemaTerm().isEmpty();
  }

  private static String list(List<FoundTable> tables) {
    return tables.stream().map(FoundTable::toString).collect(Collectors.joining(", "));
  }
}
