package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What a session has set: for the work, by the statements, and as it was found. For one thread.
 * Internal: may change in any release.
 */
public interface WorkSettings {

  /** Remembers what there is, and sets what the work needs. */
  void begin() throws SQLException;

  /**
   * Sets again what earlier statements of the step set, in a session of their own.
   *
   * @param left the statements that are still to run
   * @throws LedgerException if they need what cannot be set again
   */
  void setAgain(List<SqlStatement> earlier, List<SqlStatement> left) throws SQLException;

  /**
   * Sees to what follows from a statement for those behind it.
   *
   * @throws LedgerException if they would be read otherwise by the server than by us
   */
  void ran(SqlStatement statement) throws SQLException;

  /** Begins a transaction that may write. */
  void beginTransaction() throws SQLException;

  /** Commits the transaction, and begins no other. */
  void commit() throws SQLException;

  /** Whether the session is still in the transaction that was begun. */
  boolean isInTransaction() throws SQLException;

  /** Sets back what was changed; false if it is not certain that all of it is as it was found. */
  boolean giveBack() throws SQLException;

  /** Ends the session, so that no pool hands it out again. */
  void endSession();
}
