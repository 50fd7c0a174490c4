package dev.oneledger.ddl.internal.evolve;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The revision after the latest one, in the same manner: counted numbers are counted on and keep
 * their leading zeros, timestamps of 14 digits or more are followed by the time of now.
 */
final class NextRevision {
  private static final int DIGITS_OF_A_TIMESTAMP = 14;
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String FIRST = "001";

  private NextRevision() {}

  static Revision after(Collection<Migration> migrations, Instant now) {
    Optional<Revision> latest =
        migrations.stream()
            .map(Migration::id)
            .map(MigrationId::revision)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    return latest.map(revision -> after(revision, now)).orElseGet(() -> Revision.parse(FIRST));
  }

  private static Revision after(Revision latest, Instant now) {
    String first = latest.toString().replace("-", "").split("[._]", -1)[0];
    BigInteger next = new BigInteger(first).add(BigInteger.ONE);
    if (first.length() >= DIGITS_OF_A_TIMESTAMP) {
      BigInteger time = new BigInteger(TIMESTAMP.format(now));
      return Revision.parse(time.max(next).toString());
    }
    String digits = next.toString();
    return Revision.parse("0".repeat(Math.max(0, first.length() - digits.length())) + digits);
  }
}
