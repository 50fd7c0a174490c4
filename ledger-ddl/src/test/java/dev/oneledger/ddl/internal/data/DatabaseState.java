package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.jdbc.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything in a database outside the ledger's own schema: catalog, rows, counters. */
record DatabaseState(List<String> catalog, List<String> rows, List<String> counters) {

  private static final String NAMES =
      "SELECT c.oid::regclass::text, (SELECT string_agg(format('t.%%I', attname), ', ' ORDER BY attname)"
          + " FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped)"
          + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE relkind = '%s'"
          + " AND nspname NOT IN ('pg_catalog', 'information_schema', 'oneledger') ORDER BY 1";

  static DatabaseState of(TestDatabase database) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      List<String> rows = new ArrayList<>();
      for (List<String> table : read(statement, NAMES.formatted("r"), 2)) {
        String all = "SELECT ROW(%s)::text FROM ONLY %s t ORDER BY 1";
        read(statement, all.formatted(table.get(1), table.get(0)), 1)
            .forEach(row -> rows.add(table.get(0) + row));
      }
      List<String> counters = new ArrayList<>();
      for (List<String> sequence : read(statement, NAMES.formatted("S"), 2)) {
        String state = "SELECT last_value, is_called FROM " + sequence.get(0);
        counters.add(sequence.get(0) + read(statement, state, 2).get(0));
      }
      // Where a column that came back stands in its table is no part of the comparison.
      List<String> catalog =
          PostgresCatalog.readObjects(connection, SchemaName.DEFAULT).lines().stream()
              .map(line -> line.replaceAll("\"pos\": \\d+, ", ""))
              .toList();
      return new DatabaseState(catalog, rows, counters);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<List<String>> read(Statement statement, String sql, int columns)
      throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
    }
    return all;
  }
}
