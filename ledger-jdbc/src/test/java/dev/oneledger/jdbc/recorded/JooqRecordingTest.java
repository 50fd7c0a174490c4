package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class JooqRecordingTest extends RecordingSuite {

  JooqRecordingTest() {
    super(MigrationTool.JOOQ, "jooq");
  }

  @Override
  String id(Line line) {
    return line.key();
  }

  @Override
  String change(String product) {
    return "DELETE FROM \"JOOQ_MIGRATION_HISTORY\" WHERE \"ID\" = 5";
  }

  @Nested
  class OnPostgres extends Postgres {}
}
