package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.spi.LockHolder;
import java.sql.SQLException;

/**
 * The lock for writing one journal, for one session and thread. Closing it lets go of it. Internal:
 * may change in any release.
 */
public interface JournalLock extends AutoCloseable {

  /** Takes the lock if nobody else has it; does not wait. */
  boolean tryAcquire() throws SQLException;

  /** Whether this session has it. */
  boolean isHeld() throws SQLException;

  /** Who has it, as far as that can be read. */
  LockHolder holder();

  @Override
  void close() throws SQLException;
}
