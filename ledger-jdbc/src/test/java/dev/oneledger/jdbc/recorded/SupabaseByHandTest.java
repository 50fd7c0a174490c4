package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class SupabaseByHandTest extends RecordingSuite {

  SupabaseByHandTest() {
    super(MigrationTool.SUPABASE, "by-hand/supabase");
  }

  @Override
  String id(Line line) {
    return line.fileName();
  }

  @Override
  String change(String product) {
    return "DELETE FROM supabase_migrations.schema_migrations WHERE version = '20240212110000'";
  }

  @Nested
  class OnPostgres extends Postgres {}
}
