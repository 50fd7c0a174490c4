package dev.oneledger.reliability.concurrently;

import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.Moment;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The server's session that builds an index concurrently, as everybody may see it. */
record Build(DataSource database) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final String SESSION =
      """
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
        AND query LIKE 'CREATE INDEX CONCURRENTLY%'\
      """;

  /** Waits until the build has begun; returns its session's process. */
  String await() {
    Moment.await("the build of the index", LIMIT, () -> !sessions().isEmpty());
    return sessions().get(0);
  }

  private List<String> sessions() {
    return DataSources.query(database, SESSION);
  }

  /** Waits until a session is gone. */
  void awaitEnd(String pid) {
    Moment.await(
        "the end of the orphaned build",
        LIMIT,
        () ->
            DataSources.query(database, "SELECT pid FROM pg_stat_activity WHERE pid = " + pid)
                .isEmpty());
  }
}
