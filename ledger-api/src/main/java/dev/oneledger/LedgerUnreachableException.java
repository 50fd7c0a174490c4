package dev.oneledger;

/** A ledger store, target or history did not answer. Trying again later may help. */
public class LedgerUnreachableException extends LedgerException {
  private static final long serialVersionUID = 1L;

  /** With a message that names the place, without secrets. */
  public LedgerUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
