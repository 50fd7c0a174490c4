package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real Flyway applies files, and our reading of them matches without exception. */
class FlywayRoundTripTest {
  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put("V001__windows.sql", "create table a(id int);\r\n-- t\u00e9st \u00e4 \u65e5\r\n\r\n");
    FILES.put("V1_10__marked.sql", "\uFEFFcreate table b(id int, \u00fc int);\n");
    FILES.put("V2__placeholder.sql", "create table ${ph}(id int); -- ${ph}");
    FILES.put("sub/V3__data.sql", "insert into a values (1);\ninsert into a values (2);");
    FILES.put("R__plain_view.sql", "create or replace view v as select 1 as x;\n");
    FILES.put("R__view.sql", "create or replace view w as\r\nselect '${ph}' as x;\r\n");
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void what_flyway_applied_is_read_in_its_order_and_every_text_matches(FlywayProduct product) {
    try (ScratchDatabase database = product.freshDatabase()) {
      FlywayFixture flyway = new FlywayFixture(database, folder);
      FILES.forEach(flyway::script);
      flyway.migrate();

      HistoryReading reading =
          FlywayHistory.on(database.dataSource())
              .placeholders(Map.of("ph", "zed"))
              .scripts(folder)
              .read();

      assertThat(reading.rows())
          .extracting(HistoryRow::key, HistoryRow::state)
          .containsExactlyElementsOf(
              FILES.keySet().stream().map(key -> tuple(key, HistoryState.APPLIED)).toList());
      assertThat(reading.pending()).isEmpty();
      for (HistoryRow row : reading.rows()) {
        String text = FILES.get(row.key());
        Migration ours = FlywayFixture.migration(String.valueOf(row.id()), text);
        Verdict verdict = row.checksum().judge(ours, List.of(ours));
        assertThat(verdict.outcome()).as(row.key()).isEqualTo(Outcome.MATCH);
        assertThat(verdict.limits()).isEqualTo(FlywayChecksum.LIMITS);
        assertThat(row.text()).isEqualTo(ours.apply());
        assertThat(FlywayFixture.verdict(row, text + "-- edited").outcome())
            .isEqualTo(Outcome.MISMATCH);
      }
    }
  }

  @Test
  void on_mariadb_a_row_has_its_moment_whatever_the_zone_of_the_session() {
    try (ScratchDatabase database = FlywayProduct.MARIADB.freshDatabase()) {
      new FlywayFixture(database, folder).script("V1__a.sql", "select 1;").migrate();
      database.execute("UPDATE flyway_schema_history SET installed_on = FROM_UNIXTIME(1782907200)");
      FlywayHistory history = FlywayHistory.on(database.dataSource());

      assertThat(history.read().rows().get(0).appliedAt())
          .isEqualTo(Instant.ofEpochSecond(1782907200))
          .isEqualTo(history.zone(ZoneId.of("Asia/Tokyo")).read().rows().get(0).appliedAt());
    }
  }

  /** A migration in Java. */
  public static final class V3__In_java extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {}
  }

  @Test
  void a_migration_in_java_is_applied_and_cannot_be_judged() {
    try (ScratchDatabase database = FlywayProduct.H2.freshDatabase()) {
      new FlywayFixture(database, folder)
          .script("V1__a.sql", "select 1;")
          .configuration()
          .javaMigrations(new V3__In_java())
          .load()
          .migrate();

      HistoryRow row = FlywayHistory.on(database.dataSource()).read().rows().get(1);
      assertThat(row.key()).isEqualTo(V3__In_java.class.getName());
      assertThat(row.id()).isEqualTo(MigrationId.parse("3_In_java"));
      assertThat(row.state()).isEqualTo(HistoryState.APPLIED);
      assertThat(FlywayFixture.verdict(row, "select 3;"))
          .isEqualTo(
              Verdict.notVerifiable("a checksum of Flyway's type JDBC is not one of an SQL text"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_script_that_fails_is_failed_where_flyway_records_it(FlywayProduct product) {
    try (ScratchDatabase database = product.freshDatabase()) {
      FlywayFixture flyway =
          new FlywayFixture(database, folder)
              .script("V1__a.sql", "create table a(id int);")
              .script("V2__b.sql", "create table b(id int);\ninsert into nowhere values (1);");
      boolean failed = flyway.fails();

      assertThat(failed).isTrue();
      assertThat(FlywayHistory.on(database.dataSource()).read().rows())
          .extracting(HistoryRow::key, HistoryRow::state)
          .contains(tuple("V1__a.sql", HistoryState.APPLIED))
          .hasSize(product == FlywayProduct.POSTGRESQL ? 1 : 2)
          .doesNotContain(tuple("V2__b.sql", HistoryState.APPLIED));
    }
  }
}
