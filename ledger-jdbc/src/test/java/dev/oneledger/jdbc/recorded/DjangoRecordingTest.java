package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

class DjangoRecordingTest extends RecordingSuite {

  DjangoRecordingTest() {
    super(MigrationTool.DJANGO, "django");
  }

  @Override
  @Nullable String id(Line line) {
    return null;
  }

  @Override
  String change(String product) {
    return "DELETE FROM django_migrations WHERE id = 5";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
