package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.StatementFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcTargetFailureTest extends TargetOnPostgres {
  @Test
  void a_failing_statement_leaves_nothing_and_is_named_with_its_line() {
    begin();
    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(
            () ->
                apply(
                    "2_bad",
                    "CREATE TABLE a (x int);\n\nINSERT INTO a VALUES (1);\nSELECT 1;\n"
                        + "CREATE VIEW v AS\n  SELECT x,\n    no_such_column\n  FROM a;\n"))
        .satisfies(
            failed -> {
              assertThat(failed.line()).isEqualTo(7);
              assertThat(failed.sqlState()).isEqualTo("42703");
              assertThat(failed.serverMessage())
                  .isEqualTo("column \"no_such_column\" does not exist");
            })
        .withMessage(
            """
            Migration '2_bad' (2_bad.sql) failed at line 7 (statement 4).
              server    column "no_such_column" does not exist
              SQLSTATE  42703
            Nothing of it is left in the database. Correct the migration and run it again.\
            """);
    assertThat(tables()).isEmpty();
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void a_failure_quotes_no_row_data_in_message_or_cause() {
    begin();
    assertThatThrownBy(
            () ->
                apply(
                    "2_dup",
                    "CREATE TABLE p (email text PRIMARY KEY);\n"
                        + "INSERT INTO p VALUES ('secret@example.org');\n"
                        + "INSERT INTO p SELECT email FROM p;"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("23505")
        .hasStackTraceContaining("duplicate key value")
        .satisfies(failed -> assertThat(stackTrace(failed)).doesNotContain("secret@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SSN 078051120", "SSN \"078051120\" more", "SSN\n078051120", "SSN '' 078051120"})
  void a_failure_quotes_no_value_that_was_not_accepted(String value) {
    begin();
    assertThatThrownBy(
            () -> apply("2_v", "CREATE TABLE v AS SELECT '" + value + "'::text::int AS x;"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("22P02")
        .hasStackTraceContaining("invalid input syntax for type integer: \"...\"")
        .satisfies(failed -> assertThat(stackTrace(failed)).doesNotContain("SSN", "078051120"));
  }

  @Test
  void a_deferred_constraint_fails_at_commit() {
    begin();
    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(
            () ->
                apply(
                    "2_deferred",
                    "CREATE TABLE a (id int PRIMARY KEY);\n"
                        + "CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\n"
                        + "INSERT INTO b VALUES (7);"))
        .withMessageContaining("failed at commit")
        .satisfies(failed -> assertThat(failed.line()).isZero());
    assertThat(tables()).isEmpty();
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void a_failure_after_600_statements_leaves_nothing() {
    begin();
    String sql =
        IntStream.range(0, 600)
            .mapToObj(i -> "CREATE TABLE t" + i + " (x int);\n")
            .collect(Collectors.joining());
    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(() -> apply("2_many", sql + "CREATE TABLE t3 (x int);"))
        .satisfies(failed -> assertThat(failed.line()).isEqualTo(601));
    assertThat(tables()).isEmpty();
    applyNext("2_many", sql);
    assertThat(tables()).hasSize(600);
  }

  @Test
  void a_moved_journal_is_refused_and_nothing_is_done() {
    begin();
    List<JournalEntry> stale = JournalScript.environment("dev").opened();
    assertThatThrownBy(
            () -> target.apply(JournalScript.step("9_x", "CREATE TABLE x ();"), stale, soon()))
        .isInstanceOf(JournalMovedException.class);

    JournalScript other = JournalScript.environment("dev");
    other.opened(Map.of("mode", "something else"));
    assertThatThrownBy(
            () ->
                target.apply(
                    JournalScript.step("9_x", "CREATE TABLE x ();"), other.applied("9_x"), soon()))
        .isInstanceOf(JournalMovedException.class);
    assertThat(tables()).isEmpty();
  }

  @Test
  void a_busy_lock_is_waited_for_until_the_deadline_and_its_holder_named() throws SQLException {
    begin();
    long lock = LockKey.of(script.key()).value();
    PGSimpleDataSource named = database.pgDataSource();
    named.setApplicationName("replica-2");
    try (Connection holder = named.getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(" + lock + ")");
      assertThatThrownBy(
              () ->
                  target.apply(
                      JournalScript.step("1_x", "CREATE TABLE x ();"),
                      script.applied("1_x"),
                      Deadline.in(Duration.ofMillis(300))))
          .isInstanceOf(LedgerBusyException.class)
          .hasMessageContaining("Journal 'shop environment:dev' is locked by host ")
          .hasMessageContaining("pid ")
          .hasMessageContaining("application 'replica-2', since 20")
          .hasMessageContaining("Waited 300 ms; nothing was done.");
      holder.rollback();
    }
    assertThat(tables()).isEmpty();
    applyNext("1_x", "CREATE TABLE x ();");
    assertThat(tables()).containsExactly("x");
  }

  @Test
  void a_statement_behind_anothers_lock_gives_up_after_the_lock_timeout() throws SQLException {
    begin();
    apply("1_t", "CREATE TABLE t (x int);");
    target = target.lockTimeout(Duration.ofMillis(200));
    try (Connection holder = database.dataSource().getConnection();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE t");
      assertThatThrownBy(() -> apply("2_t", "ALTER TABLE t ADD COLUMN y int;"))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("55P03")
          .hasMessageContaining("Another session held a lock for more than 200 ms");
      holder.rollback();
    }
  }

  @Test
  void a_statement_that_cannot_run_in_a_transaction_is_refused_and_the_directive_named() {
    begin();
    assertThatThrownBy(() -> apply("2_idx", "CREATE INDEX CONCURRENTLY i ON pg_class (relname);"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(
            "Migration '2_idx' (2_idx.sql) cannot run inside a transaction at line 1: 'CREATE INDEX")
        .hasMessageContaining("Begin the file with the line '-- ledger: no-transaction'")
        .hasMessageContaining("nothing was done");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void a_migration_that_ends_the_transaction_itself_is_refused() {
    begin();
    assertThatThrownBy(() -> apply("2_x", "CREATE TABLE x ();\nCOMMIT;\nCREATE TABLE y ();"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("controls the transaction itself at line 2: 'COMMIT'")
        .hasMessageContaining("nothing was done");
    assertThat(tables()).isEmpty();
  }

  @Test
  void an_unreachable_database_is_said_without_secrets() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setURL("jdbc:postgresql://127.0.0.1:1/x?password=hunter2");
    assertThatThrownBy(() -> JdbcTarget.on(nowhere).head(script.key()))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Cannot connect to PostgreSQL: Connection to 127.0.0.1:1 refused")
        .satisfies(failed -> assertThat(stackTrace(failed)).doesNotContain("hunter2"));
  }

  @Test
  void a_connection_killed_in_the_middle_is_unreachable_and_leaves_nothing() {
    begin();
    assertThatThrownBy(
            () ->
                apply(
                    "1_killed",
                    "CREATE TABLE k (x int);\n"
                        + "DO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Migration '1_killed' (1_killed.sql): the connection was lost");
    assertThat(tables()).isEmpty();
    assertThat(entries()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"simple", "extended", "extendedForPrepared", "extendedCacheEverything"})
  void in_every_query_mode_of_the_driver_it_is_all_or_nothing(String mode) throws SQLException {
    PGSimpleDataSource inMode = database.pgDataSource();
    inMode.setProperty("preferQueryMode", mode);
    inMode.setProperty("autosave", "always");
    inMode.setProperty("defaultRowFetchSize", "2");
    target = JdbcTarget.on(inMode);
    begin();
    assertThatThrownBy(
            () -> apply("1_bad", "CREATE TABLE a (x int);\nSELECT 1/0;\nCREATE TABLE b (x int);"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("division by zero");
    assertThatThrownBy(() -> applyNext("1_bad", "CREATE TABLE a (x int);\nCREATE TABLE a (x int);"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("line 2");
    assertThat(tables()).isEmpty();
    applyNext("1_good", "CREATE TABLE a (x int);\nINSERT INTO a SELECT generate_series(1, 9);");
    assertThat(database.query("SELECT count(*) FROM a")).containsExactly("9");
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void a_driver_that_speaks_another_language_changes_no_verdict() throws SQLException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ru"));
      begin();
      assertThatThrownBy(() -> apply("1_bad", "CREATE TABLE a (x int);\n\nCREATE TABLE a (x int);"))
          .isInstanceOf(StatementFailedException.class)
          .hasMessageContaining("failed at line 3 (statement 2)");
    } finally {
      Locale.setDefault(before);
    }
  }
}
