package dev.oneledger.internal.statementwise;

/**
 * A statement that was tried in a transaction ends or begins transactions itself. It was rolled
 * back and is to run by itself. Internal: may change in any release.
 */
public class NotInTransactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the server's error. */
  public NotInTransactionException(Throwable cause) {
    super(cause);
  }
}
