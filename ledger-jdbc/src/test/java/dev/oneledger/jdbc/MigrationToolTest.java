package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestSqlite;
import dev.oneledger.spi.HistoryLock;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no recording shows of the smaller tools. */
class MigrationToolTest {
  private ScratchDatabase database;

  @TempDir Path folder;

  @BeforeEach
  void create() {
    database = TestH2.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private ToolHistory of(MigrationTool tool) {
    return HistoryTable.of(tool, database.dataSource());
  }

  @Test
  void an_option_that_would_mean_nothing_is_refused_before_any_connection() {
    ToolHistory rails = HistoryTable.of(MigrationTool.RAILS, H2Database.nowhere());

    assertThatThrownBy(() -> rails.files(folder))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "files(folder) is not for Rails: its table says all that is read. Leave it out.");
    assertThatThrownBy(() -> rails.zone(ZoneOffset.UTC))
        .hasMessageStartingWith("zone(zone) is not for Rails: ");
    assertThatThrownBy(() -> rails.only("x"))
        .hasMessageStartingWith("only(name) is not for Rails: ");
  }

  @Test
  void goose_undoes_by_a_row_of_its_own_and_the_last_row_counts() {
    database.execute(
        "CREATE TABLE goose_db_version (id int, version_id bigint, is_applied boolean, tstamp timestamp)",
        "INSERT INTO goose_db_version VALUES (1, 0, true, NULL), (2, 1, true, NULL), (3, 2, true, NULL), (4, 2, false, NULL), (5, 3, true, NULL), (6, 3, false, NULL), (7, 3, true, NULL)");

    assertThat(ToolTable.inShort(of(MigrationTool.GOOSE).read()))
        .containsExactly("1 APPLIED 1", "2 UNDONE 2", "3 APPLIED 3");
  }

  @Test
  void a_time_without_a_zone_is_none_until_somebody_knows_the_zone() {
    database.execute(
        "CREATE TABLE goose_db_version (id int, version_id bigint, is_applied boolean, tstamp timestamp)",
        "INSERT INTO goose_db_version VALUES (1, 1, true, '2024-05-01 08:00:00')",
        "CREATE TABLE changelog (id numeric(20), applied_at varchar(25), description varchar(99))",
        "INSERT INTO changelog VALUES (1, '2024-05-01 08:00:00', 'a b'), (2, 'by hand', 'c')");
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(of(MigrationTool.GOOSE).read().rows())
        .extracting(HistoryRow::appliedAt)
        .containsExactly((Instant) null);
    assertThat(of(MigrationTool.GOOSE).zone(berlin).read().rows())
        .extracting(HistoryRow::appliedAt)
        .containsExactly(Instant.parse("2024-05-01T06:00:00Z"));
    assertThat(of(MigrationTool.MYBATIS).zone(berlin).read().rows())
        .extracting(HistoryRow::appliedAt)
        .containsExactly(Instant.parse("2024-05-01T06:00:00Z"), null);
  }

  @Test
  void a_timestamp_of_mariadb_is_a_moment_whatever_zone_the_session_has() {
    try (var mariaDb = TestMariaDb.freshDatabase()) {
      mariaDb.execute(
          "SET time_zone = '+00:00'",
          "CREATE TABLE goose_db_version (id int, version_id bigint, is_applied boolean, tstamp timestamp NULL)",
          "INSERT INTO goose_db_version VALUES (1, 1, true, '2024-05-01 08:00:00')");
      for (String zone : new String[] {"-11:00", "+05:30"}) {
        var dataSource = mariaDb.dataSource("sessionVariables=time_zone='%s'".formatted(zone));
        assertThat(HistoryTable.of(MigrationTool.GOOSE, dataSource).read().rows())
            .extracting(HistoryRow::appliedAt)
            .containsExactly(Instant.parse("2024-05-01T08:00:00Z"));
      }
    }
  }

  @Test
  void knex_on_sqlite_counts_milliseconds() {
    try (ScratchDatabase sqlite = TestSqlite.freshDatabase()) {
      sqlite.execute(
          "CREATE TABLE knex_migrations (id int, name varchar, batch int, migration_time datetime)",
          "INSERT INTO knex_migrations VALUES (1, '1_a.js', 1, 1714550400000)");

      assertThat(HistoryTable.of(MigrationTool.KNEX, sqlite.dataSource()).read().rows())
          .extracting(HistoryRow::appliedAt)
          .containsExactly(Instant.parse("2024-05-01T08:00:00Z"));
    }
  }

