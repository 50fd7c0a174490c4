package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.spi.Verdict;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A stored digest of a file's bytes. Internal: may change in any release.
 *
 * @param algorithm its name
 * @param stored the digest as it stands there
 * @param digest computes it, in the same notation
 */
public record FileDigest(String algorithm, String stored, Function<byte[], String> digest)
    implements RawChecksum {

  /** SHA-256 in hex; a leading {@code sha256:} and upper case are understood. */
  public static FileDigest sha256(String stored) {
    return new FileDigest("SHA-256", PlainHex.of("sha256", stored), DigestUtils::sha256Hex);
  }

  /** SHA-1 in hex. */
  public static FileDigest sha1(String stored) {
    return new FileDigest("SHA-1", PlainHex.of("sha1", stored), DigestUtils::sha1Hex);
  }

  /** SHA-384 as bytes. */
  public static FileDigest sha384(byte[] stored) {
    return new FileDigest("SHA-384", Hex.encodeHexString(stored), DigestUtils::sha384Hex);
  }

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    return Verdict.compare(algorithm, stored, of(ours.apply()));
  }

  @Override
  public boolean isOf(byte[] file) {
    return digest.apply(file).equals(stored);
  }

  /** The stored digest if one of the spellings has it, else that of the text as it is. */
  private String of(SqlText text) {
    List<byte[]> spellings = RawSpellings.of(text);
    return spellings.stream()
        .map(digest)
        .filter(stored::equals)
        .findFirst()
        .orElseGet(() -> digest.apply(spellings.get(0)));
  }
}
