package dev.oneledger.page;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;

/** A reading failed, and the log has said so: it is kept, and many may ask for it. */
final class UnreadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadException(RuntimeException cause) {
    super(cause);
  }

  boolean isSilence() {
    return getCause() instanceof LedgerUnreachableException;
  }

  boolean isForeseen() {
    return getCause() instanceof LedgerException;
  }
}
