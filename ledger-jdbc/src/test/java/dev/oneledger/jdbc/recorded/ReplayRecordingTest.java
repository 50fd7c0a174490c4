package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class ReplayRecordingTest extends RecordingSuite {

  ReplayRecordingTest() {
    super(MigrationTool.REPLAY, "replay");
  }

  @Override
  String id(Line line) {
    return line.key();
  }

  @Override
  String change(String product) {
    return "DELETE FROM oneledger_replay WHERE id = '2_orders'";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}
}
