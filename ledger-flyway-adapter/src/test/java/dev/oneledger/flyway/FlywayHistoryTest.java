package dev.oneledger.flyway;

import static dev.oneledger.flyway.FlywayFixture.verdict;
import static dev.oneledger.spi.HistoryState.APPLIED;
import static dev.oneledger.spi.HistoryState.BASELINED;
import static dev.oneledger.spi.HistoryState.FAILED;
import static dev.oneledger.spi.HistoryState.PARTIAL;
import static dev.oneledger.spi.HistoryState.UNDONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayHistoryTest {
  private static final String A =
      "create table a(id int);\r\n-- t\u00e9st \u00e4\r\ncreate index a_i on a(id);\r\n";
  private static final String VIEW = "create or replace view v as select 1 as x;\n";

  @TempDir private Path folder;
  private TestDatabase database;
  private FlywayFixture flyway;

  @BeforeEach
  void create() {
    database = TestPostgres.freshDatabase();
    flyway = new FlywayFixture(database, folder);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void what_flyway_applied_is_read_in_its_order_and_every_text_matches() {
    flyway
        .script("V0147__hotfix_idx.sql", A)
        .script("V1_2__two_parts.sql", "\uFEFFcreate table b(id int);\n")
        .script("V200__placeholder.sql", "create table ${ph}(id int);")
        .script("sub/V201__in_a_folder.sql", "select 1;")
        .script("R__active_customers.sql", VIEW)
        .migrate();

    assertThat(flyway.read().rows())
        .extracting(HistoryRow::key, row -> String.valueOf(row.id()), HistoryRow::state)
        .containsExactly(
            tuple("V1_2__two_parts.sql", "1.2_two_parts", APPLIED),
            tuple("V0147__hotfix_idx.sql", "0147_hotfix_idx", APPLIED),
            tuple("V200__placeholder.sql", "200_placeholder", APPLIED),
            tuple("sub/V201__in_a_folder.sql", "201_in_a_folder", APPLIED),
            tuple("R__active_customers.sql", "R__active_customers", APPLIED));
    assertMatch("V0147__hotfix_idx.sql", A);
    assertMatch("V1_2__two_parts.sql", "create table b(id int);\n");
    assertMatch("V200__placeholder.sql", "create table ${ph}(id int);");
    assertMatch("sub/V201__in_a_folder.sql", "select 1;");
    assertMatch("R__active_customers.sql", VIEW);
    assertThat(flyway.read().source()).isEqualTo("public.flyway_schema_history of Flyway");
  }

  private void assertMatch(String key, String text) {
    assertThat(verdict(flyway.row(key), text).outcome()).as(key).isEqualTo(Outcome.MATCH);
  }

  @Test
  void an_edited_migration_is_a_mismatch_with_both_checksums() {
    flyway.script("V1__a.sql", A).migrate();

    assertThat(verdict(flyway.row("V1__a.sql"), A.replace("a_i", "a_j")))
        .isEqualTo(
            new Verdict(
                Outcome.MISMATCH,
                "CRC32 (Flyway)",
                "-615832354",
                Integer.toString(FlywayChecksum.of(A.replace("a_i", "a_j"))),
                FlywayChecksum.LIMITS));
  }

  @Test
  void no_row_has_a_time_since_flyway_records_no_zone() {
    flyway.script("V1__a.sql", A).migrate();

    assertThat(flyway.read().rows()).extracting(HistoryRow::appliedAt).containsOnlyNulls();
  }

  @Test
  void rows_have_a_time_where_it_is_known_whose_clock_wrote_it() {
    flyway.script("V1__a.sql", A).migrate();
    database.execute("update flyway_schema_history set installed_on = '2026-07-01 12:00:00.25'");

    assertThat(
            FlywayHistory.on(database.dataSource())
                .zone(ZoneId.of("Europe/Berlin"))
                .read()
                .rows()
                .get(0)
                .appliedAt())
        .isEqualTo(Instant.parse("2026-07-01T10:00:00.25Z"));
  }

  @Test
  void a_row_tells_what_else_flyway_recorded() {
    flyway.script("V1__a.sql", A).script("R__v.sql", VIEW).migrate();
    flyway.script("R__v.sql", VIEW.replace("1", "2")).migrate();
    database.execute(
        "update flyway_schema_history set installed_by = 'ann', execution_time = 7, installed_on = '2026-07-01 12:00'");

    assertThat(flyway.row("V1__a.sql").details())
        .containsExactly(
            entry("execution_time", "7"),
            entry("installed_by", "ann"),
            entry("installed_on", "2026-07-01 12:00:00"),
            entry("installed_rank", "1"),
            entry("success", "true"),
            entry("type", "SQL"));
    assertThat(flyway.row("R__v.sql").details())
        .contains(entry("installed_rank", "3"), entry("earlier_rows", "1"));
  }

  @Test
  void a_repeatable_that_ran_twice_is_one_row_with_its_latest_checksum() {
    flyway.script("R__v.sql", VIEW).script("V1__a.sql", A).migrate();
    flyway.script("R__v.sql", VIEW.replace("1", "2")).script("V2__b.sql", "select 2;").migrate();

    assertThat(flyway.read().rows())
        .extracting(HistoryRow::key)
        .containsExactly("V1__a.sql", "V2__b.sql", "R__v.sql");
    assertThat(verdict(flyway.row("R__v.sql"), VIEW.replace("1", "2")).outcome())
        .isEqualTo(Outcome.MATCH);
    assertThat(verdict(flyway.row("R__v.sql"), VIEW).outcome()).isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void a_repeatable_whose_placeholders_flyway_replaced_cannot_be_judged() {
    String text = "create or replace view v as select '${ph}' as x;\n";
    flyway.script("R__v.sql", text).migrate();

    assertThat(verdict(flyway.row("R__v.sql"), text).outcome()).isEqualTo(Outcome.NOT_VERIFIABLE);
  }

  @Test
  void a_baseline_is_a_baselined_revision_without_a_name() {
    database.execute("create table there_before()");
    flyway.configuration().baselineVersion("144").load().baseline();
    flyway.script("V144__old.sql", A).script("V145__new.sql", A).migrate();

    assertThat(flyway.read().rows())
        .extracting(row -> String.valueOf(row.id()), HistoryRow::state)
        .containsExactly(tuple("144", BASELINED), tuple("145_new", APPLIED));
    assertThat(verdict(flyway.read().rows().get(0), A))
        .isEqualTo(
            Verdict.notVerifiable(
                "a baseline stands for the migrations up to it, not for one text"));
  }

  @Test
  void baseline_and_state_scripts_of_any_kind_are_baselines() {
    flyway.script("V1__a.sql", A).migrate();
    flyway.row("'5'", "all", "SQL_BASELINE", "B5__all.sql", "7, true");
    flyway.row("'6'", "all", "JDBC_BASELINE", "db.B6__all", "null, true");
    flyway.row("'7'", "all", "SQL_STATE_SCRIPT", "B7__all.sql", "7, true");
    flyway.row("'8'", "<< Flyway Init >>", "INIT", "<< Flyway Init >>", "null, true");
    flyway.row("'9'", "by hand", "BASELINE", "by hand", "null, false");

    assertThat(flyway.read().rows())
        .extracting(row -> String.valueOf(row.id()), HistoryRow::state)
        .containsExactly(
            tuple("1_a", APPLIED),
            tuple("5", BASELINED),
            tuple("6", BASELINED),
            tuple("7", BASELINED),
            tuple("8", BASELINED),
            tuple("9", FAILED));
    assertThat(flyway.row("B5__all.sql").checksum().stored()).isEqualTo("7");
  }

  @Test
  void every_kind_of_undo_takes_the_migration_back() {
    flyway.script("V1__a.sql", A).script("V1_2__b.sql", "create table b(id int);").migrate();
    flyway.script("V3__c.sql", "select 3;").migrate();
    flyway.row("'3'", "c", "UNDO_SCRIPT", "U3__c.sh", "null, true");
    flyway.row("'1.2'", "b", "UNDO_JDBC", "db.U1_2__b", "null, true");
    flyway.row("'001.0'", "a", "UNDO_SQL", "U1__a.sql", "7, true");

    assertThat(flyway.read().rows())
        .extracting(HistoryRow::key, HistoryRow::state)
        .containsExactly(
            tuple("V1__a.sql", UNDONE), tuple("V1_2__b.sql", UNDONE), tuple("V3__c.sql", UNDONE));
  }

  @Test
  void of_several_rows_of_one_version_the_last_counts_however_it_is_spelled() {
    flyway.script("V1_10__a.sql", A).migrate();
    flyway.row("'01.010'", "a", "SQL", "V01_010__a.sql", "7, true");
    flyway.row("'1.1'", "near miss", "SQL", "V1_1__near_miss.sql", "7, true");

    assertThat(flyway.read().rows())
        .extracting(HistoryRow::key, row -> row.details().get("earlier_rows"))
        .containsExactly(tuple("V01_010__a.sql", "1"), tuple("V1_1__near_miss.sql", null));
  }

  @Test
  void migrations_in_other_languages_and_a_null_in_every_column_that_may_be_null_are_read() {
    flyway.script("V1__a.sql", A).migrate();
    flyway.row("'2'", "b", "SPRING_JDBC", "db.V2__b", "null, true");
    flyway.row("'3'", "c", "SCRIPT", "V3__c.sh", "9, true");
    flyway.row("'4'", "d", "CUSTOM", "", "null, true");
    flyway.row("null", "<< no description >>", "SQL", "R__.sql", "null, true");

    assertThat(flyway.read().rows())
        .extracting(
            HistoryRow::key, row -> String.valueOf(row.id()), row -> row.checksum().stored())
        .containsExactly(
            tuple("V1__a.sql", "1_a", "-615832354"),
            tuple("db.V2__b", "2_b", null),
            tuple("V3__c.sh", "3_c", "9"),
            tuple("V 4", "4_d", null),
            tuple("R__.sql", "null", null));
    assertThat(verdict(flyway.row("V3__c.sh"), A).algorithm()).contains("SCRIPT");
  }

  @Test
  void a_schema_that_flyway_created_is_no_migration() {
    flyway.script("V1__a.sql", A);
    flyway.configuration().defaultSchema("app").createSchemas(true).load().migrate();

    assertThat(database.query("select type from app.flyway_schema_history order by installed_rank"))
        .containsExactly("SCHEMA", "SQL");
    assertThat(
            FlywayHistory.on(database.dataSource())
                .table("app.flyway_schema_history")
                .read()
                .rows())
        .extracting(HistoryRow::key)
        .containsExactly("V1__a.sql");
  }

  @Test
  void a_migration_that_failed_is_failed_until_it_works() {
    flyway.script("V1__a.sql", A).migrate();
    flyway.row("'2'", "b", "SQL", "V2__b.sql", "7, false");
    assertThat(flyway.row("V2__b.sql").state()).isEqualTo(FAILED);

    flyway.row("'2'", "b", "SQL", "V2__b.sql", "7, true");
    assertThat(flyway.row("V2__b.sql").state()).isEqualTo(APPLIED);
  }

  @Test
  void an_undone_migration_is_undone_until_it_is_applied_again() {
    flyway.script("V1__a.sql", A).script("V2__b.sql", "select 2;").migrate();
    flyway.row("'1'", "a", "UNDO_SQL", "U1__a.sql", "7, true");
    assertThat(flyway.read().rows())
        .extracting(HistoryRow::key, HistoryRow::state)
        .containsExactly(tuple("V1__a.sql", UNDONE), tuple("V2__b.sql", APPLIED));

    flyway.row("'1'", "a", "SQL", "V1__a.sql", "-615832354, true");
    assertThat(flyway.read().rows())
        .extracting(HistoryRow::key, HistoryRow::state)
        .containsExactly(tuple("V2__b.sql", APPLIED), tuple("V1__a.sql", APPLIED));
    assertMatch("V1__a.sql", A);
  }

  @Test
  void an_undo_that_failed_leaves_a_partial_migration() {
    flyway.script("V1__a.sql", A).migrate();
    flyway.row("'1'", "a", "UNDO_SQL", "U1__a.sql", "7, false");

    assertThat(flyway.row("V1__a.sql").state()).isEqualTo(PARTIAL);
  }

  @Test
  void a_migration_that_repair_marked_as_deleted_is_gone() {
    flyway
        .script("V1__a.sql", A)
        .script("V2__b.sql", "select 2;")
        .script("R__v.sql", VIEW)
        .migrate();
    assertThat(folder.resolve("V1__a.sql").toFile().delete()).isTrue();
    assertThat(folder.resolve("R__v.sql").toFile().delete()).isTrue();

    flyway.configuration().load().repair();

    assertThat(database.query("select type from flyway_schema_history where type = 'DELETE'"))
        .hasSize(2);
    assertThat(flyway.read().rows()).extracting(HistoryRow::key).containsExactly("V2__b.sql");
  }

  @Test
  void migrations_in_java_and_of_unknown_types_are_there_and_cannot_be_judged() {
    flyway.script("V1__a.sql", A).migrate();
    flyway.row("'2'", "b", "JDBC", "db.V2__b", "null, true");
    flyway.row("'3'", "c", "QUANTUM", "V3__c.q", "7, true");
    flyway.row("'4'", "d", "SQL", "V4__d.sql", "null, true");

    assertThat(flyway.read().rows())
        .extracting(row -> String.valueOf(row.id()), row -> row.state().name())
        .contains(tuple("2_b", "APPLIED"), tuple("3_c", "APPLIED"), tuple("4_d", "APPLIED"));
    assertThat(verdict(flyway.row("db.V2__b"), A))
        .isEqualTo(
            Verdict.notVerifiable("a checksum of Flyway's type JDBC is not one of an SQL text"));
    assertThat(verdict(flyway.row("V3__c.q"), A).algorithm()).contains("QUANTUM");
    assertThat(verdict(flyway.row("V4__d.sql"), A))
        .isEqualTo(Verdict.notVerifiable("Flyway recorded no checksum for this migration"));
  }

  @Test
  void the_marker_row_that_flyway_leaves_in_h2_is_dropped() {
    flyway.script("V1__a.sql", A).migrate();
    flyway.row("null", "<< Flyway Schema History table created >>", "TABLE", "", "null, true");

    assertThat(flyway.read().rows()).extracting(HistoryRow::key).containsExactly("V1__a.sql");
  }

  @Test
  void keys_are_unique_even_where_scripts_share_a_name() {
    flyway.script("V1__a.sql", A).migrate();
    flyway.row("'2'", "a", "SQL", "V1__a.sql", "7, true");

    assertThat(flyway.read().rows())
        .extracting(HistoryRow::key)
        .containsExactly("V1__a.sql", "V1__a.sql (V 2)");
  }

  @Test
  void a_description_that_flyway_cut_off_is_taken_from_the_scripts_name() {
    String name = "word_".repeat(39) + "longer"; // 201 characters
    flyway.script("V1__" + name + ".sql", A).migrate();

    assertThat(database.query("select description from flyway_schema_history").get(0))
        .hasSize(200)
        .endsWith("...");
    assertThat(String.valueOf(flyway.read().rows().get(0).id()))
        .isEqualTo("1_" + name.substring(0, 200));
  }

  @Test
  void a_slug_survives_flyways_blanks() {
    for (String slug : new String[] {"a", "a__b", "with-dash", "with.dot", "9_lives", "_lead"}) {
      flyway.script("V%d__%s.sql".formatted(slug.hashCode() & 0xffff, slug), "select 1;");
    }
    flyway.migrate();

    assertThat(flyway.read().rows())
        .extracting(row -> row.id().slug())
        .containsExactlyInAnyOrder("a", "a__b", "with-dash", "with.dot", "9_lives", "_lead");
  }

  @Test
  void a_script_without_a_description_has_an_empty_slug() {
    flyway.script("V1.sql", "select 1;").script("V2__.sql", "select 2;").migrate();

    assertThat(flyway.read().rows())
        .extracting(row -> String.valueOf(row.id()))
        .containsExactly("1", "2");
  }
}
