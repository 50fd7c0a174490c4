package dev.oneledger.spi;

import dev.oneledger.LedgerException;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a step failed. Nothing of a step that is one transaction is left. The message has
 * the server's own message, never its detail line, which may quote row data.
 */
public class StatementFailedException extends LedgerException {
  private static final long serialVersionUID = 1L;
  private final int line;
  private final @Nullable String sqlState;
  private final String serverMessage;

  /**
   * @param line 1-based line in the migration's file; 0 if it failed at commit or is not known
   * @param sqlState the server's five-character code, if there is one
   * @param serverMessage the server's message, one line
   */
  public StatementFailedException(
      String message, int line, @Nullable String sqlState, String serverMessage, Throwable cause) {
    super(message, cause);
    this.line = line;
    this.sqlState = sqlState;
    this.serverMessage = serverMessage;
  }

  /** 1-based line in the migration's file; 0 if it failed at commit or is not known. */
  public int line() {
    return line;
  }

  /** The server's five-character code, if there is one. */
  public @Nullable String sqlState() {
    return sqlState;
  }

  /** The server's message, one line, without its detail. */
  public String serverMessage() {
    return serverMessage;
  }
}
