package dev.oneledger;

import dev.oneledger.internal.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A digest that names its algorithm, written {@code sha256:} and 64 lower case hexadecimal digits.
 *
 * @param algorithm the algorithm's tag; {@code sha256} is the only one known
 * @param hex the digest in lower case hexadecimal
 */
public record Hash(String algorithm, String hex) {

  /** The tag of SHA-256. */
  public static final String SHA256 = "sha256";

  private static final int SHA256_DIGITS = 64;
  private static final int SHORT_DIGITS = 12;

  /**
   * Checks the parts.
   *
   * @throws LedgerException if the algorithm is unknown or the digits are not its digest's
   */
  public Hash {
    if (!algorithm.equals(SHA256)) {
      throw malformed(algorithm + ":" + hex, "the algorithm '" + algorithm + "' is not known");
    }
    if (hex.length() != SHA256_DIGITS) {
      throw malformed(algorithm + ":" + hex, "it has " + hex.length() + " digits");
    }
    for (int i = 0; i < SHA256_DIGITS; i++) {
      if (!isLowerHex(hex.charAt(i))) {
        throw malformed(algorithm + ":" + hex, "digit " + (i + 1) + " is '" + hex.charAt(i) + "'");
      }
    }
  }

  /**
   * Reads the text form.
   *
   * @throws LedgerException if the text is anything but {@code sha256:} and 64 lower case digits
   */
  public static Hash parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw malformed(text, "it names no algorithm");
    }
    return new Hash(text.substring(0, colon), text.substring(colon + 1));
  }

  /** SHA-256 over the given parts, one after the other with nothing between them. */
  public static Hash sha256(byte[]... parts) {
    MessageDigest digest = Sha256.digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return finish(digest);
  }

  /** SHA-256 over the text's UTF-8 bytes. */
  public static Hash sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Hash finish(MessageDigest digest) {
    return new Hash(SHA256, Sha256.hex(digest.digest()));
  }

  /** The tag and the first 12 digits, for people to read; not enough to compare by. */
  public String shortForm() {
    return algorithm + ":" + hex.substring(0, SHORT_DIGITS);
  }

  /** The text form, which {@link #parse} reads back. */
  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }

  // Written out: a record's own would be linked at the first use, in every start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash that && hex.equals(that.hex) && algorithm.equals(that.algorithm);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  private static boolean isLowerHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static LedgerException malformed(String text, String why) {
    return new LedgerException(
        "Malformed hash: "
            + why
            + ".\n  expected: sha256: and 64 lower case hexadecimal digits"
            + "\n  actual:   "
            + text
            + "\nCopy the whole hash again from where it was written.");
  }
}
