package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.Deadline;
import java.sql.SQLException;

/** How a product makes the ledger's tables. Internal: may change in any release. */
public interface TableCreation {

  /** The format that it makes. */
  int version();

  /**
   * Sees to it that the tables are there in this format; many sessions may do so at once.
   *
   * @throws dev.oneledger.LedgerException if a newer version made them; nothing was changed
   * @throws dev.oneledger.LedgerBusyException if another session was at it until the deadline
   */
  void ensure(LedgerTables tables, Session session, Deadline deadline) throws SQLException;
}
