package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is pending, and that the real Flyway calls the same pending. */
class FlywayPendingTest {
  private static final String VIEW = "create or replace view v as select 1 as x;\n";

  @TempDir private Path folder;
  private ScratchDatabase database;
  private FlywayFixture flyway;

  @BeforeEach
  void create() {
    database = FlywayProduct.H2.freshDatabase();
    flyway = new FlywayFixture(database, folder);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private List<HistoryPending> pending() {
    return known().read().pending();
  }

  private FlywayHistory known() {
    return FlywayHistory.on(database.dataSource())
        .scripts(folder)
        .placeholders(Map.of("ph", "zed"));
  }

  private List<String> theirs() {
    return Arrays.stream(flyway.configuration().outOfOrder(true).load().info().pending())
        .map(MigrationInfo::getScript)
        .toList();
  }

  @Test
  void scripts_without_a_row_are_pending_in_the_order_of_flyway() {
    flyway.script("V2__b.sql", "create table b(id int);").script("R__v.sql", VIEW).migrate();
    flyway
        .script("V10__j.sql", "select 10;")
        .script("sub/V9_1__i.sql", "select 9;")
        .script("V1__late.sql", "select 1;")
        .script("R__a_view.sql", VIEW.replace("v", "w"))
        .script("R__v.sql", VIEW.replace("1", "2"))
        .script("U2__b.sql", "drop table b;")
        .script("afterMigrate.sql", "select 1;");

    assertThat(pending())
        .extracting(HistoryPending::key)
        .containsExactly(
            "V1__late.sql", "sub/V9_1__i.sql", "V10__j.sql", "R__a_view.sql", "R__v.sql")
        .isEqualTo(theirs());
    assertThat(pending()).extracting(HistoryPending::obstacle).containsOnlyNulls();
    assertThat(pending().get(1))
        .extracting(pending -> String.valueOf(pending.id()), HistoryPending::text)
        .containsExactly("9.1_i", SqlText.of("select 9;"));
  }

  @Test
  void what_is_applied_is_not_pending_whatever_its_files_are_like_now() {
    flyway.script("V1__a.sql", "create table a(id int);").script("R__v.sql", VIEW).migrate();
    flyway.script("V1__a.sql", "create table other(id int);").script("R__v.sql", VIEW + "\r\n");

    assertThat(pending()).isEmpty();
    assertThat(theirs()).isEmpty();
  }

  @Test
  void what_a_baseline_covers_is_not_pending() {
    flyway.configuration().baselineVersion("5").load().baseline();
    flyway
        .script("V4__d.sql", "select 4;")
        .script("V5_0__e.sql", "select 5;")
        .script("V5_0_1__f.sql", "select 6;");

    assertThat(pending())
        .extracting(HistoryPending::key)
        .containsExactly("V5_0_1__f.sql")
        .isEqualTo(theirs());
  }

  @Test
  void placeholders_are_filled_in_where_their_values_are_known_and_an_obstacle_where_not() {
    flyway.script("V1__a.sql", "create table a(id int);").migrate();
    flyway.script("V2__b.sql", "create table ${ph}(id int);");

    assertThat(pending())
        .extracting(HistoryPending::text, HistoryPending::obstacle)
        .containsExactly(tuple(SqlText.of("create table zed(id int);"), null));
    assertThat(FlywayHistory.on(database.dataSource()).scripts(folder).read().pending())
        .extracting(HistoryPending::text, HistoryPending::obstacle)
        .containsExactly(
            tuple(
                SqlText.of("create table ${ph}(id int);"),
                "it has placeholders ${...} that Flyway replaces, whose values are not known here"));
    assertThat(
            FlywayHistory.on(database.dataSource())
                .scripts(folder)
                .withoutPlaceholders()
                .read()
                .pending())
        .extracting(HistoryPending::text, HistoryPending::obstacle)
        .containsExactly(tuple(SqlText.of("create table ${ph}(id int);"), null));
  }

  @Test
  void settings_beside_a_script_can_leave_its_placeholders_alone() {
    flyway.script("V1__a.sql", "create table a(id int);").migrate();
    flyway
        .script("V2__b.sql", "select '${x}';")
        .script("V2__b.sql.conf", "placeholderReplacement=false\n")
        .script("V3__c.sql", "select '${x}';")
        .script("V3__c.sql.conf", "executeInTransaction=false\n");

    assertThat(pending())
        .extracting(HistoryPending::key, pending -> pending.obstacle() == null)
        .containsExactly(tuple("V2__b.sql", true), tuple("V3__c.sql", false));
  }

  @Test
  void a_repeatable_is_outdated_only_where_its_checksum_says_so_with_and_without_placeholders() {
    String text = "create or replace view v as select '${ph}' as x;\n";
    flyway.script("R__v.sql", text).script("R__w.sql", text.replace(" v ", " w ")).migrate();
    flyway.script("R__w.sql", text.replace(" v ", " w ").replace("x", "y"));

    assertThat(pending())
        .extracting(HistoryPending::key)
        .containsExactly("R__w.sql")
        .isEqualTo(theirs());
    assertThat(FlywayHistory.on(database.dataSource()).scripts(folder).read().pending()).isEmpty();
  }

  @Test
  void java_and_shell_migrations_are_pending_with_that_obstacle() {
    flyway.script("V1__a.sql", "create table a(id int);").migrate();
    flyway
        .script("db/V2__In_java.java", "class V2__In_java {}")
        .script("db/V2__In_java.class", "")
        .script("db/V2__In_java$1.class", "")
        .script("V3__shell.sh", "true")
        .script("db/R__Again.java", "class R__Again {}");

    assertThat(pending())
        .extracting(pending -> String.valueOf(pending.id()), HistoryPending::obstacle)
        .containsExactly(
            tuple("2_In_java", "it is written in Java"),
            tuple("3_shell", "it is written in .sh"),
            tuple("R__Again", "it is written in Java"));
    assertThat(pending()).extracting(HistoryPending::text).containsOnlyNulls();
  }

  @Test
  void of_baseline_scripts_the_last_is_pending_in_an_empty_history_and_none_in_another() {
    flyway.script("V1__a.sql", "create table a(id int);").migrate();
    flyway.script("B5__all.sql", "select 5;").script("V6__f.sql", "select 6;");
    assertThat(pending()).extracting(HistoryPending::key).containsExactly("V6__f.sql");

    database.execute("delete from \"flyway_schema_history\" where \"installed_rank\" > 0");
    flyway.script("B3__some.sql", "select 3;");
    assertThat(pending())
        .extracting(HistoryPending::key, pending -> pending.obstacle() != null)
        .containsExactly(tuple("B5__all.sql", true), tuple("V6__f.sql", false));
    assertThat(theirs()).containsExactly("B5__all.sql", "V6__f.sql");

    flyway.migrate();
    assertThat(known().read().rows())
        .extracting(HistoryRow::key, HistoryRow::state)
        .containsExactly(
            tuple("B5__all.sql", HistoryState.BASELINED), tuple("V6__f.sql", HistoryState.APPLIED));
    assertThat(pending()).isEmpty();
  }

  @Test
  void a_history_that_points_at_files_nobody_has_is_read_without_texts() {
    flyway.script("V1__a.sql", "create table a(id int);").migrate();
    assertThat(folder.resolve("V1__a.sql").toFile().delete()).isTrue();

    assertThat(known().read().rows()).extracting(row -> row.text()).containsExactly((SqlText) null);
    assertThat(pending()).isEmpty();
  }
}
