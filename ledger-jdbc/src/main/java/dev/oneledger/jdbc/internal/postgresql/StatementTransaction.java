package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.internal.statementwise.NotInTransactionException;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Transactions of a session that holds the journal's lock: entries, with at most one statement of
 * the step before them. For one thread.
 */
final class StatementTransaction {
  private final Session session;
  private final LedgerTables tables;
  private final WorkSettings settings;
  private final StatementFailures failures;

  StatementTransaction(
      Session session, LedgerTables tables, WorkSettings settings, StatementFailures failures) {
    this.session = session;
    this.tables = tables;
    this.settings = settings;
    this.failures = failures;
  }

  /** Writes entries, in one round trip. */
  void append(List<JournalEntry> entries) {
    run(Optional.empty(), entries);
  }

  /**
   * Runs a statement and writes entries: all or nothing.
   *
   * @throws NotInTransactionException if the server refuses the statement in a transaction; it was
   *     rolled back
   */
  void run(SqlStatement statement, List<JournalEntry> entries) {
    run(Optional.of(statement), entries);
  }

  private void run(Optional<SqlStatement> statement, List<JournalEntry> entries) {
    EntryChain chain = new EntryChain(entries);
    try {
      send(statement, chain);
    } catch (FlushException failed) {
      settle(failed, statement, chain);
    } catch (SQLException failed) {
      session.rollback();
      throw failures.broken(failed);
    } catch (RuntimeException | Error broken) {
      session.rollback();
      throw broken;
    }
  }

  private void send(Optional<SqlStatement> statement, EntryChain chain)
      throws FlushException, SQLException {
    try (Statement sender = session.statement()) {
      Flush flush = new Flush(sender);
      flush.add(Part.of(Part.Role.BEGIN, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"));
      if (statement.isPresent()) {
        flush.add(Part.of(Part.Role.GUARD, StatementBlock.mark(chain)));
        flush.add(statement.get());
      }
      flush.add(
          Part.of(
              Part.Role.JOURNAL,
              StatementBlock.sql(tables, settings, chain, statement.isPresent())));
      flush.add(Part.of(Part.Role.COMMIT, "COMMIT"));
      flush.send();
    }
  }

  /** Ends the transaction; returns where it had ended well before, and throws where not. */
  private void settle(FlushException failed, Optional<SqlStatement> statement, EntryChain chain) {
    Aftermath aftermath = new Aftermath(session, tables, chain);
    boolean ended = aftermath.rollBack(failed);
    if (failed.in(Part.Role.STATEMENT) && ended) {
      throw failures.of(statement).endedByScript(failed.error());
    }
    if (failed.in(Part.Role.STATEMENT) && PostgresErrors.isNotInTransaction(failed.error())) {
      throw new NotInTransactionException(failed.error());
    }
    if (PostgresErrors.isConnectionLost(failed.error()) || !isApplied(aftermath, failed)) {
      throw failures.translate(failed, statement);
    }
  }

  private boolean isApplied(Aftermath aftermath, FlushException failed) {
    try {
      return aftermath.isApplied(failed);
    } catch (SQLException unreadable) {
      throw failures.of(Optional.empty()).unknown(failed.error());
    }
  }
}
