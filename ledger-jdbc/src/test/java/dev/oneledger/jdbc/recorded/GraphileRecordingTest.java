package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.spi.History;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

class GraphileRecordingTest extends RecordingSuite {

  GraphileRecordingTest() {
    super(MigrationTool.GRAPHILE_MIGRATE, "graphile-migrate");
  }

  @Override
  History open(DataSource dataSource) {
    return HistoryTable.of(MigrationTool.GRAPHILE_MIGRATE, dataSource)
        .files(recording().migrations());
  }

  @Override
  String id(Line line) {
    return line.key().replace(".sql", "");
  }

  @Override
  List<String> pending() {
    return List.of("000004.sql");
  }

  @Override
  String change(String product) {
    return "DELETE FROM graphile_migrate.migrations WHERE filename = '000003.sql'";
  }

  @Nested
  class OnPostgres extends Postgres {}
}
