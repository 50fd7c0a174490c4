package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class RailsRecordingTest extends RecordingSuite {

  RailsRecordingTest() {
    super(MigrationTool.RAILS, "rails");
  }

  @Override
  String id(Line line) {
    return line.key();
  }

  @Override
  String change(String product) {
    return "DELETE FROM schema_migrations WHERE version = '20240503101112'";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
