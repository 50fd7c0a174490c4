package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.spi.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The hash of graphile-migrate: {@code sha1:} and SHA-1 of the previous hash, a line feed and the
 * body without the header, all trimmed, and a line feed. Source: its {@code src/hash.ts} and {@code
 * src/migration.ts}. Internal: may change in any release.
 *
 * @param stored the hash as it stands there
 * @param previous that of the migration before; empty for the first
 */
public record GraphileChecksum(String stored, String previous) implements RawChecksum {
  private static final String ALGORITHM = "SHA-1 chain (graphile-migrate)";
  private static final String LIMITS = "does not see blanks and blank lines at both ends";
  private static final Pattern HEADER =
      Pattern.compile("\\A(?:--! [A-Z]\\w*:[^\\n]*\\n)+(?:\\r?\\n)?");

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    return Verdict.compare(ALGORITHM, stored, of(ours.apply())).limitedBy(LIMITS);
  }

  @Override
  public boolean isOf(byte[] file) {
    return ofBody(body(new String(file, StandardCharsets.UTF_8))).equals(stored);
  }

  private static String body(String file) {
    return HEADER.matcher(file).replaceFirst("");
  }

  private String of(SqlText text) {
    String body = body(text.text());
    List<String> hashes = Stream.of(body, body.replace("\n", "\r\n")).map(this::ofBody).toList();
    return hashes.contains(stored) ? stored : hashes.get(0);
  }

  private String ofBody(String body) {
    String hashed = (previous + "\n" + body).strip() + "\n";
    return "sha1:" + DigestUtils.sha1Hex(hashed.getBytes(StandardCharsets.UTF_8));
  }
}
