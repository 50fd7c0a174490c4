package dev.oneledger.internal.sql;

import dev.oneledger.LedgerException;

/**
 * What a script asks of us in the comments before its first statement.
 *
 * <p>Internal: may change in any release.
 *
 * @param noTransaction true if it says {@code -- ledger: no-transaction}: its statements are to run
 *     one by one, outside any transaction
 */
public record Directives(boolean noTransaction) {

  private static final String NO_TRANSACTION = "no-transaction";

  /**
   * Reads a script's directives.
   *
   * @throws LedgerException if a leading directive is unknown, or a known one stands behind a
   *     statement, where it would have no effect
   */
  public static Directives of(SqlScript script) {
    boolean noTransaction = false;
    for (DirectiveComment directive : script.directives()) {
      boolean known = directive.value().equals(NO_TRANSACTION);
      if (directive.leading() && !known) {
        throw new LedgerException(
            "Unknown directive on line "
                + directive.line()
                + ": '-- ledger: "
                + directive.value()
                + "'.\nKnown is: '-- ledger: "
                + NO_TRANSACTION
                + "'. Correct it, or word the comment so that it does not begin with 'ledger:'.");
      }
      if (known && !directive.leading()) {
        throw new LedgerException(
            "Directive '-- ledger: "
                + NO_TRANSACTION
                + "' on line "
                + directive.line()
                + " stands behind a statement.\nMove it above the first one.");
      }
      noTransaction |= known;
    }
    return new Directives(noTransaction);
  }
}
