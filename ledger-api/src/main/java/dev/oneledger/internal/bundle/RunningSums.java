package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** The facts about bytes that come in pieces. Not thread-safe. */
final class RunningSums {
  private final CRC32 crc = new CRC32();
  private final MessageDigest sha256 = DigestUtils.getSha256Digest();
  private int size;

  void update(byte[] bytes, int length) {
    crc.update(bytes, 0, length);
    sha256.update(bytes, 0, length);
    size += length;
  }

  /** The facts about all bytes so far; ends the counting. */
  FileFacts facts() {
    Hash hash = new Hash(Hash.SHA256, Hex.encodeHexString(sha256.digest()));
    return new FileFacts(size, (int) crc.getValue(), hash);
  }
}
