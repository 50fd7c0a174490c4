package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import java.util.zip.CRC32;

/**
 * What a zip and its sums say of one file.
 *
 * @param size in bytes
 * @param crc the CRC-32 of its bytes
 * @param sha256 the SHA-256 of its bytes
 */
public record FileFacts(int size, int crc, Hash sha256) {

  /** The facts about these bytes. */
  public static FileFacts of(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return new FileFacts(bytes.length, (int) crc.getValue(), Hash.sha256(bytes));
  }
}
