package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.internal.statementwise.Outcome;
import java.util.Map;

/** A statement whose effect the catalog does not show. */
record NoProbe() implements Probe {

  @Override
  public Map<String, String> facts(Session session) {
    return Map.of();
  }

  @Override
  public Outcome outcome(Session session, Map<String, String> facts) {
    return Outcome.UNKNOWN;
  }
}
