package dev.oneledger.testkit;

import static dev.oneledger.testkit.JournalFixtures.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.JournalPen;
import dev.oneledger.internal.statementwise.Progress;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.LockHolder;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.StatementInDoubtException;
import dev.oneledger.spi.StatementwiseTarget;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal;
import dev.oneledger.spi.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link StatementwiseTarget} does with a step that runs statement by statement. An
 * implementation adds how to make one, and SQL that fits it.
 */
public abstract class StatementwiseTargetContract extends TargetSetup {
  private static final MigrationId STEP = MigrationId.parse("2_step");

  /** A table for notes that is there before every test, made past the ledger. */
  protected static final String BASE = "base";

  private StatementwiseTarget statements;

  /**
   * A statement that runs by itself, whose effect the catalog shows, and that fails where it took
   * effect before: an index on {@link #BASE} built concurrently, or a table, of this name.
   */
  protected abstract String change(String name);

  /** Whether that statement took effect, asked past the target. */
  protected abstract boolean isChanged(String name);

  /** The same in a form that is harmless to run again. */
  protected abstract String guardedChange(String name);

  /**
   * A statement that adds a note to {@link #BASE} by itself, outside any transaction of ours, so
   * that nothing shows afterwards whether it ran; empty if the product has no such thing.
   */
  protected abstract Optional<String> unseenInsert(String note);

  /** A statement that runs by itself and fails, leaving nothing. */
  protected abstract String failingChange();

  @BeforeEach
  void begin() {
    statements = (StatementwiseTarget) target;
    createForeignTable(BASE);
    write(journal(DEV, 1));
  }

  private JournalPen pen() {
    List<JournalEntry> whole = target.read(DEV, 0);
    Progress progress = Progress.NONE;
    for (JournalEntry entry : whole) {
      Subject about = entry.subject();
      if (about != null && about.migration().equals(STEP.toString())) {
        progress = progress.after(entry);
      }
    }
    Subject subject = new Subject(STEP.toString(), Hash.sha256("2"), Hash.sha256("t2"));
    return new JournalPen(
        DEV,
        whole,
        () -> JournalFixtures.STAMP,
        progress.step(),
        subject,
        List.of(new EntryDraft(EntryKind.APPLIED, subject, Map.of())));
  }

  private void run(String... script) {
    run(pen(), script);
  }

  private void run(StepJournal journal, String... script) {
    statements.applyStatements(stepOf(script), journal, soon());
  }

  private Step stepOf(String... script) {
    return step(script(List.of(script)));
  }

  private List<EntryKind> kinds() {
    return target.read(DEV, 1).stream().map(JournalEntry::kind).toList();
  }

  private void endsAt(StepJournal journal, String... script) {
    assertThatThrownBy(() -> run(journal, script)).isInstanceOf(BreakingJournal.Ended.class);
  }

  private String unseen(String note) {
    return unseenInsert(note)
        .orElseGet(() -> abort("Nothing on " + product() + " runs unseen by the catalog."));
  }

  @Test
  void a_statement_that_runs_by_itself_is_recorded_before_and_after() {
    run(change("one"));

    assertThat(isChanged("one")).isTrue();
    assertThat(kinds()).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
    JournalEntry started = target.read(DEV, 1).get(0);
    assertThat(started.details())
        .containsEntry(Facts.STATEMENT, "1")
        .containsEntry(Facts.OF, "1")
        .containsEntry(Facts.LINE, "1")
        .containsKeys(Facts.HASH, Facts.SESSION, Facts.BEFORE);
    assertThat(JournalVerifier.verify(DEV, target.read(DEV, 0))).isEmpty();
  }

  @Test
  void statements_that_can_run_in_a_transaction_are_recorded_in_the_same() {
    run(insertNote(BASE, "one"), change("one"), insertNote(BASE, "two"));

    assertThat(notes(BASE)).contains(List.of("one", "two"));
    assertThat(isChanged("one")).isTrue();
    assertThat(kinds())
        .containsExactly(
            EntryKind.STATEMENT_DONE,
            EntryKind.STARTED,
            EntryKind.STATEMENT_DONE,
            EntryKind.APPLIED);
  }

