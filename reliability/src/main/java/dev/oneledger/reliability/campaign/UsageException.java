package dev.oneledger.reliability.campaign;

/** A campaign cannot do what it was told; the message says what to tell it instead. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says so. */
  public UsageException(String message) {
    super(message);
  }

  /** The same with what came of trying. */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
