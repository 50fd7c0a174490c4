package dev.oneledger.liquibase;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.TableName;
import dev.oneledger.spi.HistoryLock;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The row by which Liquibase keeps others from migrating at the same time.
 *
 * @param readable whether the role may read it
 * @param held the lock, if somebody holds it
 */
record LiquibaseLock(boolean readable, Optional<HistoryLock> held) {
  private static final LiquibaseLock NOT_READABLE = new LiquibaseLock(false, Optional.empty());
  private static final String LOCKED = "locked";
  private static final List<String> COLUMNS = List.of(LOCKED, "lockedby", "lockgranted");

  /**
   * Reads the lock. Nothing may be read in the session afterwards: PostgreSQL ends a transaction in
   * which something was denied.
   */
  static LiquibaseLock read(ReadOnlySession session, TableName table) throws SQLException {
    if (!session.sees(table)) {
      return NOT_READABLE;
    }
    FoundTable found = session.require(table, "the lock of Liquibase");
    if (!found.has(LOCKED)) {
      return NOT_READABLE;
    }
    try {
      List<Optional<HistoryLock>> rows =
          session.select(found, COLUMNS, List.of(), LiquibaseLock::of);
      return new LiquibaseLock(true, rows.stream().flatMap(Optional::stream).findFirst());
    } catch (LedgerException denied) {
      // Who may write a table may see it in the catalog and still not read it.
      return NOT_READABLE;
    }
  }

  private static Optional<HistoryLock> of(Fields fields) throws SQLException {
    boolean locked = Objects.requireNonNullElse(fields.truth(LOCKED), false);
    return locked
        ? Optional.of(
            new HistoryLock(fields.textOrEmpty("lockedby"), fields.textOrEmpty("lockgranted")))
        : Optional.empty();
  }
}