  @Test
  void a_step_without_statements_is_applied() {
    statements.applyStatements(new Step(STEP, FILE, List.of()), pen(), soon());

    assertThat(kinds()).containsExactly(EntryKind.APPLIED);
  }

  @Test
  void a_run_that_ends_before_a_statement_is_taken_up_at_it() {
    String[] script = {insertNote(BASE, "one"), change("one"), insertNote(BASE, "two")};
    endsAt(BreakingJournal.after(EntryKind.STARTED, 0, pen()), script);
    assertThat(isChanged("one")).isFalse();

    run(script);

    assertThat(isChanged("one")).isTrue();
    assertThat(notes(BASE)).contains(List.of("one", "two"));
    assertThat(kinds()).endsWith(EntryKind.APPLIED);
  }

  @Test
  void a_run_that_ends_after_a_statement_is_taken_up_behind_it() {
    String[] script = {change("one"), insertNote(BASE, "two")};
    endsAt(BreakingJournal.before(EntryKind.STATEMENT_DONE, 0, pen()), script);
    assertThat(isChanged("one")).isTrue();

    run(script);

    assertThat(notes(BASE)).contains(List.of("two"));
    assertThat(kinds())
        .containsExactly(EntryKind.STARTED, EntryKind.STATEMENT_DONE, EntryKind.APPLIED);
  }

  @Test
  void a_run_that_ends_after_the_last_statement_is_only_completed() {
    endsAt(BreakingJournal.before(EntryKind.APPLIED, 0, pen()), change("one"));

    run(change("one"));

    assertThat(isChanged("one")).isTrue();
    assertThat(kinds()).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
  }

  @Test
  void a_run_that_ends_between_transactions_is_taken_up_between_them() {
    String[] script = {insertNote(BASE, "one"), change("one"), insertNote(BASE, "two")};
    endsAt(BreakingJournal.after(EntryKind.STATEMENT_DONE, 0, pen()), script);
    assertThat(notes(BASE)).contains(List.of("one"));

    run(script);

    assertThat(notes(BASE)).contains(List.of("one", "two"));
  }

  @Test
  void a_statement_whose_effect_is_unseen_is_in_doubt_and_never_run_again() {
    String insert = unseen("once");
    endsAt(BreakingJournal.afterStarted(EntryKind.STATEMENT_DONE, pen()), insert, change("one"));
    assertThat(notes(BASE)).contains(List.of("once"));

    assertThatExceptionOfType(StatementInDoubtException.class)
        .isThrownBy(() -> run(insert, change("one")))
        .satisfies(doubt -> assertThat(doubt.statement().number()).isEqualTo(1));

    assertThat(notes(BASE)).contains(List.of("once"));
    assertThat(isChanged("one")).isFalse();
    assertThat(kinds()).containsExactly(EntryKind.STARTED, EntryKind.IN_DOUBT);
    JournalEntry doubt = target.read(DEV, 2).get(0);
    assertThat(doubt.details())
        .containsEntry(Facts.STATEMENT, "1")
        .containsEntry(Facts.OF, "2")
        .containsKeys(Facts.WHY, Facts.PREFIX_AFTER);
  }

  @Test
  void a_guarded_statement_is_simply_run_again() {
    endsAt(BreakingJournal.after(EntryKind.STARTED, 0, pen()), guardedChange("one"));
    run(guardedChange("one"));
    assertThat(isChanged("one")).isTrue();
  }

