package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.internal.statementwise.Manner;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;

/** How a product's statements may be run. For one session and thread. Internal: may change. */
public interface StatementRules {

  /** Why a statement cannot be part of a migration here, with what to do; empty if it can. */
  Optional<String> objection(SqlStatement statement);

  /** How a statement is to be run, as the session is now. */
  Manner manner(SqlStatement statement) throws SQLException;

  /** Whether a second run is harmless, by the statement's words or by what it does. */
  boolean isRepeatable(SqlStatement statement);

  /** What was read of the catalog may be no more so. */
  void catalogChanged();

  /** What to do about an error; empty if nothing is known that would help. */
  Optional<String> advice(SQLException error);
}
