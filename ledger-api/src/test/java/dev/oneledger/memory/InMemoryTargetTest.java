package dev.oneledger.memory;

import static dev.oneledger.testkit.JournalFixtures.journal;
import static dev.oneledger.testkit.JournalFixtures.next;
import static dev.oneledger.testkit.JournalFixtures.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryTargetTest {
  private static final JournalKey DEV = JournalKey.environment("crm", "dev");
  private static final String SCRIPT =
      "CREATE TABLE a (b int);\nCREATE INDEX c ON a (b);\nCREATE TABLE d (e int);\n";
  private static final String[] STATEMENTS = {
    "CREATE TABLE a (b int)", "CREATE INDEX c ON a (b)", "CREATE TABLE d (e int)"
  };

  private final InMemoryTarget target = new InMemoryTarget();

  @Test
  void statements_that_took_effect_and_statements_sent_are_told_apart() {
    target.failOnceOn("INDEX", "42P07", "relation \"c\" already exists");
    assertThatThrownBy(this::apply).isInstanceOf(StatementFailedException.class);
    assertThat(target.statements()).isEmpty();
    assertThat(target.attemptedStatements()).containsExactly(STATEMENTS[0], STATEMENTS[1]);

    apply();

    assertThat(target.statements()).containsExactly(STATEMENTS);
    assertThat(target.attemptedStatements()).hasSize(5);
  }

  @Test
  void a_failure_says_what_where_and_why() {
    target.failOn("INDEX", "42P07", "relation \"c\" already exists");

    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(this::apply)
        .withMessage(
            "Migration 2_step failed at statement 2, db/2_step.sql line 2: relation \"c\" already"
                + " exists (SQLSTATE 42P07).")
        .satisfies(
            failed -> {
              assertThat(failed.line()).isEqualTo(2);
              assertThat(failed.sqlState()).isEqualTo("42P07");
              assertThat(failed.serverMessage()).isEqualTo("relation \"c\" already exists");
            });
  }

  @Test
  void a_lasting_failure_fails_again_until_repaired() {
    target.failOn(statement -> statement.line() == 3, "42601", "syntax error");
    assertThatThrownBy(this::apply).hasMessageContaining("line 3");
    assertThatThrownBy(this::apply).hasMessageContaining("line 3");

    target.repair();

    apply();
    assertThat(target.statements()).hasSize(3);
  }

  @Test
  void a_failure_at_commit_has_no_line_and_leaves_nothing() {
    InMemoryTarget.Snapshot before = target.snapshot();
    target.failOnceAtCommit("23503", "violates foreign key constraint");

    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(this::apply)
        .withMessageContaining("commit")
        .satisfies(failed -> assertThat(failed.line()).isZero());

    assertThat(target.snapshot()).isEqualTo(before);
    apply();
  }

  @Test
  void a_crash_before_the_statements_leaves_nothing() {
    assertCrashes(CrashPoint.BEFORE_STATEMENTS);

    assertThat(target.attemptedStatements()).isEmpty();
    assertThat(target.snapshot()).isEqualTo(new InMemoryTarget().snapshot());
  }

  @Test
  void a_crash_after_the_statements_leaves_nothing() {
    assertCrashes(CrashPoint.AFTER_STATEMENTS);

    assertThat(target.attemptedStatements()).hasSize(3);
    assertThat(target.snapshot()).isEqualTo(new InMemoryTarget().snapshot());
  }

  @Test
  void a_crash_after_the_commit_leaves_everything() {
    assertCrashes(CrashPoint.AFTER_COMMIT);

    assertThat(target.statements()).containsExactly(STATEMENTS);
    assertThat(target.read(DEV, 0)).isEqualTo(journal(DEV, 2));
    assertThatThrownBy(this::apply).isInstanceOf(JournalMovedException.class);
  }

  @Test
  void a_crash_happens_once_and_lets_go_of_the_lock() {
    assertCrashes(CrashPoint.AFTER_STATEMENTS);

    apply();

    assertThat(target.head(DEV)).isPresent();
  }

  @Test
  void a_busy_lock_is_reported_with_holder_wait_and_journal() {
    target.holdLock("app-7 pid 4711");

    assertThatThrownBy(
            () -> target.apply(step(), journal(DEV, 2), Deadline.in(Duration.ofMillis(20))))
        .isInstanceOf(LedgerBusyException.class)
        .hasMessage(
            "Journal 'crm environment:dev' is locked by another runner: app-7 pid 4711. Gave up"
                + " after 20 ms; nothing was done. Try again when it has finished.");
    assertThatThrownBy(() -> target.holdLock("app-8"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("app-7 pid 4711");

    target.releaseLock();
    apply();
  }

  @Test
  void an_interrupted_runner_stops_waiting_and_stays_interrupted() {
    target.holdLock("app-7 pid 4711");
    Thread.currentThread().interrupt();

    assertThatThrownBy(this::apply).hasMessageContaining("Interrupted while waiting");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(target.snapshot()).isEqualTo(new InMemoryTarget().snapshot());
  }

  @Test
  void a_target_that_answers_again_has_what_it_had() {
    apply();
    target.unreachable(true);
    assertThatThrownBy(() -> target.head(DEV))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessage("The in-memory target does not answer: it was made unreachable.");

    target.unreachable(false);

    assertThat(target.read(DEV, 0)).isEqualTo(journal(DEV, 2));
  }

  @Test
  void a_restored_target_goes_on_from_what_it_has() {
    target.withObjects("table legacy");
    apply();
    InMemoryTarget.Snapshot backup = target.snapshot();
    List<JournalEntry> later = next(journal(DEV, 2), 1);
    target.apply(Step.entriesOnly("later"), later, Deadline.in(Duration.ofSeconds(1)));
    target.withObjects();
    assertThat(target.snapshot()).isNotEqualTo(backup);

    target.restore(backup);

    assertThat(target.snapshot()).isEqualTo(backup);
    assertThat(target.inspect(DEV).objects()).containsExactly("table legacy");
    target.apply(Step.entriesOnly("again"), later, Deadline.in(Duration.ofSeconds(1)));
    assertThat(target.read(DEV, 0)).hasSize(3);
  }

  @Test
  void a_dump_of_another_environment_shows_as_its_journal() {
    JournalKey prod = JournalKey.environment("crm", "prod");
    InMemoryTarget production = new InMemoryTarget();
    production.apply(
        Step.entriesOnly("open"), List.of(opened(prod, "public")), Deadline.in(Duration.ZERO));

    target.restore(production.snapshot());

    assertThat(target.inspect(DEV).otherJournals()).containsExactly(prod);
    assertThat(target.withSchema("elsewhere").inspect(DEV).otherJournals()).isEmpty();
  }

  @Test
  void it_speaks_the_dialect_it_was_given() {
    assertThat(target.dialect()).isEqualTo(SqlDialect.POSTGRESQL);
    assertThat(target.withDialect(SqlDialect.MARIADB).dialect()).isEqualTo(SqlDialect.MARIADB);
    assertThat(target.inspect(DEV).place()).isEqualTo("in-memory MARIADB, schema public");
  }

  private void assertCrashes(CrashPoint point) {
    target.crashAt(point);
    assertThatThrownBy(this::apply)
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining(point.name());
  }

  private void apply() {
    target.apply(step(), journal(DEV, 2), Deadline.in(Duration.ofSeconds(5)));
  }

  private static Step step() {
    return new Step(
        MigrationId.parse("2_step"),
        "db/2_step.sql",
        SqlSplitter.split(SCRIPT, SqlDialect.POSTGRESQL).statements());
  }
}
