package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
      flush.add(Part.of(Part.Role.BEGIN, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"));
      flush.add(Part.of(Part.Role.GUARD, Guard.sql(tables, options, step, chain)));
      if (!DriverFacts.hasStandardStrings(session.connection())) {
        flush.send();
      }
      for (SqlStatement each : step.statements()) {
        flush.add(each);
      }
      flush.add(Part.of(Part.Role.JOURNAL, JournalBlock.sql(tables, step, chain)));
      flush.add(Part.of(Part.Role.COMMIT, "COMMIT"));
      flush.send();
      return duration(statement, began);
    }
  }

  /** What the journal block told; by our own clock where a pool keeps warnings from us. */
  private static Duration duration(Statement statement, long began) {
    try {
      for (SQLWarning told = statement.getWarnings(); told != null; told = told.getNextWarning()) {
        if (PostgresErrors.DURATION.equals(told.getSQLState())) {
          String message = String.valueOf(told.getMessage());
          return Duration.of(BatchPlace.firstNumber(message), ChronoUnit.MICROS);
        }
      }
      return since(began);
    } catch (SQLException unreadable) {
      return since(began);
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
