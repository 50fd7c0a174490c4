package dev.oneledger.layout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The file {@code atlas.sum}: a line per script with a SHA-256 that runs on over names and bytes of
 * all scripts in the order of their names, and before them the SHA-256 over these names and hashes.
 * All hashes are in Base64 behind {@code h1:}. Source: ariga/atlas, {@code sql/migrate/dir.go}.
 */
final class AtlasSum {
  private final MessageDigest running = DigestUtils.getSha256Digest();
  private final MessageDigest whole = DigestUtils.getSha256Digest();
  private final StringBuilder lines = new StringBuilder();

  /** The sum of these scripts. */
  static AtlasSum of(SortedMap<String, Supplier<String>> scripts) {
    AtlasSum sum = new AtlasSum();
    scripts.forEach((name, text) -> sum.add(name, text.get()));
    return sum;
  }

  private void add(String name, String text) {
    running.update(utf8(name));
    running.update(utf8(text));
    String hash = base64(copyOf(running).digest());
    whole.update(utf8(name));
    whole.update(utf8(hash));
    lines.append(name).append(" h1:").append(hash).append('\n');
  }

  /** The file. */
  String text() {
    return "h1:" + base64(copyOf(whole).digest()) + "\n" + lines;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static MessageDigest copyOf(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
