package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

class GolangMigrateRecordingTest extends RecordingSuite {

  GolangMigrateRecordingTest() {
    super(MigrationTool.GOLANG_MIGRATE, "golang-migrate");
  }

  @Override
  History open(DataSource dataSource) {
    return HistoryTable.of(MigrationTool.GOLANG_MIGRATE, dataSource)
        .files(recording().migrations());
  }

  /** The table has the last one alone; with the files, the pointer covers those before it. */
  @Override
  List<Line> lines() {
    return List.of(
        applied("20240105093000_create_customers"),
        applied("20240212110000_add_orders"),
        applied("20240301080000_index_orders"));
  }

  private static Line applied(String name) {
    return new Line(
        name.substring(0, name.indexOf('_')),
        HistoryState.APPLIED,
        "-",
        "migrations/" + name + ".up.sql");
  }

  @Override
  String id(Line line) {
    return line.fileName();
  }

  @Override
  List<String> pending() {
    return List.of("20240318070000", "20240402150000");
  }

  @Override
  String change(String product) {
    return "UPDATE schema_migrations SET version = 20240212110000";
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
