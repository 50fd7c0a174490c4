package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.recorded.Recording.Line;
import dev.oneledger.spi.History;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/** One app of Django, whose migrations have ids. */
class DjangoShopRecordingTest extends RecordingSuite {

  DjangoShopRecordingTest() {
    super(MigrationTool.DJANGO, "django");
  }

  @Override
  History open(DataSource dataSource) {
    return HistoryTable.of(MigrationTool.DJANGO, dataSource).only("shop");
  }

  @Override
  List<Line> lines() {
    return super.lines().stream().filter(line -> line.key().startsWith("shop/")).toList();
  }

  @Override
  String id(Line line) {
    return line.fileName();
  }

  @Override
  String change(String product) {
    return "DELETE FROM django_migrations WHERE id = 6";
  }

  @Nested
  class OnPostgres extends Postgres {}
}
