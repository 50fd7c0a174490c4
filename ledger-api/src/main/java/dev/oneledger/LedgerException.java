package dev.oneledger;

/**
 * The one unchecked root of everything this library refuses or fails at.
 *
 * <p>The message says what, where, what was expected against what was found, and what to do next.
 */
public class LedgerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Refuses with a message and no underlying cause. */
  public LedgerException(String message) {
    super(message);
  }

  /** Reports a failure that another exception caused. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
