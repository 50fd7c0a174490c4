package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import dev.oneledger.spi.MigrationSource;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts as people write them for H2. */
class ScriptsOnH2Test extends FilesOnProduct {
  private static final String CHANGE = "ALTER TABLE base ADD COLUMN more int";

  @Override
  TargetFixture fixture() {
    return new H2Fixture();
  }

  @BeforeEach
  void begin() {
    file("001_base", "CREATE TABLE base (id int PRIMARY KEY, note varchar(100))");
    sync();
  }

  @Test
  void what_was_set_before_a_run_ended_is_set_again() {
    database.execute("CREATE SCHEMA other");
    file(
        "002_sets",
        "SET @n = 4",
        "SET SCHEMA other",
        "ALTER TABLE public.base ADD COLUMN more int",
        "CREATE TABLE here (id int)",
        "INSERT INTO here VALUES (@n)");
    DataSource lost =
        FaultyDriver.lostAfter(database.dataSource(), "ALTER TABLE public.base ADD COLUMN");
    assertThatThrownBy(() -> sync(lost)).isInstanceOf(LedgerUnreachableException.class);

    assertThat(applied()).containsExactly("002_sets");

    assertThat(database.query("SELECT id FROM other.here")).containsExactly("4");
  }

  @Test
  void what_cannot_be_set_again_keeps_the_rest_from_running() {
    file(
        "002_sets",
        "SET @n = (SELECT COUNT(*) FROM base)",
        CHANGE,
        "INSERT INTO base (id) VALUES (@n)");
    DataSource lost = FaultyDriver.lostAfter(database.dataSource(), CHANGE);
    assertThatThrownBy(() -> sync(lost)).isInstanceOf(LedgerUnreachableException.class);

    assertThatThrownBy(this::sync)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("@n");

    assertThat(database.query("SELECT id FROM base")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET AUTOCOMMIT FALSE | controls transactions itself",
        "SET EXCLUSIVE 1 | shuts out",
        "SHUTDOWN | shuts out",
        "SET MODE MySQL | another MODE"
      })
  void what_would_part_the_session_from_its_journal_is_refused_before_anything_runs(
      String statement, String why) {
    file("002_refused", "CREATE TABLE made (id int)", statement);

    assertThatThrownBy(this::sync)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(why);

    assertThat(database.query(fixture().tableQuery("made"))).isEmpty();
  }

  @Test
  void a_routine_may_commit_and_so_runs_by_itself() {
    database.execute(fixture().noteProcedure());
    database.execute("ALTER TABLE base DROP COLUMN note");
    file("002_routine", "CALL add_note('7')", "INSERT INTO base VALUES (8)");

    sync();

    assertThat(kinds("002_routine"))
        .containsExactly(EntryKind.STARTED, EntryKind.STATEMENT_DONE, EntryKind.APPLIED);
    assertThat(database.query("SELECT id FROM base ORDER BY 1")).containsExactly("7", "8");
  }

  @Test
  void a_second_starter_hears_for_whom_it_waits() throws Exception {
    file("002_more", CHANGE);
    CompletableFuture<SyncReport> first;
    CompletableFuture<SyncReport> second;
    try (Connection reader = database.dataSource().getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("INSERT INTO base VALUES (1, 'not committed')");
      first = CompletableFuture.supplyAsync(() -> patient().sync("dev"));
      await(
          "the ALTER",
          () ->
              database
                  .query("SELECT EXECUTING_STATEMENT FROM INFORMATION_SCHEMA.SESSIONS")
                  .contains(CHANGE));
      second = syncing();
      await(
          "a waiting starter",
          () ->
              heard.stream()
                  .anyMatch(
                      event ->
                          event instanceof LedgerEvent.Waiting waiting
                              && waiting.holder().toString().contains(CHANGE)));
      reader.rollback();
    }

    assertThat(first.get().applied()).hasSize(1);
    assertThat(second.get().applied()).isEmpty();
    assertThat(kinds("002_more")).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
  }

  /** It waits for the table as long as it takes, and tells nobody. */
  private Ledger patient() {
    DataSource source = database.dataSource();
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(source))
        .migrations(MigrationSource.of(files))
        .environment(Environment.managed("dev", JdbcTarget.on(source).lockTimeout(Duration.ZERO)))
        .open();
  }

  @Test
  void a_migration_may_make_the_schema_that_it_runs_in() {
    files.clear();
    file("001_schema", "CREATE SCHEMA made", "CREATE TABLE here (id int)");
    Ledger.forApp("schemas")
        .store(JdbcLedgerStore.on(database.dataSource()))
        .migrations(MigrationSource.of(files))
        .environment(
            Environment.managed("dev", JdbcTarget.on(database.dataSource()).schema("MADE")))
        .open()
        .sync("dev");

    assertThat(
            database.rows(
                "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME ="
                    + " 'HERE'"))
        .containsExactly(List.of("MADE", "HERE"));
  }
}
