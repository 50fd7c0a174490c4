package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import org.junit.jupiter.api.Nested;

class EfCoreByHandTest extends RecordingSuite {

  EfCoreByHandTest() {
    super(MigrationTool.EF_CORE, "by-hand/ef-core");
  }

  @Override
  String id(Line line) {
    return line.key();
  }

  @Override
  String change(String product) {
    String quote = product.equals("mariadb") ? "`" : "\"";
    return "DELETE FROM %1$s__EFMigrationsHistory%1$s WHERE %1$sMigrationId%1$s LIKE '20240212%%'"
        .formatted(quote);
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
