package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.server.DataSources;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the statements of the scenario on MariaDB leave: objects, marks, and a counter. */
final class MariaDbTraces {
  private static final List<String> QUERIES =
      List.of(
          """
          SELECT 'table', table_name, table_type, engine, table_collation, table_comment
          FROM information_schema.tables
          WHERE table_schema = DATABASE() AND table_name NOT LIKE 'oneledger\\_%'\
          """,
          """
          SELECT 'column', table_name, ordinal_position, column_name, column_type, is_nullable,
            column_default, extra
          FROM information_schema.columns
          WHERE table_schema = DATABASE() AND table_name NOT LIKE 'oneledger\\_%'\
          """,
          """
          SELECT 'index', table_name, index_name, seq_in_index, column_name, non_unique
          FROM information_schema.statistics
          WHERE table_schema = DATABASE() AND table_name NOT LIKE 'oneledger\\_%'\
          """,
          """
          SELECT 'view', table_name, replace(view_definition, DATABASE(), 'here')
          FROM information_schema.views WHERE table_schema = DATABASE()\
          """,
          """
          SELECT 'routine', routine_name, routine_definition
          FROM information_schema.routines WHERE routine_schema = DATABASE()\
          """,
          """
          SELECT 'trigger', trigger_name, event_object_table, action_statement
          FROM information_schema.triggers WHERE trigger_schema = DATABASE()\
          """);

  private static final String ROWS =
      "SELECT 'row', mark FROM probe UNION ALL SELECT 'counter', n FROM counter";

  private MariaDbTraces() {}

  /** A line for each object and each row. */
  static List<String> in(DataSource database) {
    List<String> traces = new ArrayList<>();
    for (String query : QUERIES) {
      traces.addAll(DataSources.query(database, query));
    }
    traces.addAll(DataSources.query(database, ROWS));
    return traces;
  }

  /** Whether a statement has left its mark. */
  static boolean has(DataSource database, String mark) {
    return DataSources.query(database, "SELECT mark FROM probe").contains(mark);
  }
}
