package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.TargetState;
import java.sql.SQLException;

/**
 * What differs between products whose schema changes commit by themselves. Thread-safe. Internal:
 * may change in any release.
 */
public interface StepwiseProduct {

  /** The SQL it speaks. */
  SqlDialect language();

  /** The ledger's tables as a session that has done nothing yet finds them. */
  LedgerTables tables();

  /** What stands besides our tables. */
  TargetState inspect(Session session, JournalKey key) throws SQLException;

  /** Where this session works on a journal; nothing is locked yet. */
  Workplace workplace(Session session, JournalKey key) throws SQLException;

  /** What runs the statements of a step in this session. */
  StatementTools tools(Session session, Step step) throws SQLException;
}
