package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.Resolution;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that run by themselves, other than those about indexes. */
class LoneStatementTest extends FilesOnPostgres {

  private void endsAfter(String beginning) {
    assertThatThrownBy(() -> sync(FaultyDriver.lostAfter(database.dataSource(), beginning)))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Whether it took effect is not known from here");
  }

  private void procedure(String body) {
    database.execute("CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN " + body + " END $$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VACUUM base",
        "VACUUM (ANALYZE) base",
        "REINDEX TABLE CONCURRENTLY base",
        "CLUSTER",
        "REINDEX (CONCURRENTLY) TABLE base"
      })
  void maintenance_is_simply_run_again(String maintenance) {
    file("002_maintenance", maintenance, "INSERT INTO base VALUES ('after')");
    endsAfter(maintenance);

    sync();

    assertThat(kinds("002_maintenance"))
        .containsExactly(
            EntryKind.STARTED, EntryKind.STARTED, EntryKind.STATEMENT_DONE, EntryKind.APPLIED);
    assertThat(notes()).containsExactly("after");
  }

  @Test
  void a_procedure_that_commits_runs_by_itself_after_a_try_that_left_nothing() {
    procedure("INSERT INTO base VALUES ('one'); COMMIT; INSERT INTO base VALUES ('two');");
    file("002_call", "CALL p()", "DO $$ BEGIN INSERT INTO base VALUES ('do'); COMMIT; END $$");

    sync();

    assertThat(notes()).containsExactly("do", "one", "two");
    assertThat(kinds("002_call"))
        .containsExactly(
            EntryKind.STARTED, EntryKind.STATEMENT_DONE, EntryKind.STARTED, EntryKind.APPLIED);
  }

  @Test
  void a_procedure_that_leaves_its_transaction_alone_is_recorded_in_it() {
    procedure("INSERT INTO base VALUES ('one');");
    file("002_call", "CALL p()", "DO $$ BEGIN INSERT INTO base VALUES ('do'); END $$");

    sync();

    assertThat(notes()).containsExactly("do", "one");
    assertThat(kinds("002_call")).containsExactly(EntryKind.STATEMENT_DONE, EntryKind.APPLIED);
  }

  @Test
  void a_procedure_that_fails_behind_its_commit_is_in_doubt_and_never_run_again() {
    procedure("INSERT INTO base VALUES ('one'); COMMIT; RAISE 'enough';");
    file("002_call", "CALL p()", "INSERT INTO base VALUES ('after')");

    for (int starts = 0; starts < 2; starts++) {
      assertThatThrownBy(this::sync)
          .isInstanceOf(FindingsException.class)
          .hasMessageContaining("002_call")
          .hasMessageContaining("it failed, and may have left a part: enough");
    }
    assertThat(notes()).containsExactly("one");

    ledger(database.dataSource()).resolve("dev", "002_call", Resolution.applied("ada", "seen"));
    sync();
    assertThat(notes()).containsExactly("after", "one");
  }

  @Test
  void a_lost_call_of_a_committing_procedure_is_in_doubt_and_never_run_again() {
    procedure(
        "INSERT INTO base VALUES ('one'); COMMIT; PERFORM pg_terminate_backend(pg_backend_pid());");
    file("002_call", "CALL p()");
    assertThatThrownBy(this::sync)
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("ran by itself")
        .hasMessageContaining("Whether it took effect is not known from here");
    assertThat(last().kind()).isEqualTo(EntryKind.STARTED);

    assertThatThrownBy(this::sync)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("002_call");

    assertThat(last().kind()).isEqualTo(EntryKind.IN_DOUBT);
    assertThat(notes()).containsExactly("one");
  }

  @Test
  void a_database_is_seen_to_be_there_or_not() {
    String name = database.name() + "_more";
    try {
      file("002_create", "CREATE DATABASE " + name.toUpperCase(Locale.ROOT));
      endsAfter("CREATE DATABASE");
      sync();
      assertThat(kinds("002_create")).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
      file("003_drop", "DROP DATABASE \"" + name + "\"");
      endsAfter("DROP DATABASE");
      sync();
      assertThat(kinds("003_drop")).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
      assertThat(entries())
          .extracting(entry -> entry.detail(Facts.BEFORE))
          .contains("absent", "there");
    } finally {
      database.execute("DROP DATABASE IF EXISTS " + name);
    }
  }

  @Test
  void a_subscription_is_seen_to_be_there_or_not() {
    String create =
        "CREATE SUBSCRIPTION s_%s CONNECTION 'dbname=none' PUBLICATION p WITH (connect = false)"
            .formatted(database.name());
    file("002_create", create);
    endsAfter("CREATE SUBSCRIPTION");
    sync();
    assertThat(kinds("002_create")).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);

    database.execute(
        "ALTER SUBSCRIPTION s_%s DISABLE".formatted(database.name()),
        "ALTER SUBSCRIPTION s_%s SET (slot_name = NONE)".formatted(database.name()));
    file("003_drop", "DROP SUBSCRIPTION s_" + database.name());
    endsAfter("DROP SUBSCRIPTION");
    sync();
    assertThat(kinds("003_drop")).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
  }

  @Test
  void the_session_may_not_be_discarded() {
    file("002_discard", "INSERT INTO base VALUES ('x')", "DISCARD ALL");
    assertThatThrownBy(this::sync)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("discards its session at line 3: 'DISCARD ALL'")
        .hasMessageContaining("nothing was done");
    assertThat(notes()).isEmpty();
  }

  @Test
  void a_statement_that_lets_go_of_the_lock_is_taken_back_and_said() {
    file("002_unlock", "SELECT pg_advisory_unlock_all()", "INSERT INTO base VALUES ('x')");
    assertThatThrownBy(this::sync)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("its session no longer holds the lock of journal 'shop environment")
        .hasMessageContaining("pg_advisory_unlock_all");
    assertThat(notes()).isEmpty();
    assertThat(kinds("002_unlock")).isEmpty();
  }

  @Test
  void transaction_control_is_refused_before_anything_runs() {
    for (String control : List.of("COMMIT", "SAVEPOINT a", "SET standard_conforming_strings = 0")) {
      file("002_control", "INSERT INTO base VALUES ('x')", control);
      assertThatThrownBy(this::sync).isInstanceOf(LedgerException.class);
      assertThat(notes()).isEmpty();
    }
  }

  @Test
  void a_failing_statement_in_a_transaction_says_what_stays() {
    file("002_two", "INSERT INTO base VALUES ('one')", "INSERT INTO base VALUES (1, 1/0)");
    assertThatThrownBy(this::sync)
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("failed at line 3 (statement 2)")
        .hasMessageContaining("division by zero")
        .hasMessageContaining(
            "Statements before it stay applied; the next sync goes on with this one. Correct");
    assertThat(notes()).containsExactly("one");

    file("002_two", "INSERT INTO base VALUES ('one')", "INSERT INTO base VALUES ('two')");
    sync();
    assertThat(notes()).containsExactly("one", "two");
  }
}
