package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** What a failed flush left behind. For one thread. */
record Aftermath(Session session, LedgerTables tables, EntryChain chain) {
  private static final String NO_TRANSACTION = "25P01";

  /**
   * Ends whatever transaction is open.
   *
   * @return whether there was none any more, and the script it was that ended it
   */
  boolean rollBack(FlushException failed) {
    boolean none = false;
    try (Statement statement = session.statement()) {
      statement.execute("ROLLBACK");
      for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
        none |= NO_TRANSACTION.equals(each.getSQLState());
      }
    } catch (SQLException broken) {
      session.rollback();
      return false;
    }
    return none
        && ServerError.isServers(failed.error())
        && !failed.in(Part.Role.COMMIT)
        && !commitRan(failed);
  }

  /** Where the driver sends each text by itself, the COMMIT after a failure ran, to no effect. */
  private boolean commitRan(FlushException failed) {
    return failed.withCommit() && !DriverFacts.skipsAfterError(session.connection());
  }

  /**
   * Whether everything was applied although the driver reported an error: it may do so by itself,
   * where the server went on to the COMMIT of the same flush.
   *
   * @throws SQLException if the journal cannot be read
   */
  boolean isApplied(FlushException failed) throws SQLException {
    if (!failed.withCommit() || ServerError.isServers(failed.error())) {
      return false;
    }
    JournalEntry last = chain.entries().get(chain.entries().size() - 1);
    String sql =
        "SELECT hash FROM %s WHERE app = %s AND journal = %s AND sequence = %s"
            .formatted(
                tables.journal(),
                SqlLiteral.text(last.key().app()),
                SqlLiteral.text(last.key().journal()),
                last.sequence());
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && last.chain().hash().toString().equals(row.getString(1));
    }
  }
}
