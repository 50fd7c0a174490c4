package dev.oneledger.flyway;

import static dev.oneledger.flyway.FlywayFixture.verdict;
import static dev.oneledger.spi.HistoryState.APPLIED;
import static dev.oneledger.spi.HistoryState.BASELINED;
import static dev.oneledger.spi.HistoryState.FAILED;
import static dev.oneledger.spi.HistoryState.PARTIAL;
import static dev.oneledger.spi.HistoryState.UNDONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
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
                ""));
  }

  @Test
  void no_row_has_a_time_since_flyway_records_no_zone() {
    flyway.script("V1__a.sql", A).migrate();

    assertThat(flyway.read().rows()).extracting(HistoryRow::appliedAt).containsOnlyNulls();
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
