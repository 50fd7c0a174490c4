package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryState;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** What the two heads are made of, with the folder that says so. */
class AlembicFilesRecordingTest extends RecordingSuite {

  AlembicFilesRecordingTest() {
    super(MigrationTool.ALEMBIC, "alembic");
  }

  @Override
  History open(DataSource dataSource) {
    return HistoryTable.of(MigrationTool.ALEMBIC, dataSource)
        .files(recording().migrations().resolve("versions"));
  }

  @Override
  List<Line> lines() {
    return List.of(
            "1975ea83b712_create_customers",
            "ae1027a6acf1_add_orders",
            "27c6a30d7c24_index_orders",
            "5d0aa9c3e777_stamped")
        .stream()
        .map(
            name ->
                new Line(
                    name.substring(0, name.indexOf('_')),
                    HistoryState.APPLIED,
                    "-",
                    "migrations/versions/" + name + ".py"))
        .toList();
  }

  @Override
  @Nullable String id(Line line) {
    return null;
  }

  @Override
  List<String> pending() {
    return List.of("3fa2c61b0d55", "4b8e0f1a2c66");
  }

  @Override
  String change(String product) {
    return "DELETE FROM alembic_version WHERE version_num = '5d0aa9c3e777'";
  }

  @Nested
  class OnPostgres extends Postgres {}
}
