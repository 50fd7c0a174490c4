package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class SequelizeRecordingTest extends RecordingSuite {

  SequelizeRecordingTest() {
    super(MigrationTool.SEQUELIZE, "sequelize");
  }

  @Override
  String id(Line line) {
    return line.fileName().replaceFirst("-", "_");
  }

  @Override
  String change(String product) {
    String table = product.equals("postgresql") ? "\"SequelizeMeta\"" : "SequelizeMeta";
    return "INSERT INTO %s VALUES ('20240401000000-later.js')".formatted(table);
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
