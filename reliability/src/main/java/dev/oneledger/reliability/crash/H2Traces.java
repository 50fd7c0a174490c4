package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.server.DataSources;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the statements of the scenario on H2 leave: objects, marks, and a counter. */
final class H2Traces {
  private static final List<String> QUERIES =
      List.of(
          """
          SELECT 'table', table_name, table_type FROM information_schema.tables
          WHERE table_schema = 'PUBLIC'\
          """,
          """
          SELECT 'column', table_name, ordinal_position, column_name, data_type, is_nullable,
            column_default FROM information_schema.columns WHERE table_schema = 'PUBLIC'\
          """,
          """
          SELECT 'constraint', table_name, constraint_name, constraint_type
          FROM information_schema.table_constraints
          WHERE table_schema = 'PUBLIC' AND constraint_name NOT LIKE 'CONSTRAINT\\_%'\
          """,
          """
          SELECT 'index', table_name, index_name FROM information_schema.indexes
          WHERE table_schema = 'PUBLIC' AND NOT is_generated\
          """,
          """
          SELECT 'view', table_name, view_definition FROM information_schema.views
          WHERE table_schema = 'PUBLIC'\
          """,
          """
          SELECT 'sequence', sequence_name FROM information_schema.sequences
          WHERE sequence_schema = 'PUBLIC' AND sequence_name NOT LIKE 'SYSTEM\\_%'\
          """,
          "SELECT 'row', mark FROM probe UNION ALL SELECT 'counter', cast(n AS varchar) FROM counter");

  private H2Traces() {}

  /** A line for each object and each row. */
  static List<String> in(DataSource database) {
    List<String> traces = new ArrayList<>();
    for (String query : QUERIES) {
      traces.addAll(DataSources.query(database, query));
    }
    return traces;
  }
}