  @Test
  void a_failing_statement_is_recorded_with_its_place_and_those_before_stay() {
    String script =
        insertNote(BASE, "one") + ";\n\n" + failingChange() + ";\n" + insertNote(BASE, "two");

    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(() -> statements.applyStatements(step(script), pen(), soon()))
        .withMessageContaining(FILE)
        .satisfies(
            failed -> {
              assertThat(failed.line()).isEqualTo(3);
              assertThat(failed.sqlState()).isNotBlank();
            });

    assertThat(notes(BASE)).contains(List.of("one"));
    assertThat(kinds())
        .containsSubsequence(EntryKind.STATEMENT_DONE, EntryKind.STARTED, EntryKind.FAILED);
    List<JournalEntry> entries = target.read(DEV, 0);
    assertThat(entries.get(entries.size() - 1).details())
        .containsEntry(Facts.LINE, "3")
        .containsEntry(Facts.DONE, "1")
        .containsKeys(Facts.MESSAGE, Facts.SQLSTATE, Facts.PREFIX);
  }

  @Test
  void after_a_failure_a_mended_step_goes_on_with_what_is_left() {
    assertThatThrownBy(() -> run(insertNote(BASE, "one"), failingChange()))
        .isInstanceOf(StatementFailedException.class);

    run(insertNote(BASE, "one"), change("one"), insertNote(BASE, "two"));

    assertThat(notes(BASE)).contains(List.of("one", "two"));
    assertThat(isChanged("one")).isTrue();
  }

  @Test
  void a_failing_insert_takes_back_what_shares_its_transaction_and_nothing_else() {
    assertThatThrownBy(() -> run(change("one"), insertNote(BASE, "one"), failingStatement()))
        .isInstanceOf(StatementFailedException.class);

    assertThat(isChanged("one")).isTrue();
    JournalEntry last = target.head(DEV).orElseThrow();
    assertThat(last.kind()).isEqualTo(EntryKind.FAILED);
    boolean shared = "1".equals(last.detail(Facts.DONE));
    assertThat(notes(BASE)).contains(shared ? List.of() : List.of("one"));
  }

  @Test
  void a_moved_head_is_refused_and_nothing_runs() {
    JournalPen early = pen();
    write(JournalFixtures.next(target.read(DEV, 0), 1));

    assertThatThrownBy(() -> run(early, change("one"))).isInstanceOf(JournalMovedException.class);

    assertThat(isChanged("one")).isFalse();
  }

  @Test
  void a_lock_that_stays_busy_past_the_deadline_is_reported_with_its_holder() {
    List<LockHolder> heard = new ArrayList<>();
    try (HeldLock held = holdLock(DEV)) {
      Deadline soon = Deadline.in(Duration.ofMillis(400)).telling(heard::add);
      assertThatThrownBy(() -> statements.applyStatements(stepOf(change("one")), pen(), soon))
          .isInstanceOf(LedgerBusyException.class)
          .hasMessageContaining(held.holder());
      assertThat(heard).isNotEmpty();
      assertThat(heard.get(0).toString()).contains(held.holder());
    }
    assertThat(isChanged("one")).isFalse();
  }

  @Test
  void a_runner_that_waits_goes_on_when_the_lock_is_free() throws Exception {
    CompletableFuture<Void> waiting;
    try (HeldLock held = holdLock(DEV)) {
      assertThat(held.holder()).isNotEmpty();
      waiting = CompletableFuture.runAsync(() -> run(change("one")));
      TimeUnit.MILLISECONDS.sleep(300);
      assertThat(waiting).isNotDone();
    }
    waiting.get(30, TimeUnit.SECONDS);
    assertThat(isChanged("one")).isTrue();
  }

  @Test
  void of_several_runners_exactly_one_applies_a_step() throws Exception {
    List<JournalPen> pens = Stream.generate(this::pen).limit(5).toList();

    List<Boolean> won = Race.of(5, runner -> wins(anotherTarget(), pens.get(runner)));

    assertThat(won).containsOnlyOnce(true);
    assertThat(notes(BASE).orElseThrow()).hasSize(1);
  }

  private boolean wins(Target mine, StepJournal journal) {
    try {
      ((StatementwiseTarget) mine)
          .applyStatements(stepOf(change("one"), insertNote(BASE, "one")), journal, soon());
      return true;
    } catch (JournalMovedException lost) {
      return false;
    }
  }
}
