package dev.oneledger.internal.journal;

import dev.oneledger.Hash;
import dev.oneledger.internal.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** SHA-256 over length-prefixed fields, so that no two lists of fields have the same bytes. */
final class FieldHash {
  private static final byte[] ABSENT = {'-', ','};
  private static final byte COMMA = ',';

  private final MessageDigest digest;

  FieldHash(String format) {
    this(Sha256.digest(), format);
  }

  /** With a digest that has nothing in it now, nor again when the hash is taken. */
  FieldHash(MessageDigest digest, String format) {
    this.digest = digest;
    add(format);
  }

  FieldHash add(@Nullable Object value) {
    if (value == null) {
      digest.update(ABSENT);
      return this;
    }
    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    digest.update(COMMA);
    return this;
  }

  byte[] bytes() {
    return digest.digest();
  }

  Hash hash() {
    return new Hash(Hash.SHA256, Sha256.hex(bytes()));
  }
}
