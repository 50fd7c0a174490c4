package dev.oneledger.reliability.sets;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import java.util.regex.Pattern;

/**
 * The directive that other tools have no need of, since they find out by themselves which
 * statements cannot run inside a transaction. It takes the place of the first line's beginning, so
 * that lines keep their numbers.
 */
final class NoTransaction {
  private static final String DIRECTIVE = "-- ledger: no-transaction\n";

  private static final Pattern OUTSIDE_ONLY = Pattern.compile("SQLSTATE (55P04|2D000|25001)");

  private NoTransaction() {}

  /**
   * Whether the server said what it says inside a transaction only: an enum value is not to be used
   * before its commit, a block wants to commit, a statement must come outside.
   */
  static boolean mayHelp(String message) {
    return OUTSIDE_ONLY.matcher(message).find();
  }

  static boolean isNeeded(String text) {
    try {
      return SqlSplitter.split(text, SqlDialect.POSTGRESQL).statements().stream()
          .anyMatch(statement -> statement.classification().outsideTransaction());
    } catch (LedgerException unreadable) {
      return false;
    }
  }

  static String whereNeeded(String text) {
    return isNeeded(text) ? with(text) : text;
  }

  static String with(String text) {
    boolean spare = text.startsWith("--") || text.startsWith("\n") || text.startsWith("\r");
    return DIRECTIVE + (spare ? text.substring(Math.max(0, text.indexOf('\n') + 1)) : text);
  }
}
