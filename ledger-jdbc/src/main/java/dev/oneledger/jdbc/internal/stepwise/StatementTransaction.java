package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.JournalEntry;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of a session that holds the journal's lock: statements of the step, then entries. In
 * plain text, so that it does not matter what the driver thinks of autocommit. For one thread.
 */
record StatementTransaction(
    Session session, LockedWork work, StatementTools tools, StatementFailures failures) {

  /**
   * Writes entries.
   *
   * @param took how long what they are about took; null if nothing ran
   */
  void append(List<JournalEntry> entries, @Nullable Duration took) {
    inTransaction(
        () -> {
          work.append(new EntryChain(entries), took);
        });
  }

  /** Runs statements and writes entries: all or nothing. */
  void run(List<SqlStatement> statements, List<JournalEntry> entries) {
    StatementRunner runner = new StatementRunner(session, tools.settings(), failures);
    inTransaction(
        () -> {
          long began = System.nanoTime();
          statements.forEach(runner::inTransaction);
          if (!tools.settings().isInTransaction()) {
            throw failures.endedTransaction();
          }
          work.append(new EntryChain(entries), Duration.ofNanos(System.nanoTime() - began));
        });
  }

  private interface Body {
    void run() throws SQLException;
  }

  private void inTransaction(Body body) {
    try {
      tools.settings().beginTransaction();
      body.run();
    } catch (SQLException failed) {
      session.rollback();
      throw work.translate("Writing the journal", failed);
    } catch (RuntimeException | Error broken) {
      session.rollback();
      throw broken;
    }
    commit();
  }

  private void commit() {
    try {
      tools.settings().commit();
    } catch (SQLException failed) {
      if (failures.rules().isConnectionLost(failed) || failed.getErrorCode() <= 0) {
        session.abort();
        throw failures.lostAtCommit(failed);
      }
      session.rollback();
      throw failures.atCommit(failed);
    }
  }
}
