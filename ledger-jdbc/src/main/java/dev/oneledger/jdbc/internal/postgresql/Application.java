package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** One step being applied, as the package's description says. For one thread, once. */
final class Application {
  private final Session session;
  private final TargetOptions options;
  private final LedgerTables tables;
  private final Step step;
  private final EntryChain chain;

  Application(
      Session session, TargetOptions options, LedgerTables tables, Step step, EntryChain chain) {
    this.session = session;
    this.options = options;
    this.tables = tables;
    this.step = step;
    this.chain = chain;
  }

  /** Tries until it is applied, refused, failed or the deadline has passed. */
  Duration run(Deadline deadline) {
    Waiting waiting = new Waiting(session, chain.key(), deadline);
    while (true) {
      long began = System.nanoTime();
      try {
        return once(began);
      } catch (FlushException failed) {
        if (isAppliedAfterAll(failed)) {
          return since(began);
        }
        resolve(failed, deadline, waiting);
      } catch (SQLException failed) {
        session.rollback();
        throw PostgresErrors.translate("Applying " + step.origin(), failed);
      } catch (RuntimeException | Error broken) {
        session.rollback();
        throw broken;
      }
    }
  }

  /** Ends the transaction, and looks whether it had ended well before. */
  private boolean isAppliedAfterAll(FlushException failed) {
    Aftermath aftermath = new Aftermath(session, tables, chain);
    boolean ended = aftermath.rollBack(failed);
    if (failed.in(Part.Role.STATEMENT) && ended) {
      throw failure().endedByScript(failed.error());
    }
    if (PostgresErrors.isConnectionLost(failed.error())) {
      throw failure().of(failed);
    }
    try {
      return aftermath.isApplied(failed);
    } catch (SQLException unreadable) {
      throw failure().unknown(failed.error());
    }
  }

  private Failure failure() {
    return new Failure(options, tables, step, chain.key(), Failure.NOTHING);
  }

  /** After a failure: returns where another try makes sense, throws where it does not. */
  private void resolve(FlushException failed, Deadline deadline, Waiting waiting) {
    if (!failed.in(Part.Role.GUARD)) {
      throw failure().of(failed);
    }
    switch (Objects.requireNonNullElse(failed.error().getSQLState(), "")) {
      case PostgresErrors.LOCK_BUSY -> waiting.pause();
      case PostgresErrors.HEAD_MOVED -> throw new JournalMovedException(chain.key());
      case PostgresErrors.NO_TABLES -> {
        if (!chain.isBeginning()) {
          throw new JournalMovedException(chain.key());
        }
        tables.ensure(session, deadline);
      }
      case PostgresErrors.OTHER_FORMAT -> tables.ensure(session, deadline);
      default -> throw failure().of(failed);
    }
  }

  private Duration once(long began) throws FlushException, SQLException {
    try (Statement statement = session.statement()) {
      Flush flush = new Flush(statement);
      StepTransaction transaction = new StepTransaction(options, tables, step, chain);
      transaction.begin(flush);
      if (!DriverFacts.hasStandardStrings(session.connection())) {
        flush.send();
      }
      transaction.run(flush);
      flush.send();
      List<Duration> told = flush.durations();
      // Our own clock where a pool keeps warnings from us.
      return told.isEmpty() ? since(began) : told.get(0);
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
