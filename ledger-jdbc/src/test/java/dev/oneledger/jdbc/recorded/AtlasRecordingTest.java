package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.spi.History;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

class AtlasRecordingTest extends RecordingSuite {

  AtlasRecordingTest() {
    super(MigrationTool.ATLAS, "atlas");
  }

  @Override
  History open(DataSource dataSource) {
    return HistoryTable.of(MigrationTool.ATLAS, dataSource).files(recording().migrations());
  }

  @Override
  String id(Line line) {
    return line.fileName();
  }

  @Override
  String change(String product) {
    String table =
        product.equals("postgresql")
            ? "atlas_schema_revisions.atlas_schema_revisions"
            : "atlas_schema_revisions";
    return "DELETE FROM %s WHERE version = '20240318070000'".formatted(table);
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
