package dev.oneledger.flyway;

import static dev.oneledger.flyway.FlywayFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables that old versions of Flyway wrote, just now. */
class OldFlywayTest {
  private static final String TABLE = "create table a(id int);\r\n-- t\u00e9st \u00e4\r\n";
  private static final String DOLLARS = "create table ${ph}(id int);\n";
  private static final String MARKED = "\uFEFFcreate table b(id int);\n";
  private static final String VIEW = "create or replace view v as select '${ph}'::text as x;\n";

  @TempDir private Path folder;
  private TestDatabase database;
  private FlywayFixture files;

  @BeforeEach
  void write() {
    database = TestPostgres.freshDatabase();
    files =
        new FlywayFixture(database, folder)
            .script("V001__a_table.sql", TABLE)
            .script("V1_10__dollars.sql", DOLLARS)
            .script("V2__marked.sql", MARKED)
            .script("R__v.sql", VIEW);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  static List<OldFlyway> versions() {
    return OldFlyway.all();
  }

  @Test
  void the_versions_span_the_changes_of_the_format() {
    assertThat(versions()).extracting(OldFlyway::major).containsExactly(3, 4, 5, 7, 9);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void what_an_old_version_applied_is_read_matches_text_by_text_and_is_not_pending(OldFlyway old) {
    old.migrate(database, folder);

    HistoryReading reading =
        FlywayHistory.on(database.dataSource())
            .placeholders(Map.of("ph", "zed"))
            .scripts(folder)
            .read();
    assertThat(reading.pending())
        .extracting(HistoryPending::key)
        .isEqualTo(old.major() < 4 ? List.of("R__v.sql") : List.of());
    assertThat(reading.source())
        .isEqualTo(
            "public.%s of Flyway"
                .formatted(old.major() < 5 ? "schema_version" : "flyway_schema_history"));
    assertThat(reading.rows())
        .extracting(HistoryRow::key, row -> String.valueOf(row.id()))
        .startsWith(
            tuple("V001__a_table.sql", "001_a_table"),
            tuple("V1_10__dollars.sql", "1.10_dollars"),
            tuple("V2__marked.sql", "2_marked"))
        .hasSize(old.major() < 4 ? 3 : 4);
    List<String> texts = List.of(TABLE, DOLLARS, MARKED, VIEW);
    for (int i = 0; i < reading.rows().size(); i++) {
      HistoryRow row = reading.rows().get(i);
      assertThat(verdict(row, texts.get(i)).outcome()).as(row.key()).isEqualTo(Outcome.MATCH);
      assertThat(verdict(row, texts.get(i) + "-- more").outcome())
          .as(row.key())
          .isEqualTo(Outcome.MISMATCH);
    }
  }

  @Test
  void without_the_file_that_flyway_3_ran_our_text_matches_or_cannot_be_judged() {
    versions().get(0).migrate(database, folder);

    for (HistoryRow row : FlywayHistory.on(database.dataSource()).read().rows()) {
      String text =
          Map.of("001_a_table", TABLE, "1.10_dollars", DOLLARS, "2_marked", MARKED)
              .get(String.valueOf(row.id()));
      assertThat(verdict(row, text).outcome()).as(row.key()).isEqualTo(Outcome.MATCH);
      assertThat(verdict(row, text + "-- more").outcome()).isEqualTo(Outcome.NOT_VERIFIABLE);
    }
  }

  @Test
  void with_the_file_that_flyway_3_ran_an_edit_of_ours_is_a_mismatch() {
    versions().get(0).migrate(database, folder);

    HistoryRow row = FlywayHistory.on(database.dataSource()).scripts(folder).read().rows().get(0);
    assertThat(verdict(row, TABLE).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(verdict(row, TABLE + "-- more").outcome()).isEqualTo(Outcome.MISMATCH);

    files.script("V001__a_table.sql", TABLE + "-- edited since\r\n");
    HistoryRow edited =
        FlywayHistory.on(database.dataSource()).scripts(folder).read().rows().get(0);
    assertThat(verdict(edited, TABLE).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(verdict(edited, TABLE + "-- more").outcome()).isEqualTo(Outcome.NOT_VERIFIABLE);
  }

  @Test
  void a_table_that_flyway_4_took_over_from_flyway_3_has_the_checksums_of_flyway_4() {
    versions().get(0).migrate(database, folder);
    versions().get(1).migrate(database, folder);

    List<HistoryRow> rows = FlywayHistory.on(database.dataSource()).read().rows();
    assertThat(rows).hasSize(4);
    Verdict verdict = verdict(rows.get(0), TABLE);
    assertThat(verdict.outcome()).isEqualTo(Outcome.MATCH);
    assertThat(verdict.algorithm()).isEqualTo(FlywayChecksum.ALGORITHM);
  }
}
