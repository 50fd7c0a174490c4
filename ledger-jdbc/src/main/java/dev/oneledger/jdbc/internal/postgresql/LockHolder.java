package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Who holds a journal's lock, in words. */
record LockHolder(String words) {
  private static final String SQL =
      """
      SELECT a.pid, coalesce(a.client_hostname, host(a.client_addr), 'the server itself') AS host,
        a.application_name, a.usename, to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
      FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.classid::bigint = %d AND l.objid::bigint = %d
        AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())\
      """;

  static LockHolder of(Session session, JournalKey key) {
    LockKey lock = LockKey.of(key);
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(SQL.formatted(lock.high(), lock.low()))) {
      return row.next() ? read(row) : new LockHolder("another runner, gone by now");
    } catch (SQLException failed) {
      return new LockHolder(
          "another runner (who, cannot be read: " + ServerError.of(failed).message() + ")");
    }
  }

  private static LockHolder read(ResultSet row) throws SQLException {
    String since = row.getString("since");
    return new LockHolder(
        "host %s, pid %d, user %s, application '%s', since %s"
            .formatted(
                row.getString("host"),
                row.getLong("pid"),
                row.getString("usename"),
                row.getString("application_name"),
                since == null ? "a time this user may not see" : since));
  }

  dev.oneledger.spi.LockHolder told() {
    return dev.oneledger.spi.LockHolder.unknown(words);
  }

  LedgerBusyException busy(JournalKey key, Deadline deadline) {
    return new LedgerBusyException(
        "Journal '%s' is locked by %s.\nWaited %d ms; nothing was done. Try again when it has finished, or allow a longer deadline."
            .formatted(key, words, deadline.allowed().toMillis()));
  }
}
