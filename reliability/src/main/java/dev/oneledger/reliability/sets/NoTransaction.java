package dev.oneledger.reliability.sets;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;

/**
 * The directive that other tools have no need of, since they find out by themselves which statements
 * cannot run inside a transaction. It takes the place of the first line's beginning, so that lines
 * keep their numbers.
 */
final class NoTransaction {
  private static final String DIRECTIVE = "-- ledger: no-transaction\n";

  private NoTransaction() {}

  static boolean isNeeded(String text) {
    try {
      return SqlSplitter.split(text, SqlDialect.POSTGRESQL).statements().stream()
          .anyMatch(statement -> statement.classification().outsideTransaction());
    } catch (LedgerException unreadable) {
      return false;
    }
  }

  static String whereNeeded(String text) {
    if (!isNeeded(text)) {
      return text;
    }
    boolean spare = text.startsWith("--") || text.startsWith("\n") || text.startsWith("\r");
    return DIRECTIVE + (spare ? text.substring(Math.max(0, text.indexOf('\n') + 1)) : text);
  }
}
