package dev.oneledger.internal.sign;

import java.util.Arrays;

/** Reads DER (X.690), element by element, as far as private keys need it. */
final class DerReader {
  private static final int LONG_FORM = 0x80;
  private static final int MOST_LENGTH_BYTES = 2;
  private final byte[] bytes;
  private int at;

  DerReader(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Whether an element of this tag comes next. */
  boolean at(int tag) {
    return at < bytes.length && (bytes[at] & 0xff) == tag;
  }

  /** The content of the next element, which must have this tag. */
  byte[] value(int tag) throws MalformedException {
    if (!at(tag)) {
      throw new MalformedException("does not go on as expected at byte %s".formatted(at));
    }
    at++;
    int length = length();
    if (length > bytes.length - at) {
      throw new MalformedException("ends too early");
    }
    byte[] value = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return value;
  }

  private int length() throws MalformedException {
    int first = next();
    if (first < LONG_FORM) {
      return first;
    }
    int count = first - LONG_FORM;
    if (count == 0 || count > MOST_LENGTH_BYTES) {
      throw new MalformedException("has an element of a length that no key has");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << Byte.SIZE | next();
    }
    return length;
  }

  private int next() throws MalformedException {
    if (at == bytes.length) {
      throw new MalformedException("ends too early");
    }
    return bytes[at++] & 0xff;
  }

  /** Nothing may follow. */
  void end() throws MalformedException {
    if (at < bytes.length) {
      throw new MalformedException("has %s bytes too many at its end".formatted(bytes.length - at));
    }
  }
}
