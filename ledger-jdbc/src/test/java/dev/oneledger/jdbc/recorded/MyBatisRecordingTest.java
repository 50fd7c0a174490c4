package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class MyBatisRecordingTest extends RecordingSuite {

  MyBatisRecordingTest() {
    super(MigrationTool.MYBATIS, "mybatis");
  }

  @Override
  String id(Line line) {
    return line.fileName();
  }

  @Override
  String change(String product) {
    return "DELETE FROM CHANGELOG WHERE ID = 20240301080000";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}
}
