package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.LedgerException;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.stepwise.OtherSessions;
import dev.oneledger.spi.LockHolder;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * This session among the database's. The lock is another session's and free when the client is
 * gone, while the server may still run what that client sent: so every session that is found at
 * work is waited for. Only an administrator sees the sessions of others.
 */
record H2Sessions(Session session) implements OtherSessions {
  private static final String NAME = "session ";
  private static final String OTHERS =
      "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID <> SESSION_ID()";

  @Override
  public Map<String, String> identity() throws SQLException {
    SessionIdentity own = SessionIdentity.of(session);
    return Map.of(Facts.SESSION, NAME + own.id(), Facts.SESSION_SINCE, own.since());
  }

  /**
   * {@inheritDoc}
   *
   * @throws LedgerException if the user may not see other sessions: that of the lock, at least, is
   *     there
   */
  @Override
  public Optional<LockHolder> find(Map<String, String> identity) throws SQLException {
    String name = identity.get(Facts.SESSION);
    String since = identity.get(Facts.SESSION_SINCE);
    if (name == null || since == null || !name.startsWith(NAME)) {
      return Optional.empty();
    }
    if ("0".equals(session.row(OTHERS).get(0))) {
      throw new LedgerException(
          "Whether %s, since %s, still runs a statement of an earlier try cannot be told: the user may not see other sessions. Nothing was done. Run this once as an administrator (ALTER USER ... ADMIN TRUE)."
              .formatted(name, since));
    }
    SessionIdentity other = new SessionIdentity(name.substring(NAME.length()), since, "", "");
    return other.working(session);
  }
}
