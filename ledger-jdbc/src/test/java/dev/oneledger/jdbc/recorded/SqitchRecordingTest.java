package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.spi.History;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

class SqitchRecordingTest extends RecordingSuite {

  SqitchRecordingTest() {
    super(MigrationTool.SQITCH, "sqitch");
  }

  @Override
  History open(DataSource dataSource) {
    return HistoryTable.of(MigrationTool.SQITCH, dataSource).files(recording().migrations());
  }

  /** The recording names changes by their ids; a reader, by their names. */
  @Override
  String key(Line line) {
    String name = line.fileName();
    return line.key().startsWith("e264c5c5") ? "orders#e264c5c5" : name.replace("@v1", "");
  }

  @Override
  @Nullable String id(Line line) {
    return null;
  }

  @Override
  List<String> pending() {
    return List.of("fails");
  }

  @Override
  String change(String product) {
    String schema = product.equals("postgresql") ? "sqitch." : "";
    return "DELETE FROM %schanges WHERE change_id LIKE '03c448c6%%'".formatted(schema);
  }

  @Nested
  class OnPostgres extends Postgres {}

  @Nested
  class OnMariaDb extends MariaDb {}

  @Nested
  class OnSqlite extends Sqlite {}
}
