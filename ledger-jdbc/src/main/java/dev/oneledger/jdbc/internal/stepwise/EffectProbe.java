package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * How the catalog tells whether a statement that ran by itself took effect. For one session and
 * thread. Internal: may change in any release.
 */
public interface EffectProbe {

  /** What the catalog says before the statement runs, to be recorded; empty if it tells nothing. */
  Map<String, String> facts(SqlStatement statement) throws SQLException;

  /** What it says after a try that had these facts recorded. */
  Outcome outcome(SqlStatement statement, Map<String, String> facts) throws SQLException;
}
