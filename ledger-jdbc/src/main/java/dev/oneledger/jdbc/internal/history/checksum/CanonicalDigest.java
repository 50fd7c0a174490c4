package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.spi.HistoryChecksum;

/** A stored digest of the text as this library has it. Internal: may change in any release. */
public final class CanonicalDigest {
  private CanonicalDigest() {}

  /** SHA-256 in hex; a leading {@code sha256:} and upper case are understood. */
  public static HistoryChecksum sha256(String stored) {
    return HistoryChecksum.of(
        "SHA-256", PlainHex.of("sha256", stored), text -> text.textHash().hex());
  }
}
