package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.internal.statementwise.JournalPen;
import dev.oneledger.internal.statementwise.Notes;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.PipeliningTarget;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.StatementInDoubtException;
import dev.oneledger.spi.StatementwiseTarget;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Applies migrations to a target one after the other, each in one transaction with its entries or
 * statement by statement, and knows the journal as it is then. For one thread.
 */
final class MigrationApplication {
  /** The detail of an entry that was written while the ledger did not answer. */
  static final String WITHOUT_LEDGER = "without-ledger";

  private final Context context;
  private final Environment environment;
  private final Target target;
  private final Deadline deadline;
  private final JournalKey key;
  private final List<JournalEntry> journal;
  private JournalWriter writer;
  private List<EntryDraft> opening;
  private Map<String, String> circumstances = Map.of();
  private int announced;

  /**
   * @param journal the journal as it was read
   * @param opening what begins the journal, where it is empty; written with the first migration
   */
  MigrationApplication(
      Context context,
      Environment environment,
      Target target,
      Deadline deadline,
      List<JournalEntry> journal,
      List<EntryDraft> opening) {
    this.context = context;
    this.environment = environment;
    this.target = target;
    this.deadline = deadline;
    this.key = context.journalOf(environment.name());
    this.journal = new ArrayList<>(journal);
    this.writer = new JournalWriter(key, journal);
    this.opening = opening;
  }

  /** Lets what is applied from now on say that the ledger did not answer. */
  void withoutLedger() {
    circumstances = Map.of(WITHOUT_LEDGER, "true");
  }

  /**
   * Applies a migration and records it.
   *
   * @param number its place among those to apply
   * @param of how many these are
   */
  void apply(Due due, int number, int of) {
    Migration migration = due.migration();
    tellApplying(migration, number, of);
    Duration took;
    try {
      took =
          ApplyScript.isStatementwise(migration, due.progress(), target)
              ? statementwise(due, (StatementwiseTarget) target)
              : inOneTransaction(due);
    } catch (StatementFailedException failed) {
      throw failed(migration, failed);
    } catch (StatementInDoubtException doubt) {
      throw inDoubt(migration, doubt);
    }
    context.tell(new LedgerEvent.Applied(environment.name(), migration.id(), took));
  }

  /** Whether the journal has yet to be opened. */
  boolean isOpening() {
    return !opening.isEmpty();
  }

  /**
   * Applies several in as few round trips as is safe.
   *
   * @param number the place of the first
   * @return how many of them, from the first, are applied: the next one is to be applied by itself
   */
  int apply(List<Due> several, PipeliningTarget pipelining, int number, int of) {
    List<PipeliningTarget.Work> works = new ArrayList<>();
    for (Due due : several) {
      tellApplying(due.migration(), number + works.size(), of);
      works.add(
          new PipeliningTarget.Work(
              ApplyScript.step(due.migration(), target.dialect()), entries(completion(due))));
    }
    List<Duration> took = pipelining.applyInOrder(works);
    for (int i = 0; i < took.size(); i++) {
      written(works.get(i).entries());
      context.tell(
          new LedgerEvent.Applied(
              environment.name(), several.get(i).migration().id(), took.get(i)));
    }
    if (took.size() < works.size()) {
      writer = new JournalWriter(key, journal);
    }
    return took.size();
  }

  /** Once for each, also for one that is tried again by itself. */
  private void tellApplying(Migration migration, int number, int of) {
    if (announced < number) {
      announced = number;
      context.tell(new LedgerEvent.Applying(environment.name(), migration.id(), number, of));
    }
  }

  /** Writes the opening by itself, unless a migration took it along. */
  void open() {
    if (!opening.isEmpty()) {
      write("open the journal", List.of());
    }
  }

  private Duration inOneTransaction(Due due) {
    List<JournalEntry> entries = entries(completion(due));
    try {
      Duration took =
          target.apply(ApplyScript.step(due.migration(), target.dialect()), entries, deadline);
      written(entries);
      return took;
    } catch (StatementFailedException failed) {
      writer = new JournalWriter(key, journal);
      recordFailure(due.migration(), failed);
      throw failed;
    }
  }

  private Duration statementwise(Due due, StatementwiseTarget statements) {
    open();
    JournalPen pen =
        new JournalPen(
            key,
            journal,
            context.stamps()::now,
            due.progress().step(),
            LedgerJournals.subject(due.migration()),
            completion(due));
    Duration took =
        statements.applyStatements(
            ApplyScript.step(due.migration(), target.dialect()), pen, deadline);
    journal.clear();
    journal.addAll(pen.entries());
    writer = new JournalWriter(key, journal);
    return took;
  }

  private List<EntryDraft> completion(Due due) {
    return Completion.of(due, journal).stream().map(draft -> draft.with(circumstances)).toList();
  }

  private List<JournalEntry> entries(List<EntryDraft> drafts) {
    List<JournalEntry> entries = new ArrayList<>();
    opening.forEach(draft -> entries.add(writer.next(draft, context.stamps().now())));
    drafts.forEach(draft -> entries.add(writer.next(draft, context.stamps().now())));
    return entries;
  }

  private void written(List<JournalEntry> entries) {
    journal.addAll(entries);
    opening = List.of();
  }

  private void write(String why, List<EntryDraft> drafts) {
    List<JournalEntry> entries = entries(drafts);
    target.apply(Step.entriesOnly(why), entries, deadline);
    written(entries);
  }

  private void recordFailure(Migration migration, StatementFailedException failure) {
    EntryDraft failed =
        new EntryDraft(EntryKind.FAILED, LedgerJournals.subject(migration), Notes.failure(failure));
    try {
      write("record a failure", List.of(failed));
    } catch (RuntimeException unrecorded) {
      failure.addSuppressed(unrecorded);
    }
  }

  private MigrationFailedException failed(Migration migration, StatementFailedException failed) {
    String message = "Environment '%s': %s".formatted(environment.name(), failed.getMessage());
    context.tell(new LedgerEvent.Failed(environment.name(), migration.id(), message));
    return new MigrationFailedException(
        message, migration.id(), failed.line(), failed.sqlState(), failed);
  }

  /** The journal has the doubt already; what it says is what everybody else will be told. */
  private LedgerException inDoubt(Migration migration, StatementInDoubtException doubt) {
    JournalState state = JournalState.of(target.read(key, 0));
    Recorded recorded = state.of(migration.id()).orElseThrow(() -> doubt);
    Finding finding = Findings.inDoubt(environment.name(), migration.origin(), recorded);
    context.tell(new LedgerEvent.InDoubt(environment.name(), migration.id(), finding));
    FindingsException refused =
        new FindingsException(
            "Environment '%s': migration '%s' is in doubt."
                .formatted(environment.name(), migration.id()),
            List.of(finding));
    refused.initCause(doubt);
    return refused;
  }
}
