package dev.oneledger.jdbc.testkit;

import org.jspecify.annotations.Nullable;

/** A kind of server cannot be had here. */
final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
