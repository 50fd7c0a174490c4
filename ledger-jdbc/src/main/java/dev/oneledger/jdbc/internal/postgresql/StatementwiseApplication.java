package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.internal.statementwise.StatementRun;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One step being applied statement by statement, as the package's description says. For one thread,
 * once.
 */
final class StatementwiseApplication {
  private final Session session;
  private final TargetOptions options;
  private final LedgerTables tables;
  private final Step step;
  private final StepJournal journal;
  private final JournalEntry head;
  private @Nullable WorkSettings kept;

  StatementwiseApplication(
      Session session, TargetOptions options, LedgerTables tables, Step step, StepJournal journal) {
    this.session = session;
    this.options = options;
    this.tables = tables;
    this.step = step;
    this.journal = journal;
    this.head = journal.head();
  }

  /** Runs what is left of the step, from taking the lock to letting go of it. */
  Duration run(Deadline deadline) {
    boolean direct = options.statementConnections() != null;
    SessionLock lock = SessionLock.take(session, step, head.key(), direct, deadline);
    long began = System.nanoTime();
    boolean orderly = false;
    try {
      work(lock, deadline);
      orderly = true;
      return Duration.ofNanos(System.nanoTime() - began);
    } finally {
      if (!orderly) {
        session.rollback();
      }
      end();
    }
  }

  private void work(SessionLock lock, Deadline deadline) {
    StatementFailures failures = new StatementFailures(options, tables, step, head.key());
    WorkSettings settings;
    try {
      settings = WorkSettings.read(session, tables, head);
      kept = settings;
      WorkSettings.begin(session, options);
    } catch (WorkSettings.SessionChangedException changed) {
      session.abort();
      throw SessionLock.pooled(step);
    } catch (SQLException failed) {
      throw failures.broken(failed);
    }
    StatementTransaction transactions =
        new StatementTransaction(session, tables, settings, failures);
    new StatementRun(
            step,
            journal,
            new WorkSession(session, lock, transactions, new LockTimeout(session, step), failures))
        .run(deadline);
  }

  /** Gives the session back as it was; one of which that is not certain ends. */
  private void end() {
    try {
      WorkSettings.end(session, LockKey.of(head.key()), kept);
    } catch (SQLException uncertain) {
      session.abort();
      LoggerFactory.getLogger(StatementwiseApplication.class)
          .debug("A session was ended instead of given back", Redaction.cause(uncertain));
    }
  }
}
