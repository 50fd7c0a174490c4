package dev.oneledger.internal.statementwise;

import dev.oneledger.JournalEntry;
import dev.oneledger.spi.LockHolder;
import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database session that holds a journal's lock, as {@link StatementRun} works with it. For one
 * thread. Internal: may change in any release.
 *
 * <p>Its methods throw {@link dev.oneledger.LedgerUnreachableException} if the connection is lost;
 * what the server still did is not known then.
 */
public interface StatementSession {

  /** {@link Facts#SESSION} and {@link Facts#SESSION_SINCE} of this session. */
  Map<String, String> identity();

  /**
   * The session that {@link #identity} named, if it may still be at work; empty if it is gone, or
   * seen to have ended what it did.
   */
  Optional<LockHolder> find(Map<String, String> identity);

  /**
   * Appends entries, committed when this returns.
   *
   * @throws dev.oneledger.spi.JournalMovedException if they do not follow the journal's last entry
   * @throws dev.oneledger.LedgerException if this session does not hold the lock any more
   */
  void append(List<JournalEntry> entries);

  /** How a statement is to be run. */
  Manner manner(SqlStatement statement);

  /** Whether neighbours that run in a transaction share one, with one entry for all of them. */
  boolean sharesTransactions();

  /**
   * Runs statements and appends entries, all in one transaction.
   *
   * @throws dev.oneledger.spi.StatementFailedException if one of them failed, or the commit did;
   *     nothing of them is left
   * @throws NotInTransactionException if the statement, the only one, cannot run in a transaction
   */
  void runInTransaction(List<SqlStatement> statements, List<JournalEntry> entries);

  /**
   * Runs a statement by itself.
   *
   * @throws dev.oneledger.spi.StatementFailedException if the server refused it
   */
  void runAlone(SqlStatement statement);

  /**
   * What to record before a statement runs by itself: {@link Facts#BEFORE}, what the catalog says
   * of its object, if its effect is to be seen there, and whatever {@link #clearAway} needs.
   */
  Map<String, String> facts(SqlStatement statement);

  /** Whether a statement took effect that had these facts recorded before it ran. */
  Outcome outcome(SqlStatement statement, Map<String, String> facts);

  /** Whether a second run is harmless by the statement's words, or by what it does. */
  boolean isRepeatable(SqlStatement statement);

  /** Clears away what a try that took no effect may have left, by the facts recorded before it. */
  void clearAway(Map<String, String> facts);

  /** Sets again what earlier statements of the step set in their session, and nothing else. */
  void setAgain(List<SqlStatement> earlier);
}
