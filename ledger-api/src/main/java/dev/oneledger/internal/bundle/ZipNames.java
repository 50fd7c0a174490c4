package dev.oneledger.internal.bundle;

import dev.oneledger.FindingCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The names of a zip's entries as they come: safe, in their place, and in ascending order. */
final class ZipNames {
  private static final Pattern PLACE =
      Pattern.compile(
          "release-bundle\\.yaml|SHA256SUMS|VERIFY\\.md|pr_notes\\.md|(sql|rollback)/[^/]+|apply/[^/]+/.+");

  private final Refusal refusal;
  private final BundlePaths known = new BundlePaths();
  private String last = "";

  ZipNames(Refusal refusal) {
    this.refusal = refusal;
  }

  /** The next entry's path, from its bytes. */
  String next(byte[] name) {
    String path = decoded(name);
    BundlePaths.objection(path).ifPresent(rule -> refuse(path, rule));
    if (!PLACE.matcher(path).matches()) {
      refuse(path, "a bundle has no file in this place");
    }
    known.add(path).ifPresent(rule -> refuse(path, rule));
    if (last.compareTo(path) > 0) {
      throw refusal.of(
          FindingCode.ZIP_MALFORMED,
          path,
          "entries are in ascending order of their names, this one comes after '%s'"
              .formatted(last));
    }
    last = path;
    return path;
  }

  /** A name for messages, whatever its bytes are. */
  static String shown(byte[] name) {
    return Refusal.quoted(new String(name, StandardCharsets.UTF_8));
  }

  private String decoded(byte[] name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException malformed) {
      throw refusal.of(FindingCode.ENTRY_NAME, shown(name), "the name is not UTF-8");
    }
  }

  private void refuse(String path, String rule) {
    throw refusal.of(FindingCode.ENTRY_NAME, path, rule);
  }
}
