package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class PgrollByHandTest extends RecordingSuite {

  PgrollByHandTest() {
    super(MigrationTool.PGROLL, "by-hand/pgroll");
  }

  @Override
  String id(Line line) {
    return line.key();
  }

  @Override
  String change(String product) {
    return "UPDATE pgroll.migrations SET done = true";
  }

  @Nested
  class OnPostgres extends Postgres {}
}
