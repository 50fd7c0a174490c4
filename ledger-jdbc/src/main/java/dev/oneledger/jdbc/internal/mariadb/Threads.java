package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.LockHolder;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Other sessions on the server, as far as our user may see them. String literals in what they run
 * are left out: they may be passwords or rows.
 */
final class Threads {
  private static final Pattern LITERAL =
      Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'?|\"(?:[^\"\\\\]|\"\"|\\\\.)*\"?", Pattern.DOTALL);

  private static final String OF_LOCK =
      """
      SELECT l.id, p.user, p.host, UNIX_TIMESTAMP(SYSDATE(6)) - p.time_ms / 1000, p.info
      FROM (SELECT IS_USED_LOCK('%s') AS id) l
      LEFT JOIN information_schema.processlist p ON p.id = l.id WHERE l.id IS NOT NULL\
      """;

  private static final String OF_NUMBER =
      """
      SELECT p.id, p.user, p.host, UNIX_TIMESTAMP(SYSDATE(6)) - p.time_ms / 1000, p.info
      FROM information_schema.processlist p
      WHERE p.id = %s AND p.id <> CONNECTION_ID() AND p.command <> 'Sleep'\
      """;

  private Threads() {}

  /** A session that works on something; empty if it does not, or is gone. */
  static Optional<LockHolder> working(Session session, long number) throws SQLException {
    List<@Nullable String> row = session.row(OF_NUMBER.formatted(number));
    return row.isEmpty() ? Optional.empty() : Optional.of(read(row));
  }

  /** The session that holds a lock; empty if none does. */
  static Optional<LockHolder> holding(Session session, LockName lock) throws SQLException {
    List<@Nullable String> row = session.row(OF_LOCK.formatted(lock.value()));
    return row.isEmpty() ? Optional.empty() : Optional.of(read(row));
  }

  private static LockHolder read(List<@Nullable String> row) {
    String connection = "connection " + row.get(0);
    String user = row.get(1);
    if (user == null) {
      return LockHolder.unknown(
          connection + " of another user (who, is told with the privilege PROCESS)");
    }
    return new LockHolder(
        String.valueOf(row.get(2)),
        connection + ", user " + user,
        instant(row.get(3)),
        withoutLiterals(row.get(4)));
  }

  private static @Nullable Instant instant(@Nullable String seconds) {
    return seconds == null
        ? null
        : Instant.ofEpochMilli(new BigDecimal(seconds).movePointRight(3).longValue());
  }

  private static @Nullable String withoutLiterals(@Nullable String statement) {
    return statement == null ? null : LITERAL.matcher(statement).replaceAll("'...'");
  }
}
