package dev.oneledger;

/** Another runner held the environment's lock until the deadline passed. Nothing was done. */
public class LedgerBusyException extends LedgerException {
  private static final long serialVersionUID = 1L;

  /** With a message that says who holds the lock and how long was waited. */
  public LedgerBusyException(String message) {
    super(message);
  }
}
