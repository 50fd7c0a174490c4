package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.internal.statementwise.Outcome;
import java.sql.SQLException;
import java.util.Map;

/**
 * {@code REINDEX}, which may run again. Recorded is which halves of concurrent rebuilds lay about
 * before.
 */
record RebuiltIndexes() implements Probe {

  @Override
  public Map<String, String> facts(Session session) throws SQLException {
    return Map.of(InvalidIndexes.HALVES, InvalidIndexes.halves(session));
  }

  @Override
  public Outcome outcome(Session session, Map<String, String> facts) {
    return Outcome.UNKNOWN;
  }
}
