package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

class AlembicRecordingTest extends RecordingSuite {

  AlembicRecordingTest() {
    super(MigrationTool.ALEMBIC, "alembic");
  }

  @Override
  @Nullable String id(Line line) {
    return null;
  }

  @Override
  String change(String product) {
    return "UPDATE alembic_version SET version_num = 'ae1027a6acf1' WHERE version_num = '27c6a30d7c24'";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
