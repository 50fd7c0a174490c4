package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFixture.row;
import static dev.oneledger.liquibase.LiquibaseFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestRole;
import dev.oneledger.jdbc.testkit.WatchedConnections;
import dev.oneledger.spi.HistoryLock;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiquibaseHistoryAccessTest {
  private static final String A = "create table a (id int);";

  @TempDir private Path folder;
  private TestDatabase database;
  private LiquibaseFixture liquibase;

  @BeforeEach
  void create() {
    database = TestPostgres.freshDatabase();
    liquibase = LiquibaseFixture.of(database, folder, "db/144_a.sql");
    liquibase.files().formatted("db/144_a.sql", "--changeset me:1\n" + A + "\n");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  /** A table as Liquibase 3.0 left it, or an older one. */
  private void oldTable(String rows) {
    database.execute(
        "create table databasechangelog (id varchar(63) not null, author varchar(63) not null,"
            + " filename varchar(200) not null, dateexecuted timestamp not null, md5sum varchar(35))",
        "insert into databasechangelog values " + rows);
  }

  @Test
  void a_table_of_another_name_in_another_schema_is_read_with_its_lock() {
    database.execute(
        "create schema ops",
        "create table ops.changes (id text, author text, filename text, dateexecuted timestamp, md5sum text)",
        "create table ops.changeslock (id int, locked boolean, lockedby text, lockgranted timestamp)",
        "insert into ops.changes values ('1', 'me', 'a.sql', now(), null)",
        "insert into ops.changeslock values (1, true, null, null)");

    HistoryReading reading = LiquibaseHistory.on(database.dataSource()).table("OPS.Changes").read();

    assertThat(reading.rows()).hasSize(1);
    assertThat(reading.source()).isEqualTo("ops.changes of Liquibase");
    assertThat(reading.lock()).isEqualTo(new HistoryLock("", ""));
  }

  @Test
  void a_missing_table_is_named() {
    assertThatThrownBy(liquibase::read)
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "Table public.databasechangelog is not there.", "the history of Liquibase");
  }

  @Test
  void a_table_with_other_columns_is_not_taken_for_liquibases() {
    database.execute("create table databasechangelog (id int, author text)");

    assertThatThrownBy(liquibase::read)
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "column filename, dateexecuted, md5sum missing", "found:    id, author");
  }

  @Test
  void hostile_table_names_are_refused() {
    assertThatThrownBy(() -> LiquibaseHistory.on(database.dataSource()).table("a; drop table b"))
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("'a; drop table b' cannot name a table");
  }

  @Test
  void columns_that_old_versions_lack_are_not_missed() {
    oldTable("('1', 'me', 'a.sql', '2010-01-02', 'eb92cef954ca37d69409a9f721c3b2fc')");

    assertThat(liquibase.read().rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.state()).isEqualTo(HistoryState.APPLIED);
              assertThat(row.details()).isEmpty();
              assertThat(verdict(row, A).algorithm()).contains("it has no version");
            });
  }

  @Test
  void of_several_rows_of_one_changeset_the_last_counts() {
    oldTable(
        "('1', 'me', 'classpath:db/a.sql', '2010-01-02', '9:00000000000000000000000000000000'),"
            + "('2', 'me', 'db/a.sql', '2010-01-03', null),"
            + "('1', 'ME', '/db/A.sql', '2010-01-04', null)");

    assertThat(liquibase.read().rows())
        .extracting(HistoryRow::key, row -> row.checksum().stored())
        .containsExactly(tuple("db/a.sql::2::me", null), tuple("db/A.sql::1::ME", null));
  }

  @Test
  void every_execution_type_is_read_and_an_unknown_one_is_kept_as_a_detail() {
    oldTable(
        "('1', 'me', 'a.sql', '2010-01-01', null), ('2', 'me', 'a.sql', '2010-01-02', null),"
            + "('3', 'me', 'a.sql', '2010-01-03', null), ('4', 'me', 'a.sql', '2010-01-04', null),"
            + "('5', 'me', 'a.sql', '2010-01-05', null), ('6', 'me', 'a.sql', '2010-01-06', null)");
    database.execute(
        "alter table databasechangelog add exectype varchar(10)",
        "update databasechangelog set exectype = (array['EXECUTED', 'RERAN', 'MARK_RAN', 'FAILED', 'SKIPPED', 'QUANTUM'])[id::int]");

    assertThat(liquibase.read().rows())
        .extracting(HistoryRow::state, row -> row.details().get("exectype"))
        .containsExactly(
            tuple(HistoryState.APPLIED, "EXECUTED"),
            tuple(HistoryState.APPLIED, "RERAN"),
            tuple(HistoryState.MARKED_RAN, "MARK_RAN"),
            tuple(HistoryState.FAILED, "FAILED"),
            tuple(HistoryState.MARKED_RAN, "SKIPPED"),
            tuple(HistoryState.APPLIED, "QUANTUM"));
  }

  @Test
  void times_are_told_once_their_zone_is() {
    oldTable("('1', 'me', 'a.sql', '2026-07-01 12:00:00', null)");
    LiquibaseHistory history = liquibase.history();

    assertThat(history.read().rows().get(0).appliedAt()).isNull();
    assertThat(history.zone(ZoneOffset.UTC).read().rows().get(0).appliedAt())
        .isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
    assertThat(history.zone(ZoneId.of("Europe/Berlin")).read().rows().get(0).appliedAt())
        .isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
  }

  @Test
  void a_role_that_may_select_that_one_table_is_enough_and_nothing_is_written() {
    liquibase.update();
    try (TestRole reader = TestRole.in(database)) {
      reader.granted("USAGE ON SCHEMA public", "SELECT ON databasechangelog");
      WatchedConnections watched = new WatchedConnections(reader.dataSource());

      HistoryReading reading = LiquibaseHistory.on(watched).read();

      assertThat(reading.rows()).hasSize(1);
      assertThat(reading.source())
          .isEqualTo("public.databasechangelog of Liquibase (its lock cannot be read)");
      assertThat(watched.transactions())
          .containsExactly("on, repeatable read, nothing written, 30s");
    }
  }

  @Test
  void a_lock_that_may_be_written_and_not_read_is_left_out() {
    liquibase.update();
    try (TestRole reader = TestRole.in(database)) {
      reader.granted(
          "USAGE ON SCHEMA public",
          "SELECT ON databasechangelog",
          "INSERT ON databasechangeloglock");

      HistoryReading reading = LiquibaseHistory.on(reader.dataSource()).read();

      assertThat(reading.rows()).hasSize(1);
      assertThat(reading.source()).endsWith("(its lock cannot be read)");
    }
  }

  @Test
  void the_tables_are_left_as_they_were() {
    liquibase.update();
    String state =
        "select string_agg(t::text || t.xmin || t.ctid, ';') from databasechangelog t"
            + " union all select string_agg(t::text || t.xmin || t.ctid, ';') from databasechangeloglock t";
    List<String> before = database.query(state);

    liquibase.history().changelogs(folder).read();

    assertThat(database.query(state)).isEqualTo(before);
  }

  @Test
  void a_folder_that_is_not_where_paths_start_from_is_refused_with_both_paths() {
    liquibase.update();

    assertThatThrownBy(() -> liquibase.history().changelogs(folder.resolve("db")).read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            """
            Folder %s is not where Liquibase's paths start from.
              recorded: db/144_a.sql
              found:    144_a.sql
            Give the folder below which db/144_a.sql lies."""
                .formatted(folder.resolve("db")));
    assertThat(row(liquibase.history().changelogs(folder).read(), "db/144_a.sql::1::me").text())
        .isNotNull();
  }

  @Test
  void broken_folders_and_changelogs_are_refused_with_their_place() {
    liquibase.update();
    LiquibaseHistory history = liquibase.history();

    assertThatThrownBy(() -> history.changelogs(folder.resolve("nowhere")).read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContainingAll("nowhere", "Check that the folder is there");
    liquibase.files().formatted("db/bad.sql", "--changeset bad\n");
    assertThatThrownBy(() -> history.changelogs(folder).read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("bad.sql:2 is not the changelog");
    liquibase
        .files()
        .file("db/bad.sql", "")
        .file("bad.xml", "<databaseChangeLog><changeSet id='1'>");
    assertThatThrownBy(() -> history.changelogs(folder).read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContainingAll("Changelog", "bad.xml", "not well-formed");
  }

  @Test
  void a_path_that_leads_out_of_the_folder_is_not_followed() {
    liquibase.files().file("secret.sql", "select 'secret';").file("in/a.txt", "");
    oldTable(
        "('raw', 'includeAll', '../secret.sql', '2010-01-01', null),"
            + "('raw', 'includeAll', '%s', '2010-01-01', null)"
                .formatted(folder.resolve("secret.sql")));

    assertThat(liquibase.history().changelogs(folder.resolve("in")).read().rows())
        .hasSize(2)
        .extracting(HistoryRow::text)
        .containsOnlyNulls();
  }

  @Test
  void many_rows_are_read() {
    oldTable("('0', 'me', 'a.sql', '2010-01-01', null)");
    database.execute(
        "insert into databasechangelog select n || '_x', 'me', 'b.sql', '2010-01-02', '9:e1640f223412438a129f4e00cb7af99c' from generate_series(1, 100000) n");

    HistoryReading reading = liquibase.read();

    assertThat(reading.rows()).hasSize(100_001);
    assertThat(verdict(row(reading, "::77_x::me"), "select 1;").outcome())
        .isEqualTo(Outcome.MISMATCH);
  }
}
