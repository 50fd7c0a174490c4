package dev.oneledger.internal.sql;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a text runs in one transaction, asked where its dialect is not known yet.
 *
 * <p>Internal: may change in any release.
 */
public final class TransactionChoice {
  private static final String MARK = "ledger:";

  private TransactionChoice() {}

  /**
   * False exactly if the text says {@code -- ledger: no-transaction}. A text without any directive
   * is not cut into tokens.
   *
   * @param origin where the text comes from, for the message
   * @throws LedgerException if a directive is unknown or stands behind a statement, if a text with
   *     one can be read in no dialect, or if a text that says so has transaction control in every
   *     dialect that can read it
   */
  public static boolean isTransactional(SqlText text, String origin) {
    if (!text.text().contains(MARK)) {
      return true;
    }
    try {
      return !saysNoTransaction(text.text());
    } catch (LedgerException e) {
      throw new LedgerException(origin + ": " + e.getMessage(), e);
    }
  }

  /** The answer in the first dialect that has nothing against the text. */
  private static boolean saysNoTransaction(String text) {
    List<LedgerException> refusals = new ArrayList<>();
    for (SqlDialect dialect : SqlDialect.values()) {
      try {
        SqlScript script = SqlSplitter.split(text, dialect);
        boolean noTransaction = Directives.of(script).noTransaction();
        if (noTransaction) {
          OuterTransaction.refuseAnyControl(script);
        }
        return noTransaction;
      } catch (LedgerException refusal) {
        refusals.add(refusal);
      }
    }
    throw refusals.get(0);
  }
}
