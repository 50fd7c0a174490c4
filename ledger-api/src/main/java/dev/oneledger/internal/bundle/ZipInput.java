package dev.oneledger.internal.bundle;

import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** A bundle's file read once from front to back, and hashed on the way. Not thread-safe. */
final class ZipInput {
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final Refusal refusal;
  private final MessageDigest digest = DigestUtils.getSha256Digest();
  private final byte[] buffer = new byte[BUFFER];
  private long position;

  ZipInput(InputStream in, Refusal refusal) {
    this.in = in;
    this.refusal = refusal;
  }

  /** Takes the bytes of an entry in pieces. */
  @FunctionalInterface
  interface Sink {
    void take(byte[] bytes, int length);
  }

  long position() {
    return position;
  }

  /** The next bytes in a new array, which must be there. */
  byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    took(bytes, bytes.length);
    if (bytes.length < length) {
      throw cutOff();
    }
    return bytes;
  }

  /** The next bytes in pieces, which must all be there. */
  void pass(int length, Sink sink) throws IOException {
    int left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, Math.min(buffer.length, left));
      if (read < 0) {
        throw cutOff();
      }
      took(buffer, read);
      sink.take(buffer, read);
      left -= read;
    }
  }

  /** Reads on to the end of the file. */
  void drain() throws IOException {
    int read = in.read(buffer);
    while (read >= 0) {
      took(buffer, read);
      read = in.read(buffer);
    }
  }

  /** The SHA-256 of everything read; ends the reading. */
  Hash sha256() {
    return new Hash(Hash.SHA256, Hex.encodeHexString(digest.digest()));
  }

  private void took(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
    position += length;
    if (position > BundleLimits.ZIP_BYTES) {
      throw refusal.of(
          FindingCode.BUNDLE_TOO_LARGE,
          "a bundle has at most %s bytes, this one grew beyond that"
              .formatted(BundleLimits.ZIP_BYTES));
    }
  }

  private RuntimeException cutOff() {
    return refusal.of(
        FindingCode.ZIP_MALFORMED,
        "it is cut off: expected more after byte %s, found its end".formatted(position));
  }
}
