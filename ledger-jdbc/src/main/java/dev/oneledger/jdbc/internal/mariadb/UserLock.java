package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.stepwise.JournalLock;
import dev.oneledger.spi.LockHolder;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock by GET_LOCK on the working session itself: the server keeps it until that session has
 * ended, with whatever statement it still runs.
 */
record UserLock(Session session, LockName name) implements JournalLock {

  @Override
  public boolean tryAcquire() throws SQLException {
    return is("GET_LOCK('%s', 0)");
  }

  @Override
  public boolean isHeld() throws SQLException {
    return is("IS_USED_LOCK('%s') <=> CONNECTION_ID()");
  }

  @Override
  public LockHolder holder() {
    try {
      return Threads.holding(session, name)
          .orElse(LockHolder.unknown("another runner, gone by now"));
    } catch (SQLException failed) {
      return LockHolder.unknown(
          "another runner (who, cannot be read: " + MariaDbRules.INSTANCE.message(failed) + ")");
    }
  }

  /** Does nothing where it is not held. */
  @Override
  public void close() throws SQLException {
    is("RELEASE_LOCK('%s')");
  }

  private boolean is(String function) throws SQLException {
    List<@Nullable String> row = session.row("SELECT " + function.formatted(name.value()));
    return "1".equals(row.get(0));
  }
}
