package dev.oneledger.spi;

import dev.oneledger.LedgerException;

/**
 * Whether a statement took effect cannot be found out, and running it again might do harm. The
 * journal says so; somebody has to look.
 */
public class StatementInDoubtException extends LedgerException {
  private static final long serialVersionUID = 1L;
  private final transient SqlStatement statement;

  /**
   * @param statement the statement
   * @param why what is known of it
   */
  public StatementInDoubtException(SqlStatement statement, String why) {
    super(why);
    this.statement = statement;
  }

  /** The statement. */
  public SqlStatement statement() {
    return statement;
  }
}