  @Test
  void a_lock_that_a_tool_keeps_in_a_table_is_told_and_its_absence_too() {
    database.execute(
        "CREATE TABLE knex_migrations (id int, name varchar(99), batch int, migration_time timestamp)",
        "CREATE TABLE knex_migrations_lock (\"INDEX\" int, is_locked int)",
        "INSERT INTO knex_migrations_lock VALUES (1, 0)",
        "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" varchar(99), \"ProductVersion\" varchar(9))",
        "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" int, \"Timestamp\" varchar(99))");
    assertThat(of(MigrationTool.KNEX).read().lock()).isNull();
    assertThat(of(MigrationTool.EF_CORE).read().lock()).isNull();

    database.execute(
        "UPDATE knex_migrations_lock SET is_locked = 1",
        "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2024-05-01 08:00:00')");

    assertThat(of(MigrationTool.KNEX).read().lock()).isEqualTo(new HistoryLock("", ""));
    assertThat(of(MigrationTool.EF_CORE).read().lock())
        .isEqualTo(new HistoryLock("", "2024-05-01 08:00:00"));
  }

  @Test
  void a_file_of_mixed_line_ends_is_known_where_it_is_at_hand() throws IOException {
    database.execute(
        "CREATE TABLE __drizzle_migrations (id int, hash varchar(99), created_at bigint)",
        "INSERT INTO __drizzle_migrations VALUES (1, 'c4dfbc3f3c9daddf8299caf3683149f7cc068e8e63ac9911034705d9256d9c16', 1700000000123)");
    String mixed = "create table d1(id int);\r\n--> statement-breakpoint\ncreate table d2(id int);";
    Files.createDirectories(folder.resolve("meta"));
    Files.writeString(folder.resolve("0000_d.sql"), mixed);
    Files.writeString(
        folder.resolve("meta/_journal.json"),
        "{\"entries\":[{\"when\":1700000000123,\"tag\":\"0000_d\"}]}");
    HistoryRow alone = of(MigrationTool.DRIZZLE).read().rows().get(0);
    HistoryRow row = of(MigrationTool.DRIZZLE).files(folder).read().rows().get(0);

    assertThat(alone.id()).isNull();
    assertThat(ToolTable.judge(alone, mixed).outcome()).isEqualTo(Outcome.MISMATCH);
    assertThat(row.id()).isEqualTo(MigrationId.parse("0000_d"));
    assertThat(ToolTable.judge(row, mixed).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(ToolTable.judge(row, mixed + "\n").outcome()).isEqualTo(Outcome.MISMATCH);
    assertThat(row.details()).containsEntry("tag", "0000_d");
  }

  @Test
  void a_number_that_is_none_is_refused_without_telling_it() {
    database.execute(
        "CREATE TABLE schema_migrations (version varchar(9), dirty boolean)",
        "INSERT INTO schema_migrations VALUES ('secret', false)");

    assertThatThrownBy(() -> of(MigrationTool.GOLANG_MIGRATE).read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            "A row of PUBLIC.SCHEMA_MIGRATIONS has something else than a number in its column version: expected a whole number of at most 18 digits in every row. Check that it is the right table.");
  }

  @Test
  void a_folder_without_drizzles_journal_is_said() {
    database.execute(
        "CREATE TABLE __drizzle_migrations (id int, hash varchar(99), created_at bigint)");

    assertThatThrownBy(() -> of(MigrationTool.DRIZZLE).files(folder).read())
        .hasMessage(
            "Drizzle's journal is not there: expected meta/_journal.json in %s. Hand over the folder that drizzle-kit writes to (out)."
                .formatted(folder));
  }

  @Test
  void jooq_going_back_over_versions_without_rows_and_forward_again_is_followed() {
    database.execute(
        "CREATE TABLE jooq_migration_history (id int, migrated_at timestamp, migrated_from varchar(9), migrated_to varchar(9), status varchar(9), resolution varchar(9))",
        "INSERT INTO jooq_migration_history VALUES (1, NULL, 'init', '3', 'SUCCESS', NULL), (2, NULL, '3', '2', 'SUCCESS', NULL)");
    assertThat(ToolTable.inShort(of(MigrationTool.JOOQ).read()))
        .containsExactlyInAnyOrder("3 UNDONE 3", "2 APPLIED 2");

    database.execute(
        "INSERT INTO jooq_migration_history VALUES (3, NULL, '2', 'init', 'SUCCESS', NULL), (4, NULL, 'init', '3', 'SUCCESS', NULL)");

    assertThat(ToolTable.inShort(of(MigrationTool.JOOQ).read()))
        .containsExactlyInAnyOrder("2 APPLIED 2", "3 APPLIED 3");
  }

  @Test
  void jooq_going_back_undoes_what_came_after_and_failing_on_the_way_leaves_a_part() {
    database.execute(
        "CREATE TABLE jooq_migration_history (id int, migrated_at timestamp, migrated_from varchar(9), migrated_to varchar(9), status varchar(9), resolution varchar(9))",
        "INSERT INTO jooq_migration_history VALUES (1, NULL, 'root', '1', 'SUCCESS', NULL), (2, NULL, '1', '2', 'SUCCESS', NULL), (3, NULL, '2', '3', 'SUCCESS', NULL), (4, NULL, '3', '2', 'SUCCESS', NULL), (5, NULL, '2', '1', 'FAILURE', 'OPEN'), (6, NULL, '2', '4', 'MIGRATING', NULL)");

    assertThat(ToolTable.inShort(of(MigrationTool.JOOQ).read()))
        .containsExactly("1 APPLIED 1", "2 PARTIAL 2", "3 UNDONE 3", "4 PARTIAL 4");
  }

  @Test
  void sqitch_says_whose_project_and_which_hash_is_none() {
    database.execute(
        "CREATE TABLE changes (change_id varchar(40), script_hash varchar(40), change varchar(99), project varchar(99), committed_at timestamp, planned_at timestamp)",
        "INSERT INTO changes VALUES ('c1', 'c1', 'users', 'shop', '2024-05-01 08:00:00', NULL), ('c2', 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d', 'orders', 'shop', '2024-05-01 08:00:01', NULL), ('c3', NULL, 'x', 'billing', '2024-05-01 08:00:02', NULL)");

    assertThatThrownBy(() -> of(MigrationTool.SQITCH).read())
        .hasMessage(
            "PUBLIC.CHANGES holds the histories of several projects: billing, shop. Say which one is meant with only(\"billing\").");
    assertThatThrownBy(() -> of(MigrationTool.SQITCH).only("shopp").read())
        .hasMessageContaining("has no project 'shopp': found billing, shop.");
    var rows = of(MigrationTool.SQITCH).only("shop").read().rows();
    assertThat(rows).extracting(HistoryRow::key).containsExactly("users", "orders");
    assertThat(ToolTable.judge(rows.get(0), "hello").outcome()).isEqualTo(Outcome.NOT_VERIFIABLE);
    assertThat(ToolTable.judge(rows.get(1), "hello").outcome()).isEqualTo(Outcome.MATCH);
    assertThat(ToolTable.judge(rows.get(1), "hallo").outcome()).isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void a_table_in_both_usual_places_has_to_be_named_and_one_that_does_not_fit_is_no_rival() {
    String columns = " (id int, hash varchar(99), created_at bigint)";
    database.execute(
        "CREATE SCHEMA drizzle",
        "CREATE TABLE drizzle.__drizzle_migrations" + columns,
        "CREATE TABLE __drizzle_migrations (id int)");
    assertThat(of(MigrationTool.DRIZZLE).read().source())
        .startsWith("DRIZZLE.__DRIZZLE_MIGRATIONS of Drizzle");

    database.execute(
        "DROP TABLE __drizzle_migrations", "CREATE TABLE __drizzle_migrations" + columns);
    assertThatThrownBy(() -> of(MigrationTool.DRIZZLE).read())
        .hasMessage(
            "There are several tables that may be the history of Drizzle: DRIZZLE.__DRIZZLE_MIGRATIONS, PUBLIC.__DRIZZLE_MIGRATIONS. Say which with table(\"schema.table\").");
    assertThat(of(MigrationTool.DRIZZLE).table("public.__drizzle_migrations").read().source())
        .startsWith("PUBLIC.__DRIZZLE_MIGRATIONS of Drizzle");
  }

  @Test
  void a_replay_that_did_not_end_is_a_part_and_applications_are_kept_apart() {
    database.execute(
        "CREATE TABLE oneledger_replay (app varchar(99), id varchar(99), text_hash varchar(99), release varchar(99), sequence int, revision int, attached boolean, state varchar(9), applied_at timestamp with time zone)",
        "INSERT INTO oneledger_replay VALUES ('hub', '1_a', 'sha256:00', 'rel_1 r1', 1, 1, true, 'applied', TIMESTAMP WITH TIME ZONE '2024-05-01 08:00:00+00'), ('hub', '2_b', 'sha256:00', 'rel_1 r1', 1, 1, true, 'started', TIMESTAMP WITH TIME ZONE '2024-05-01 08:00:01+00')");
    assertThat(ToolTable.inShort(of(MigrationTool.REPLAY).read()))
        .containsExactly("1_a APPLIED 1_a", "2_b PARTIAL 2_b");

    database.execute(
        "INSERT INTO oneledger_replay VALUES ('shop', '1_a', 'sha256:00', 'rel_1 r1', 1, 1, true, 'applied', NULL)");
    assertThatThrownBy(() -> of(MigrationTool.REPLAY).read())
        .hasMessageContaining("several apps: hub, shop");
    assertThat(of(MigrationTool.REPLAY).only("shop").read().rows())
        .extracting(HistoryRow::key)
        .containsExactly("1_a");
  }
}
