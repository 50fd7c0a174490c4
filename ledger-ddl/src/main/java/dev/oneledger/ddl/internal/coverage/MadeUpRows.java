package dev.oneledger.ddl.internal.coverage;

import dev.oneledger.ddl.internal.coverage.MadeUpColumn.Reference;
import dev.oneledger.ddl.internal.coverage.MadeUpColumn.Style;
import dev.oneledger.ddl.internal.probe.StatementRun;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts a few rows into tables that have none, in the open transaction: values by type, references
 * to rows that are there or were made up before, labels and literals that a condition allows. Each
 * row is tried and given up where the server refuses it.
 */
final class MadeUpRows {
  private static final int ROWS = 2;
  private static final String MARK = "oneledger_row";

  private final Connection connection;
  private final Set<String> begun = new HashSet<>();
  private final Set<String> filled = new TreeSet<>();

  MadeUpRows(Connection connection) {
    this.connection = connection;
  }

  /** Fills these tables, and those they refer to; gives all that have rows now that are made up. */
  Set<String> fill(Collection<String> tables) throws SQLException {
    for (String table : tables) {
      fill(table);
    }
    return filled;
  }

  private void fill(String table) throws SQLException {
    if (!begun.add(table) || hasRows(connection, table)) {
      return;
    }
    List<MadeUpColumn> columns = MadeUpColumns.of(connection, table);
    List<String> parents =
        columns.stream()
            .map(MadeUpColumn::refersTo)
            .filter(Objects::nonNull)
            .map(Reference.class::cast)
            .map(Reference::table)
            .distinct()
            .toList();
    for (String parent : parents) {
      fill(parent);
    }
    for (int row = 1; row <= ROWS; row++) {
      if (insert(table, columns, row)) {
        filled.add(table);
      }
    }
  }

  private boolean insert(String table, List<MadeUpColumn> columns, int row) throws SQLException {
    for (Style style : Style.values()) {
      if (insert(insertion(table, columns, style, row))) {
        return true;
      }
    }
    return false;
  }

  /** What is refused is no failure: another row is tried, or none is there and that is told. */
  private boolean insert(String sql) throws SQLException {
    StatementRun.run(connection, "SAVEPOINT " + MARK);
    try {
      StatementRun.run(connection, sql);
      StatementRun.run(connection, "SET CONSTRAINTS ALL IMMEDIATE");
      StatementRun.run(connection, "SET CONSTRAINTS ALL DEFERRED");
      StatementRun.run(connection, "RELEASE SAVEPOINT " + MARK);
      return true;
    } catch (SQLException refused) {
      StatementRun.run(connection, "ROLLBACK TO SAVEPOINT " + MARK);
      return false;
    }
  }

  private static String insertion(String table, List<MadeUpColumn> columns, Style style, int row) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (MadeUpColumn column : columns) {
      String value = column.value(style, row);
      if (value != null && (column.required() || column.isTime() || style.everywhere())) {
        names.add(column.name());
        values.add(value);
      }
    }
    return names.isEmpty()
        ? "INSERT INTO %s DEFAULT VALUES".formatted(table)
        : "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
            .formatted(table, String.join(", ", names), String.join(", ", values));
  }

  static boolean hasRows(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM " + table + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
