package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.stepwise.JournalLock;
import dev.oneledger.spi.LockHolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock on a row, since H2 has no locks of an application's own: a second session changes the
 * journal's row in the table of locks and leaves its transaction open. The row itself never says
 * that anything is locked; its uncommitted content says who holds it, to those who wait, and is
 * gone with the session. For one thread.
 */
final class RowLock implements JournalLock {
  private static final int SHORTEST_TIMEOUT = 1;

  private final Connections connections;
  private final Session work;
  private final String table;
  private final String row;
  private final String values;
  private final String holder;
  private @Nullable Session companion;
  private @Nullable String timeout;

  /**
   * @param work the session that does the work; the lock is held by another one
   * @param table the table of locks, as SQL
   */
  RowLock(Connections connections, Session work, String table, JournalKey key) throws SQLException {
    this.connections = connections;
    this.work = work;
    this.table = table;
    this.row =
        "\"app\" = %s AND \"journal\" = %s"
            .formatted(H2Tables.text(key.app()), H2Tables.text(key.journal()));
    this.values = H2Tables.text(key.app()) + ", " + H2Tables.text(key.journal());
    this.holder = SessionIdentity.of(work).written();
  }

  @Override
  public boolean tryAcquire() throws SQLException {
    seeToRow();
    Session second = companion();
    second.connection().setAutoCommit(false);
    try (Statement statement = second.statement()) {
      String sql = "UPDATE %s SET \"holder\" = %s WHERE %s";
      if (statement.executeUpdate(sql.formatted(table, H2Tables.text(holder), row)) == 1) {
        return true;
      }
    } catch (SQLException failed) {
      if (!H2Rules.INSTANCE.isCollision(failed)) {
        throw failed;
      }
    }
    second.connection().rollback();
    return false;
  }

  private void seeToRow() throws SQLException {
    if (!work.row("SELECT 1 FROM %s WHERE %s".formatted(table, row)).isEmpty()) {
      return;
    }
    try {
      work.execute("INSERT INTO %s (\"app\", \"journal\") VALUES (%s)".formatted(table, values));
    } catch (SQLException failed) {
      boolean another =
          H2Rules.INSTANCE.isUniqueViolation(failed) || H2Rules.INSTANCE.isCollision(failed);
      if (!another) {
        throw failed;
      }
    }
  }

  private Session companion() throws SQLException {
    Session second = companion;
    if (second == null) {
      second = Session.open(connections, H2Rules.INSTANCE);
      companion = second;
      timeout = second.row("SELECT LOCK_TIMEOUT()").get(0);
      second.execute("SET LOCK_TIMEOUT " + SHORTEST_TIMEOUT);
    }
    return second;
  }

  @Override
  public boolean isHeld() throws SQLException {
    return companion != null
        && !companion.connection().getAutoCommit()
        && companion.column(holderOf()).equals(List.of(holder));
  }

  private String holderOf() {
    return "SELECT \"holder\" FROM %s WHERE %s".formatted(table, row);
  }

  /** What the holder wrote and did not commit is read uncommitted. */
  @Override
  public LockHolder holder() {
    try {
      Connection connection = work.connection();
      int isolation = connection.getTransactionIsolation();
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
      try {
        List<@Nullable String> found = work.row(holderOf());
        String written = found.isEmpty() ? null : found.get(0);
        return written == null
            ? LockHolder.unknown("another runner, gone by now")
            : SessionIdentity.parse(written).holder(work);
      } finally {
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException failed) {
      return LockHolder.unknown(
          "another runner (who, cannot be read: " + H2Rules.INSTANCE.message(failed) + ")");
    }
  }

  @Override
  public void close() throws SQLException {
    Session second = companion;
    if (second == null) {
      return;
    }
    companion = null;
    try (second) {
      second.connection().rollback();
      second.connection().setAutoCommit(true);
      second.execute("SET LOCK_TIMEOUT " + timeout);
    }
  }
}
