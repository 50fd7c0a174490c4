package dev.oneledger.jdbc.internal.history.checksum;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** A SHA-256 over names and bytes of files that can still go on. Immutable. */
final class RunningHash {
  private final MessageDigest digest;
  private final @Nullable String unknown;
  private final @Nullable String unproven;

  private RunningHash(MessageDigest digest, @Nullable String unknown, @Nullable String unproven) {
    this.digest = digest;
    this.unknown = unknown;
    this.unproven = unproven;
  }

  /** Over these files, in order. */
  static RunningHash of(Map<String, DirectoryFile> files) {
    RunningHash hash = new RunningHash(DigestUtils.getSha256Digest(), null, null);
    for (Map.Entry<String, DirectoryFile> file : files.entrySet()) {
      hash = hash.with(file.getKey(), file.getValue());
    }
    return hash;
  }

  /** With one more file. */
  RunningHash with(String name, DirectoryFile file) {
    byte[] bytes = file.bytes();
    if (unknown != null) {
      return this;
    }
    if (bytes == null) {
      return new RunningHash(digest, name, unproven);
    }
    String doubtful = unproven == null && !file.isProven() ? name : unproven;
    return new RunningHash(updated(name, bytes), null, doubtful);
  }

  /** What it comes to with one more file, in Base64. */
  String with(String name, byte[] bytes) {
    return Base64.encodeBase64String(updated(name, bytes).digest());
  }

  /** The first file of which the bytes are not known; null if all are. */
  @Nullable String unknown() {
    return unknown;
  }

  /** The first file of which no hash confirms the bytes; null if all are confirmed. */
  @Nullable String unproven() {
    return unproven;
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
