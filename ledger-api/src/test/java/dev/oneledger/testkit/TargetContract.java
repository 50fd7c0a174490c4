package dev.oneledger.testkit;

import static dev.oneledger.testkit.JournalFixtures.applied;
import static dev.oneledger.testkit.JournalFixtures.journal;
import static dev.oneledger.testkit.JournalFixtures.moved;
import static dev.oneledger.testkit.JournalFixtures.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Target} does. An implementation adds how to make one, and SQL that fits it. */
public abstract class TargetContract extends TargetReadingContract {

  @Test
  void a_step_is_applied_together_with_its_entries() {
    List<JournalEntry> entries = journal(DEV, 2);

    Duration duration =
        target.apply(
            step(script(List.of(createTable("a"), insertNote("a", "one")))), entries, soon());

    assertThat(notes("a")).contains(List.of("one"));
    assertThat(target.read(DEV, 0)).isEqualTo(entries);
    assertThat(duration).isBetween(Duration.ZERO, Duration.ofSeconds(30));
  }

  @Test
  void entries_alone_are_written_without_touching_the_schema() {
    write(journal(DEV, 3));

    assertThat(target.read(DEV, 0)).isEqualTo(journal(DEV, 3));
    assertThat(target.inspect(DEV).objects()).isEmpty();
  }

