package dev.oneledger.memory;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.journal.Succession;
import dev.oneledger.internal.statementwise.StatementRun;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementwiseTarget;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal;
import dev.oneledger.spi.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A managed environment's database in memory: it records statements instead of running them, keeps
 * the journal as a database does, and fails, crashes or is busy when a test says so. One runner at
 * a time applies, whatever its journal. Thread-safe.
 */
public final class InMemoryTarget implements StatementwiseTarget {
  private static final int MOST_OBJECTS = 20;

  private final RunnerLock lock = new RunnerLock();
  private final Reachability reachability = new Reachability("The in-memory target");
  private final Journals journals = new Journals();
  private final List<String> committed = new ArrayList<>();
  private final List<String> attempted = new ArrayList<>();
  private final Faults faults = new Faults();
  private SqlDialect dialect = SqlDialect.POSTGRESQL;
  private boolean transactionalDdl = true;
  private String schema = "public";
  private @Nullable String system;
  private List<String> objects = List.of();

  /** An empty database that speaks PostgreSQL's SQL, with the schema {@code public}. */
  public InMemoryTarget() {}

  /** Makes this target speak another SQL. */
  public synchronized InMemoryTarget withDialect(SqlDialect sqlDialect) {
    dialect = sqlDialect;
    return this;
  }

  /** Makes schema changes commit by themselves here, as they do on MariaDB and H2. */
  public synchronized InMemoryTarget withoutTransactionalDdl() {
    transactionalDdl = false;
    return this;
  }

  /** Gives this target's schema another name. */
  public synchronized InMemoryTarget withSchema(String name) {
    schema = name;
    return this;
  }

  /** Gives the server that this database is on an identifier of its data. */
  public synchronized InMemoryTarget withSystem(String identifier) {
    system = identifier;
    return this;
  }

  /** Puts objects into the schema that are not ours, such as {@code table customer}. */
  public synchronized InMemoryTarget withObjects(String... names) {
    objects = List.of(names);
    return this;
  }

  /** What a ledger store in this database keeps its own journals in; guarded by this target. */
  Journals journals() {
    return journals;
  }

  Reachability reachability() {
    return reachability;
  }

  @Override
  public synchronized SqlDialect dialect() {
    return dialect;
  }

  @Override
  public synchronized Optional<JournalEntry> head(JournalKey key) {
    reachability.check();
    return Optional.ofNullable(journals.head(key));
  }

  @Override
  public synchronized List<JournalEntry> read(JournalKey key, long afterSequence) {
    reachability.check();
    return journals.read(key, afterSequence);
  }

  @Override
  public synchronized TargetState inspect(JournalKey key) {
    reachability.check();
    return new TargetState(
        "in-memory %s, schema %s".formatted(dialect, schema),
        schema,
        objects.stream().sorted().limit(MOST_OBJECTS).toList(),
        journals.keysByFirstEntry(first -> isOther(first, key)),
        system);
  }

  private boolean isOther(JournalEntry first, JournalKey key) {
    return first.key().isEnvironmentJournal()
        && !first.key().equals(key)
        && schema.equals(first.detail("schema"));
  }

