package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class EctoRecordingTest extends RecordingSuite {

  EctoRecordingTest() {
    super(MigrationTool.ECTO, "ecto");
  }

  @Override
  String id(Line line) {
    return line.key();
  }

  @Override
  String change(String product) {
    return "DELETE FROM schema_migrations WHERE version = 20240212110000";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}
}
