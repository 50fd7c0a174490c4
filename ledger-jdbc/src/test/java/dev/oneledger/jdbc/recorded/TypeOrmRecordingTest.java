package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class TypeOrmRecordingTest extends RecordingSuite {

  TypeOrmRecordingTest() {
    super(MigrationTool.TYPEORM, "typeorm");
  }

  @Override
  String id(Line line) {
    return line.fileName().replaceFirst("-", "_");
  }

  @Override
  String change(String product) {
    return "DELETE FROM migrations WHERE id = 5";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
