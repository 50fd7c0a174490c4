package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.spi.HistoryChecksum;

/** A checksum of a file's bytes. Internal: may change in any release. */
public interface RawChecksum extends HistoryChecksum {

  /** Whether it is that of this file. */
  boolean isOf(byte[] file);
}
