package dev.oneledger.reliability.compare;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import java.util.Set;

/**
 * Gives the directive to copies of those files that cannot run inside a transaction: by their
 * statements, or by what the server says to them.
 */
final class NoTransaction {
  private static final String DIRECTIVE = "-- ledger: no-transaction\n";

  /**
   * What PostgreSQL says inside a transaction only: an enum value is not to be used before its
   * commit, a procedure wants to commit, a statement must come first or outside.
   */
  private static final Set<String> OUTSIDE_ONLY = Set.of("55P04", "2D000", "25001");

  private final Copies copies = new Copies();

  /** The file as it is, or a copy that begins with the directive. */
  SetFile whereNeeded(SetFile file) {
    return needsIt(file.migration()) ? with(file) : file;
  }

  /** The file with the directive, if that may help against a failure; else as it is. */
  SetFile against(MigrationFailedException failed, SetFile file) {
    return OUTSIDE_ONLY.contains(String.valueOf(failed.sqlState())) ? with(file) : file;
  }

  private SetFile with(SetFile file) {
    if (!file.migration().transactional()) {
      return file;
    }
    try {
      return copies.of(file.name(), DIRECTIVE + file.migration().apply().text());
    } catch (LedgerException refusedWithIt) {
      return file;
    }
  }

  private static boolean needsIt(Migration migration) {
    try {
      return SqlSplitter.split(migration.apply().text(), SqlDialect.POSTGRESQL)
          .statements()
          .stream()
          .anyMatch(statement -> statement.classification().outsideTransaction());
    } catch (LedgerException unreadable) {
      return false;
    }
  }
}
