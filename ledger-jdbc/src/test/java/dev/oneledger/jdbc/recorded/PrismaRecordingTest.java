package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.spi.History;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

class PrismaRecordingTest extends RecordingSuite {

  PrismaRecordingTest() {
    super(MigrationTool.PRISMA, "prisma");
  }

  @Override
  History open(DataSource dataSource) {
    return HistoryTable.of(MigrationTool.PRISMA, dataSource).files(recording().migrations());
  }

  @Override
  String id(Line line) {
    return line.key();
  }

  @Override
  String change(String product) {
    return "UPDATE _prisma_migrations SET rolled_back_at = started_at WHERE migration_name = '20240402150000_fails'";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnSqlite extends Sqlite {}
}
