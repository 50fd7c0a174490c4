package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class LaravelRecordingTest extends RecordingSuite {

  LaravelRecordingTest() {
    super(MigrationTool.LARAVEL, "laravel");
  }

  @Override
  String id(Line line) {
    return line.key();
  }

  @Override
  String change(String product) {
    return "DELETE FROM migrations WHERE batch = 2";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
