package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class KnexRecordingTest extends RecordingSuite {

  KnexRecordingTest() {
    super(MigrationTool.KNEX, "knex");
  }

  @Override
  String id(Line line) {
    return line.fileName();
  }

  @Override
  String change(String product) {
    return "DELETE FROM knex_migrations WHERE id = 3";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