  @Test
  void a_failing_statement_leaves_nothing_and_names_its_line_and_code() {
    List<JournalEntry> begun = journal(DEV, 1);
    write(begun);
    Object before = contents();
    String script =
        "-- first\n"
            + createTable("a")
            + ";\n\n"
            + insertNote("a", "one")
            + ";\n\n"
            + failingStatement()
            + ";\n"
            + insertNote("a", "two")
            + ";\n";

    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(() -> target.apply(step(script), next(begun, 1), soon()))
        .withMessageContaining(FILE)
        .satisfies(
            failed -> {
              assertThat(failed.line()).isEqualTo(6);
              assertThat(failed.sqlState()).isEqualTo(failingSqlState());
              assertThat(failed.serverMessage()).isNotBlank().doesNotContain("\n");
              assertThat(failed.getMessage()).contains(failed.serverMessage());
            });

    assertThat(notes("a")).isEmpty();
    assertThat(target.head(DEV)).contains(begun.get(0));
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void a_failing_first_step_does_not_leave_a_journal_entry() {
    assertThatThrownBy(() -> target.apply(step(failingStatement() + ";"), journal(DEV, 2), soon()))
        .isInstanceOf(StatementFailedException.class);

    assertThat(target.head(DEV)).isEmpty();
    assertThat(target.read(DEV, 0)).isEmpty();
  }

  @Test
  void after_a_failure_the_same_target_goes_on() {
    assertThatThrownBy(() -> target.apply(step(failingStatement() + ";"), journal(DEV, 2), soon()))
        .isInstanceOf(StatementFailedException.class);

    target.apply(step(createTable("a") + ";"), journal(DEV, 2), soon());

    assertThat(notes("a")).contains(List.of());
    assertThat(target.read(DEV, 0)).hasSize(2);
  }

  @Test
  void a_moved_head_is_refused_and_nothing_runs() {
    List<JournalEntry> entries = journal(DEV, 3);
    write(entries.subList(0, 2));
    JournalEntry forked =
        next(List.of(entries.get(0), applied(entries.subList(0, 1), "7_other")), 1).get(0);

    assertMoved(journal(DEV, 1));
    assertMoved(entries.subList(1, 2));
    assertMoved(List.of(forked));
    assertMoved(next(entries, 1));
  }

  @Test
  void a_first_step_that_does_not_begin_its_journal_is_refused_and_nothing_runs() {
    assertMoved(journal(DEV, 2).subList(1, 2));
    JournalEntry foreign = journal(JournalKey.environment("crm", "staging"), 1).get(0);
    assertMoved(List.of(moved(foreign, DEV, 1, foreign.chain())));
  }

  @Test
  void entries_that_do_not_follow_each_other_are_refused_and_nothing_runs() {
    List<JournalEntry> entries = journal(DEV, 3);
    for (List<JournalEntry> wrong :
        List.of(List.<JournalEntry>of(), List.of(entries.get(0), entries.get(2)))) {
      Object before = contents();
      assertThatThrownBy(() -> target.apply(step(createTable("a") + ";"), wrong, soon()))
          .isInstanceOf(LedgerException.class);
      assertThat(contents()).isEqualTo(before);
    }
  }

  @Test
  void three_hundred_statements_are_one_step() {
    List<String> notes = IntStream.range(0, 299).mapToObj(i -> "note " + i).toList();
    List<String> statements =
        Stream.concat(
                Stream.of(createTable("a")), notes.stream().map(note -> insertNote("a", note)))
            .toList();

    target.apply(step(script(statements)), journal(DEV, 2), soon());

    assertThat(notes("a").orElseThrow()).containsExactlyInAnyOrderElementsOf(notes);
  }

  @Test
  void of_six_hundred_statements_the_last_fails_and_none_is_left() {
    List<String> statements =
        IntStream.range(0, 599).mapToObj(i -> createTable("table_" + i)).toList();

    assertThatExceptionOfType(StatementFailedException.class)
        .isThrownBy(
            () ->
                target.apply(
                    step(script(statements) + failingStatement() + ";"), journal(DEV, 2), soon()))
        .satisfies(failed -> assertThat(failed.line()).isEqualTo(600));

    assertThat(notes("table_0")).isEmpty();
    assertThat(notes("table_598")).isEmpty();
    assertThat(target.head(DEV)).isEmpty();
    assertThat(target.inspect(DEV).objects()).isEmpty();
  }

  @Test
  void statements_larger_than_sixty_four_kilobytes_run_among_small_ones() {
    String large = "x".repeat(200_000);
    List<String> statements =
        List.of(
            createTable("a"),
            insertNote("a", "before"),
            insertNote("a", large),
            insertNote("a", "after"));

    target.apply(step(script(statements)), journal(DEV, 2), soon());

    assertThat(notes("a").orElseThrow()).containsExactlyInAnyOrder("before", large, "after");
  }

  @Test
  void a_statement_that_returns_rows_runs_completely() {
    Optional<String> insert = insertByReturningRows("a", 5);
    assumeThat(insert).as("statements with rows and side effects on " + product()).isPresent();

    target.apply(step(createTable("a") + ";\n" + insert.orElseThrow()), journal(DEV, 2), soon());

    assertThat(notes("a").orElseThrow()).hasSize(5);
  }

  @Test
  void of_several_runners_of_one_step_exactly_one_applies_it() throws Exception {
    List<JournalEntry> begun = journal(DEV, 1);
    write(begun);

    List<Boolean> won =
        Race.of(
            5,
            runner ->
                applies(
                    anotherTarget(),
                    createTable("a") + ";" + insertNote("a", "runner " + runner) + ";",
                    List.of(applied(begun, "2_step"))));

    assertThat(won).containsOnlyOnce(true);
    assertThat(notes("a").orElseThrow()).hasSize(1);
    assertThat(target.read(DEV, 0)).hasSize(2);
  }

  @Test
  void of_several_runners_of_the_very_first_step_exactly_one_applies_it() throws Exception {
    List<Boolean> won =
        Race.of(5, runner -> applies(anotherTarget(), createTable("a") + ";", journal(DEV, 2)));

    assertThat(won).containsOnlyOnce(true);
    assertThat(notes("a")).contains(List.of());
    assertThat(target.read(DEV, 0)).isEqualTo(journal(DEV, 2));
  }

  @Test
  void runners_that_take_turns_apply_every_step_once() throws Exception {
    int steps = 8;
    List<JournalEntry> whole = journal(DEV, steps);

    List<Integer> counts = Race.of(4, runner -> applyWhatIsLeft(anotherTarget(), whole));

    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(steps);
    assertThat(notes("a").orElseThrow())
        .containsExactlyElementsOf(Collections.nCopies(steps - 1, "step"));
    assertThat(target.read(DEV, 0)).isEqualTo(whole);
    assertThat(JournalVerifier.verify(DEV, target.read(DEV, 0))).isEmpty();
  }

  @Test
  void a_lock_that_stays_busy_past_the_deadline_is_reported_with_its_holder() {
    write(journal(DEV, 1));
    Object before = contents();
    try (HeldLock held = holdLock(DEV)) {
      long begun = System.nanoTime();
      assertThatThrownBy(
              () ->
                  target.apply(
                      step(createTable("a") + ";"),
                      next(journal(DEV, 1), 1),
                      Deadline.in(Duration.ofMillis(400))))
          .isInstanceOf(LedgerBusyException.class)
          .hasMessageContaining(held.holder());
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofMillis(350), Duration.ofSeconds(10));
    }
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void a_runner_that_waits_goes_on_when_the_lock_is_free() throws Exception {
    CompletableFuture<Duration> waiting;
    try (HeldLock held = holdLock(DEV)) {
      assertThat(held.holder()).isNotEmpty();
      waiting =
          CompletableFuture.supplyAsync(
              () -> target.apply(step(createTable("a") + ";"), journal(DEV, 2), soon()));
      TimeUnit.MILLISECONDS.sleep(300);
      assertThat(waiting).isNotDone();
    }

    assertThat(waiting.get(30, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(notes("a")).contains(List.of());
  }

  private int applyWhatIsLeft(Target mine, List<JournalEntry> whole) {
    int applied = 0;
    int done;
    while ((done = mine.read(DEV, 0).size()) < whole.size()) {
      String script = done == 0 ? createTable("a") : insertNote("a", "step");
      if (applies(mine, script + ";", whole.subList(done, done + 1))) {
        applied++;
      }
    }
    return applied;
  }

  private boolean applies(Target mine, String script, List<JournalEntry> entries) {
    try {
      mine.apply(step(script), entries, soon());
      return true;
    } catch (JournalMovedException lost) {
      return false;
    }
  }

  private void assertMoved(List<JournalEntry> entries) {
    Object before = contents();
    Step step = step(createTable("not_created") + ";");
    assertThatExceptionOfType(JournalMovedException.class)
        .isThrownBy(() -> target.apply(step, entries, soon()))
        .satisfies(moved -> assertThat(moved.key()).isEqualTo(DEV));
    assertThat(notes("not_created")).isEmpty();
    assertThat(contents()).isEqualTo(before);
  }
}
