package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

class DrizzleRecordingTest extends RecordingSuite {

  DrizzleRecordingTest() {
    super(MigrationTool.DRIZZLE, "drizzle");
  }

  @Override
  History open(DataSource dataSource) {
    return HistoryTable.of(MigrationTool.DRIZZLE, dataSource).files(recording().migrations());
  }

  /** Added to the journal with a time before the last one that ran. */
  @Override
  List<Line> lines() {
    List<Line> lines = new ArrayList<>(super.lines());
    lines.add(
        new Line("1708000000000", HistoryState.MARKED_RAN, "-", "migrations/0003_skipped.sql"));
    return lines;
  }

  @Override
  String id(Line line) {
    return line.fileName();
  }

  @Override
  List<String> pending() {
    return List.of("1712070000000");
  }

  @Override
  String change(String product) {
    String table =
        product.equals("postgresql") ? "drizzle.__drizzle_migrations" : "__drizzle_migrations";
    return "UPDATE %s SET hash = 'edited' WHERE created_at = 1709280000456".formatted(table);
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
