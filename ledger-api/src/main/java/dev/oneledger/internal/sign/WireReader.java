package dev.oneledger.internal.sign;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads SSH's wire format (RFC 4251 section 5), field by field. */
final class WireReader {
  private final ByteBuffer bytes;

  WireReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /** So many bytes as they are. */
  byte[] bytes(int length) throws MalformedException {
    if (length < 0 || length > bytes.remaining()) {
      throw new MalformedException("ends too early");
    }
    byte[] field = new byte[length];
    bytes.get(field);
    return field;
  }

  /** A number of four bytes; one above 2^31 reads as negative. */
  int uint32() throws MalformedException {
    try {
      return bytes.getInt();
    } catch (BufferUnderflowException e) {
      throw new MalformedException("ends too early");
    }
  }

  /** Bytes with their length before them. */
  byte[] string() throws MalformedException {
    return bytes(uint32());
  }

  /** A string of UTF-8; what is not UTF-8 reads as replacement characters. */
  String text() throws MalformedException {
    return new String(string(), StandardCharsets.UTF_8);
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  /** Nothing may follow. */
  void end() throws MalformedException {
    if (hasMore()) {
      throw new MalformedException("has %s bytes too many at its end".formatted(bytes.remaining()));
    }
  }
}
