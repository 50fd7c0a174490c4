package dev.oneledger.jdbc;

import dev.oneledger.jdbc.internal.history.checksum.CanonicalDigest;
import dev.oneledger.jdbc.internal.history.checksum.FileDigest;
import dev.oneledger.spi.HistoryChecksum;

/**
 * How a tool's checksum column is to be understood. Thread-safe.
 *
 * <p>Implement it for a checksum of your own: it is handed the column's value and returns what can
 * judge our text by it.
 */
@FunctionalInterface
public interface ChecksumRule {

  /** What can judge our text by this stored value. */
  HistoryChecksum of(String stored);

  /**
   * SHA-256 in hex of the text as this library has it: UTF-8 without byte order mark, every line
   * end one LF. A leading {@code sha256:} and upper case are understood.
   */
  static ChecksumRule sha256() {
    return CanonicalDigest::sha256;
  }

  /**
   * SHA-256 in hex of the file's bytes. The line ends and the byte order mark of their file are not
   * known here, so our text matches with LF or CRLF throughout, with or without the mark.
   */
  static ChecksumRule sha256OfFile() {
    return FileDigest::sha256;
  }
}
