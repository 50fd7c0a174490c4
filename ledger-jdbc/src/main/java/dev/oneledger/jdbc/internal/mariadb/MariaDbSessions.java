package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.stepwise.OtherSessions;
import dev.oneledger.spi.LockHolder;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * This session among the server's. The number of a connection is not given again before the server
 * is restarted, so that its number and the server's start name it. A session that ended holds no
 * lock, and whoever asks holds the journal's: what is found here is one that lost that lock, and
 * still runs. Sessions of other users are seen with the privilege PROCESS only.
 */
record MariaDbSessions(Session session) implements OtherSessions {
  private static final String SERVER_SINCE = "server-since";
  private static final String NAME = "connection ";

  /** The server counts its seconds up to what the session takes for the time. */
  private static final String OWN =
      """
      SELECT CONNECTION_ID(), UNIX_TIMESTAMP(SYSDATE()), UNIX_TIMESTAMP(), (SELECT variable_value
        FROM information_schema.global_status WHERE variable_name = 'UPTIME')\
      """;

  /** A second's fraction is not told of either time. */
  private static final Duration SAME = Duration.ofSeconds(2);

  @Override
  public Map<String, String> identity() throws SQLException {
    List<@Nullable String> own = session.row(OWN);
    return Map.of(
        Facts.SESSION,
        NAME + own.get(0),
        Facts.SESSION_SINCE,
        Instant.ofEpochSecond(whole(own.get(1))).toString(),
        SERVER_SINCE,
        serverSince(own).toString());
  }

  private static Instant serverSince(List<@Nullable String> own) {
    long uptime = Long.parseUnsignedLong(String.valueOf(own.get(3)));
    return Instant.ofEpochSecond(whole(own.get(2)) - uptime);
  }

  private static long whole(@Nullable String seconds) {
    return new BigDecimal(String.valueOf(seconds)).longValue();
  }

  @Override
  public Optional<LockHolder> find(Map<String, String> identity) throws SQLException {
    String name = identity.get(Facts.SESSION);
    String server = identity.get(SERVER_SINCE);
    if (name == null || server == null || !name.startsWith(NAME)) {
      return Optional.empty();
    }
    long number = Long.parseLong(name.substring(NAME.length()));
    Duration apart = Duration.between(Instant.parse(server), serverSince(session.row(OWN))).abs();
    return apart.compareTo(SAME) > 0 ? Optional.empty() : Threads.working(session, number);
  }
}
