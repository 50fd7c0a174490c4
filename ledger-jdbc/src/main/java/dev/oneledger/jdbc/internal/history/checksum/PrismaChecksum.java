package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.spi.HistoryChecksum;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Prisma's checksum: SHA-256 of {@code migration.sql}. Old releases wrote each byte without its
 * leading zero, which shows in a length other than 64. Source: prisma-engines, {@code
 * schema-connector/src/checksum.rs}. Internal: may change in any release.
 */
public final class PrismaChecksum {
  private static final int DIGITS = 64;

  private PrismaChecksum() {}

  /** What can judge a text by it. */
  public static HistoryChecksum of(String stored) {
    return stored.strip().length() == DIGITS
        ? FileDigest.sha256(stored)
        : new FileDigest(
            "SHA-256 without leading zeros", stored.strip(), PrismaChecksum::withoutZeros);
  }

  private static String withoutZeros(byte[] file) {
    StringBuilder digits = new StringBuilder();
    for (byte part : DigestUtils.sha256(file)) {
      digits.append(Integer.toHexString(part & 0xFF));
    }
    return digits.toString();
  }
}
