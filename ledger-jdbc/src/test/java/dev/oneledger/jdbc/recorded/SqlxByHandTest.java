package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.spi.History;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

class SqlxByHandTest extends RecordingSuite {

  SqlxByHandTest() {
    super(MigrationTool.SQLX, "by-hand/sqlx");
  }

  @Override
  History open(DataSource dataSource) {
    return HistoryTable.of(MigrationTool.SQLX, dataSource).files(recording().migrations());
  }

  @Override
  String id(Line line) {
    return line.fileName();
  }

  @Override
  String change(String product) {
    return "DELETE FROM _sqlx_migrations WHERE version = 20240402150000";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
