package dev.oneledger;

import java.nio.file.Path;
import java.time.Clock;

/** Whose signatures count. Immutable and thread-safe. */
@SuppressWarnings("DoNotCallSuggester")
public final class Trust {

  private Trust() {}

  /** Trusts the keys of an OpenSSH {@code allowed_signers} file. */
  public static Trust allowedSigners(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }

  /** Trusts the keys of the text of an OpenSSH {@code allowed_signers} file. */
  public static Trust allowedSigners(String text) {
    throw new UnsupportedOperationException(text);
  }

  /** Trusts a bundle whose zip has this SHA-256, signed or not. */
  public static Trust digest(Hash sha256) {
    throw new UnsupportedOperationException(sha256.toString());
  }

  /** Counts no signature by a key of this list of public keys, one for each line. */
  public Trust revoking(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }

  /** Counts no signature by a key of this list of public keys, one for each line. */
  public Trust revoking(String keys) {
    throw new UnsupportedOperationException(keys);
  }

  /** Counts only keys that are allowed to this principal. */
  public Trust by(String principal) {
    throw new UnsupportedOperationException(principal);
  }

  /** Wants signatures by at least so many different keys; 1 by default. */
  public Trust requiring(int distinctKeys) {
    throw new UnsupportedOperationException(Integer.toString(distinctKeys));
  }

  /** Takes the time from this clock, not from the system's. */
  public Trust clock(Clock clock) {
    throw new UnsupportedOperationException(clock.toString());
  }
}
