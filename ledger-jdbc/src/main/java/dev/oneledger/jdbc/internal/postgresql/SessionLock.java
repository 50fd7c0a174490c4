package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal's lock, held by the session that does the work until it lets go or ends.
 *
 * @param pid the session's process on the server
 * @param since when that process began, in UTC, to the microsecond
 */
record SessionLock(long pid, String since) {
  private static final String TRY =
      """
      SELECT a.pid, pg_catalog.to_char(
          a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        CASE WHEN %s THEN pg_catalog.pg_try_advisory_lock(%s)::text END
      FROM pg_catalog.pg_stat_activity a WHERE a.pid = pg_catalog.pg_backend_pid()\
      """;

  /**
   * Tries until the lock is held.
   *
   * @param direct whether the user says that no pooler changes the session under way
   * @throws dev.oneledger.LedgerBusyException if the deadline has passed
   * @throws LedgerException if the server's process is another than the one that the connection was
   *     made to: then a pooler is between; nothing was locked
   */
  static SessionLock take(
      Session session, Step step, JournalKey key, boolean direct, Deadline deadline) {
    Integer known = direct ? null : DriverFacts.backend(session.connection());
    String sql =
        TRY.formatted(known == null ? "true" : "a.pid = " + known, LockKey.of(key).value());
    Waiting waiting = new Waiting(session, key, deadline);
    while (true) {
      List<@Nullable String> answer = ask(session, sql, key);
      String locked = answer.get(2);
      if (locked == null) {
        throw pooled(step);
      }
      if (Boolean.parseBoolean(locked)) {
        return new SessionLock(
            Long.parseLong(String.valueOf(answer.get(0))), String.valueOf(answer.get(1)));
      }
      waiting.pause();
    }
  }

  /** Whether an error came before or after the lock was taken is not known: the session ends. */
  private static List<@Nullable String> ask(Session session, String sql, JournalKey key) {
    try {
      return session.row(sql);
    } catch (SQLException failed) {
      session.abort();
      throw PostgresErrors.translate("Locking journal '%s'".formatted(key), failed);
    }
  }

  /** The refusal to go through a pooler. */
  static LedgerException pooled(Step step) {
    return new LedgerException(
        "Migration '%s' (%s) runs statement by statement, for which one session has to keep a lock, and the data source leads through a pooler that may change the session (PgBouncer or its like); nothing was done. Hand in a data source that goes past the pooler, or to a pool of whole sessions, with JdbcTarget.statementConnections(...)."
            .formatted(step.migration(), step.origin()));
  }
}
