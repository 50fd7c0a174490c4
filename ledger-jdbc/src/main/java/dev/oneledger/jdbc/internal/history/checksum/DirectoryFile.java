package dev.oneledger.jdbc.internal.history.checksum;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a file in a directory that was hashed.
 *
 * @param bytes what it had, so far as one can tell; null if nothing is known
 * @param proven whether a hash confirms them
 */
record DirectoryFile(byte @Nullable [] bytes, boolean proven) {

  static final DirectoryFile UNKNOWN = new DirectoryFile(null, false);

  static DirectoryFile proven(byte[] bytes) {
    return new DirectoryFile(bytes, true);
  }

  static DirectoryFile likely(byte[] bytes) {
    return new DirectoryFile(bytes, false);
  }
}
