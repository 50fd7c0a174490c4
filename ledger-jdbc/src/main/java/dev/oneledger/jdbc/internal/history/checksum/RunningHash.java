package dev.oneledger.jdbc.internal.history.checksum;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** A SHA-256 over names and bytes of files that can still go on. Immutable. */
final class RunningHash {
  private final MessageDigest digest;
  private final @Nullable String brokenBy;

  private RunningHash(MessageDigest digest, @Nullable String brokenBy) {
    this.digest = digest;
    this.brokenBy = brokenBy;
  }

  /** Over these files, in order. */
  static RunningHash of(Map<String, Optional<byte[]>> files) {
    RunningHash hash = new RunningHash(DigestUtils.getSha256Digest(), null);
    for (Map.Entry<String, Optional<byte[]>> file : files.entrySet()) {
      hash = hash.with(file.getKey(), file.getValue());
    }
    return hash;
  }

  /** With one more file; broken by it if its bytes are not known. */
  RunningHash with(String name, Optional<byte[]> bytes) {
    if (brokenBy != null) {
      return this;
    }
    return bytes
        .map(known -> new RunningHash(updated(name, known), null))
        .orElseGet(() -> new RunningHash(digest, name));
  }

  /** What it comes to with one more file, in Base64. */
  String with(String name, byte[] bytes) {
    return Base64.encodeBase64String(updated(name, bytes).digest());
  }

  /** The first file of which the bytes are not known; null if all are. */
  @Nullable String brokenBy() {
    return brokenBy;
  }

  private MessageDigest updated(String name, byte[] bytes) {
    MessageDigest copy = copy();
    copy.update(name.getBytes(StandardCharsets.UTF_8));
    copy.update(bytes);
    return copy;
  }

  private MessageDigest copy() {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
