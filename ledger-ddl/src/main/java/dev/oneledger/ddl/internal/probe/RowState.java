package dev.oneledger.ddl.internal.probe;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of some tables at one moment, as a number of rows and an order-free hash over all of
 * them. Columns go by name, not by position, so a column that was dropped and came back last counts
 * as the same. Internal: may change in any release.
 *
 * @param tables for each table's name the names of its columns, its row count and its hash; {@code
 *     absent} where there is no such table
 */
public record RowState(SortedMap<String, String> tables) {
  private static final String COLUMNS =
      """
      SELECT string_agg(quote_ident(a.attname), ',' ORDER BY a.attname COLLATE "C"),
        string_agg('t.' || quote_ident(a.attname), ',' ORDER BY a.attname COLLATE "C")
      FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = pg_catalog.to_regclass('%s') AND a.attnum > 0 AND NOT a.attisdropped
      """;
  private static final String ROWS =
      """
      SELECT count(*), sum(pg_catalog.hashtextextended(r, 0)::numeric),
        sum(pg_catalog.hashtextextended(r, 1)::numeric)
      FROM (SELECT ROW(%s)::text AS r FROM ONLY %s t) rows
      """;

  /** Copies the map. */
  public RowState {
    tables = new TreeMap<>(tables);
  }

  /**
   * Reads them in the open transaction.
   *
   * @param tables their names with schema, quoted where needed; a partitioned table has no rows of
   *     its own
   */
  public static RowState of(Connection connection, Collection<String> tables) throws SQLException {
    SortedMap<String, String> found = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String table : new TreeSet<>(tables)) {
        found.put(table, read(statement, table));
      }
    }
    return new RowState(found);
  }

  /** Every table outside the system's own schemas that can have rows, by name. */
  public static RowState ofAll(Connection connection) throws SQLException {
    TreeSet<String> tables = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
                FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                """)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return of(connection, tables);
  }

  /** How many rows a state of {@link #tables()} tells of; -1 where there is no table. */
  public static long count(@Nullable String state) {
    if (state == null || state.equals("absent")) {
      return -1;
    }
    String tail = state.substring(state.lastIndexOf(") ") + 2);
    return Long.parseLong(tail.substring(0, tail.indexOf(' ')));
  }

  /** The tables whose rows are not the same in the other, with both states. */
  public Map<String, String> differences(RowState other) {
    SortedMap<String, String> differing = new TreeMap<>();
    TreeSet<String> all = new TreeSet<>(tables.keySet());
    all.addAll(other.tables.keySet());
    for (String table : all) {
      String here = tables.getOrDefault(table, "absent");
      String there = other.tables.getOrDefault(table, "absent");
      if (!here.equals(there)) {
        differing.put(table, here + " against " + there);
      }
    }
    return differing;
  }

  private static String read(Statement statement, String table) throws SQLException {
    String names;
    String values;
    try (ResultSet columns = statement.executeQuery(COLUMNS.formatted(table.replace("'", "''")))) {
      columns.next();
      names = columns.getString(1);
      values = columns.getString(2);
    }
    if (names == null) {
      return exists(statement, table) ? hashed(statement, table, "", "") : "absent";
    }
    return hashed(statement, table, names, values);
  }

  private static boolean exists(Statement statement, String table) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT pg_catalog.to_regclass('%s')".formatted(table.replace("'", "''")))) {
      row.next();
      return row.getString(1) != null;
    }
  }

  private static String hashed(Statement statement, String table, String names, String values)
      throws SQLException {
    try (ResultSet row = statement.executeQuery(ROWS.formatted(values, table))) {
      row.next();
      return "(%s) %s rows, hash %s %s"
          .formatted(names, row.getLong(1), sum(row.getString(2)), sum(row.getString(3)));
    }
  }

  private static String sum(@Nullable String value) {
    return value == null ? "0" : value;
  }
}
