package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;

/** Ends a session on H2 for good. Internal: may change in any release. */
public final class SessionEnd {
  private static final String SESSION_GONE = "The session ended";

  private SessionEnd() {}

  /** The driver's own abort does nothing; the database is asked to end the session. */
  public static void of(Session session) {
    try {
      session.execute("CALL ABORT_SESSION(SESSION_ID())");
    } catch (SQLException ended) {
      LoggerFactory.getLogger(SessionEnd.class)
          .debug("{}: {}", SESSION_GONE, H2Rules.INSTANCE.message(ended));
    }
    session.abort();
  }
}
