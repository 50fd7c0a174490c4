package dev.oneledger.internal.journal;

import dev.oneledger.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** SHA-256 over length-prefixed fields, so that no two lists of fields have the same bytes. */
final class FieldHash {
  private static final byte[] ABSENT = {'-', ','};

  private final MessageDigest digest = DigestUtils.getSha256Digest();

  FieldHash(String format) {
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
    digest.update((byte) ',');
    return this;
  }

  byte[] bytes() {
    return digest.digest();
  }

  Hash hash() {
    return new Hash("sha256", Hex.encodeHexString(bytes()));
  }
}
