package dev.oneledger.jdbc.internal.history.checksum;

import org.jspecify.annotations.Nullable;

/** What is known of a file in a directory that was hashed. Immutable by agreement. */
final class DirectoryFile {
  static final DirectoryFile UNKNOWN = new DirectoryFile(null, false);

  private final byte @Nullable [] bytes;
  private final boolean proven;

  private DirectoryFile(byte @Nullable [] bytes, boolean proven) {
    this.bytes = bytes;
    this.proven = proven;
  }

  /** A hash confirms these bytes. */
  static DirectoryFile proven(byte[] bytes) {
    return new DirectoryFile(bytes, true);
  }

  /** These are at hand, and nothing confirms them. */
  static DirectoryFile likely(byte[] bytes) {
    return new DirectoryFile(bytes, false);
  }

  /** The same, confirmed. */
  DirectoryFile confirmed() {
    return new DirectoryFile(bytes, true);
  }

  /** What it had, so far as one can tell; null if nothing is known. */
  byte @Nullable [] bytes() {
    return bytes;
  }

  boolean isProven() {
    return proven;
  }
}
