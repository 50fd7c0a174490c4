package dev.oneledger.reliability.crash;

import dev.oneledger.jdbc.CatalogSnapshot;
import dev.oneledger.reliability.server.DataSources;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the statements of the scenarios on PostgreSQL leave: objects, marks, and a counter. */
final class PostgresTraces {
  private static final String ROWS =
      "SELECT 'row', mark FROM probe UNION ALL SELECT 'counter', n::text FROM counter";

  private PostgresTraces() {}

  /** The catalog's lines, and a line for each row. */
  static List<String> in(DataSource database) {
    List<String> traces = new ArrayList<>(CatalogSnapshot.of(database).lines());
    traces.addAll(DataSources.query(database, ROWS));
    return traces;
  }

  /** Whether a statement has left its mark. */
  static boolean has(DataSource database, String mark) {
    return in(database).contains("row|" + mark);
  }
}
