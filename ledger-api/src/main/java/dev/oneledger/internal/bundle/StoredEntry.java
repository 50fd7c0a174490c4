package dev.oneledger.internal.bundle;

import java.nio.charset.StandardCharsets;

/**
 * An entry of a bundle's zip.
 *
 * @param path its name
 * @param facts size and sums of its bytes
 * @param offset where its local header begins
 */
record StoredEntry(String path, FileFacts facts, int offset) {

  byte[] name() {
    return path.getBytes(StandardCharsets.UTF_8);
  }

  /** Where its bytes begin. */
  long contentOffset() {
    return offset + (long) ZipRecord.LOCAL_HEADER.length() + name().length;
  }
}
