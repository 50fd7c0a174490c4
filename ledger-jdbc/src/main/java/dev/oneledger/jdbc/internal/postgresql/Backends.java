package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.LockHolder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Other sessions on the server, as far as our user may see them. String literals in what they run
 * are left out: they may be passwords or rows.
 */
final class Backends {
  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'?");

  private static final String SELECT =
      """
      SELECT a.pid,
        coalesce(a.client_hostname, pg_catalog.host(a.client_addr), 'the server itself') AS host,
        a.application_name, a.usename, coalesce(a.xact_start, a.backend_start) AS since,
        CASE WHEN a.state = 'active' THEN a.query END AS query
      FROM pg_catalog.pg_stat_activity a\
      """;

  private static final String OF_LOCK =
      SELECT
          + """
           JOIN pg_catalog.pg_locks l ON l.pid = a.pid
          WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
            AND l.classid::bigint = %s AND l.objid::bigint = %s
            AND l.database = (SELECT oid FROM pg_catalog.pg_database
              WHERE datname = pg_catalog.current_database())\
          """;

  /** A pooled session may be idle by now, or be the one that asks. */
  private static final String OF_SESSION =
      SELECT
          + """
           WHERE a.pid = %s AND a.backend_start = %s::timestamptz
            AND a.pid <> pg_catalog.pg_backend_pid() AND a.state IS DISTINCT FROM 'idle'\
          """;

  private Backends() {}

  /** Who holds an advisory lock. */
  static LockHolder holding(Session session, LockKey lock) {
    try {
      return first(session, OF_LOCK.formatted(lock.high(), lock.low()))
          .orElse(LockHolder.unknown("another runner, gone by now"));
    } catch (SQLException failed) {
      return LockHolder.unknown(
          "another runner (who, cannot be read: " + ServerError.of(failed).message() + ")");
    }
  }

  /**
   * The session of this process id, if it is the one that began then; empty if it is gone, or no
   * longer at work on what it was told then.
   *
   * @throws SQLException if the server does not tell
   */
  static Optional<LockHolder> find(Session session, long pid, String since) throws SQLException {
    return first(session, OF_SESSION.formatted(pid, SqlLiteral.text(since)));
  }

  private static Optional<LockHolder> first(Session session, String sql) throws SQLException {
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? Optional.of(read(row)) : Optional.empty();
    }
  }

  private static LockHolder read(ResultSet row) throws SQLException {
    OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
    return new LockHolder(
        row.getString("host"),
        String.format(
            Locale.ROOT,
            "pid %s, user %s, application '%s'",
            row.getLong("pid"),
            row.getString("usename"),
            row.getString("application_name")),
        since == null ? null : since.toInstant(),
        withoutLiterals(row.getString("query")));
  }

  private static @Nullable String withoutLiterals(@Nullable String query) {
    return query == null ? null : LITERAL.matcher(query).replaceAll("'...'");
  }
}