  @Override
  public Duration apply(Step step, List<JournalEntry> entries, Deadline deadline) {
    long begun = System.nanoTime();
    JournalKey key = Succession.requireConsecutive(entries);
    reachability.check();
    lock.acquire("thread " + Thread.currentThread().getName(), key, deadline);
    try {
      run(step, entries);
    } finally {
      lock.release();
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Override
  public synchronized boolean hasTransactionalDdl() {
    return transactionalDdl;
  }

  @Override
  public Duration applyStatements(Step step, StepJournal journal, Deadline deadline) {
    long begun = System.nanoTime();
    JournalKey key = journal.head().key();
    reachability.check();
    lock.acquire("thread " + Thread.currentThread().getName(), key, deadline);
    try {
      requireHead(journal.head());
      new StatementRun(step, journal, new InMemorySession(this, step)).run(deadline);
    } finally {
      lock.release();
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private synchronized void requireHead(JournalEntry head) {
    if (!head.equals(journals.head(head.key()))) {
      throw new JournalMovedException(head.key());
    }
  }

  private synchronized void run(Step step, List<JournalEntry> entries) {
    journals.requireNext(entries.get(0).key(), entries);
    runInTransaction(step, step.statements(), entries);
  }

  /** Runs statements and appends entries, all or nothing. */
  synchronized void runInTransaction(
      Step step, List<SqlStatement> statements, List<JournalEntry> entries) {
    reachability.check();
    crash(CrashPoint.BEFORE_STATEMENTS, statements);
    List<String> transaction = new ArrayList<>();
    for (SqlStatement statement : statements) {
      attempted.add(statement.text());
      faults.check(step, statement);
      transaction.add(statement.text());
    }
    crash(CrashPoint.AFTER_STATEMENTS, statements);
    faults.checkCommit(step);
    append(entries);
    committed.addAll(transaction);
    crash(CrashPoint.AFTER_COMMIT, statements);
  }

  /** Runs a statement, which takes effect at once. */
  synchronized void runAlone(Step step, SqlStatement statement) {
    reachability.check();
    crash(CrashPoint.BEFORE_STATEMENTS, List.of(statement));
    attempted.add(statement.text());
    faults.check(step, statement);
    committed.add(statement.text());
    crash(CrashPoint.AFTER_STATEMENTS, List.of(statement));
  }

  synchronized void append(List<JournalEntry> entries) {
    reachability.check();
    JournalKey key = Succession.requireConsecutive(entries);
    journals.requireNext(key, entries);
    journals.append(key, entries);
  }

  private void crash(CrashPoint point, List<SqlStatement> statements) {
    if (faults.crashesAt(point, statements)) {
      throw reachability.lost("the connection was lost at " + point);
    }
  }

  /** The statements that took effect, in order. */
  public synchronized List<String> statements() {
    return List.copyOf(committed);
  }

  /** Every statement that was sent, in order, whether it took effect, failed or was rolled back. */
  public synchronized List<String> attemptedStatements() {
    return List.copyOf(attempted);
  }

  /** Lets every statement that contains a text fail from now on. */
  public InMemoryTarget failOn(String fragment, String sqlState, String message) {
    return failOn(statement -> statement.text().contains(fragment), sqlState, message);
  }

  /** Lets every such statement fail from now on. */
  public synchronized InMemoryTarget failOn(
      Predicate<SqlStatement> where, String sqlState, String message) {
    faults.add(new Faults.Fault(where, false, sqlState, message));
    return this;
  }

  /** Lets the next statement that contains a text fail. */
  public InMemoryTarget failOnceOn(String fragment, String sqlState, String message) {
    return failOnceOn(statement -> statement.text().contains(fragment), sqlState, message);
  }

  /** Lets the next such statement fail. */
  public synchronized InMemoryTarget failOnceOn(
      Predicate<SqlStatement> where, String sqlState, String message) {
    faults.add(new Faults.Fault(where, true, sqlState, message));
    return this;
  }

  /** Lets the next commit fail, as a deferred constraint does. */
  public synchronized InMemoryTarget failOnceAtCommit(String sqlState, String message) {
    faults.failNextCommit(sqlState, message);
    return this;
  }

  /**
   * Loses the connection once, when a step gets there; {@link #apply} then throws {@link
   * dev.oneledger.LedgerUnreachableException}.
   */
  public InMemoryTarget crashAt(CrashPoint point) {
    return crashAt(point, "");
  }

  /** The same when what is run there contains a text. */
  public synchronized InMemoryTarget crashAt(CrashPoint point, String fragment) {
    faults.crashAt(point, fragment);
    return this;
  }

  /** Forgets every failure and crash that was asked for and has not happened. */
  public synchronized InMemoryTarget repair() {
    faults.clear();
    return this;
  }

  /** Makes every call fail with {@link dev.oneledger.LedgerUnreachableException}, or work again. */
  public InMemoryTarget unreachable(boolean unreachable) {
    reachability.set(unreachable);
    return this;
  }

  /**
   * Holds the lock as another runner would.
   *
   * @param holder who, as {@link dev.oneledger.LedgerBusyException} is to say it
   * @throws dev.oneledger.LedgerException if somebody holds it
   */
  public InMemoryTarget holdLock(String holder) {
    lock.hold(holder);
    return this;
  }

  /** Lets go of the lock; a runner that waits for it goes on. */
  public InMemoryTarget releaseLock() {
    lock.release();
    return this;
  }

  /** Everything in this database now, as a backup. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(new Contents(journals.copy(), List.copyOf(committed), objects));
  }

  /** Goes back to what a snapshot holds, of this database or another; programmed failures stay. */
  public synchronized void restore(Snapshot snapshot) {
    journals.replaceWith(snapshot.contents.journals);
    committed.clear();
    committed.addAll(snapshot.contents.statements);
    objects = snapshot.contents.objects;
  }

  private record Contents(
      Map<JournalKey, List<JournalEntry>> journals,
      List<String> statements,
      List<String> objects) {}

  /** What a database held at one moment. Immutable; equal if the same was held. */
  public static final class Snapshot {
    private final Contents contents;

    private Snapshot(Contents contents) {
      this.contents = contents;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Snapshot snapshot && contents.equals(snapshot.contents);
    }

    @Override
    public int hashCode() {
      return contents.hashCode();
    }

    /** The snapshot's contents, for failure messages. */
    @Override
    public String toString() {
      return contents.toString();
    }
  }
}
