package dev.oneledger.internal.sign;

import dev.oneledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lists of keys on disk: text, and not without end. */
final class TrustFile {
  /** Room for thousands of keys. */
  static final int LONGEST = 1 << 20;

  private TrustFile() {}

  /**
   * The file's text.
   *
   * @param what the file in words, for messages
   */
  static String read(Path file, String what) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    } catch (IOException e) {
      throw new LedgerException(
          "'%s' cannot be read as %s: %s. Name a file that this process may read."
              .formatted(file, what, e),
          e);
    }
    checkLength(bytes.length, "'" + file + "'", what);
    if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith(RevokedKeys.KRL)) {
      return RevokedKeys.KRL;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new LedgerException(
          "'%s' cannot be read as %s: expected text in UTF-8, found other bytes. Name the right file."
              .formatted(file, what),
          e);
    }
  }

  static void checkLength(int length, String place, String what) {
    if (length > LONGEST) {
      throw new LedgerException(
          """
          %s is too long for %s.
            expected: at most %s bytes
            actual:   more
            to do:    check that it is the right one; keep only keys that may sign."""
              .formatted(place, what, LONGEST));
    }
  }
}
