package dev.oneledger.flyway;

import dev.oneledger.Migration;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.Verdict;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Flyway's checksum of a migration: CRC32 over the UTF-8 bytes of its lines one after the other,
 * without anything between them, as a signed 32-bit number; a byte order mark at the start is left
 * out. Line ends are therefore not part of it: {@code -- note\ndrop table t;} and {@code --
 * notedrop table t;} have the same checksum. So Flyway computes it since 4.0; the same in 13.12.0.
 *
 * <p>Our text also matches as {@link FlywayLayout} writes it, without its outer BEGIN and COMMIT.
 *
 * <p>Of a repeatable migration Flyway sums the text after replacing placeholders, since 6.3.0, and
 * as it is before that; both match.
 *
 * @param theirs the number in the table
 * @param placeholders what may have been replaced before the text was summed
 */
record FlywayChecksum(int theirs, Placeholders placeholders) implements HistoryChecksum {
  static final String ALGORITHM = "CRC32 (Flyway)";
  static final String LIMITS =
      "has only 32 bits and does not see line ends, so that lines joined or split look the same";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  @Override
  public String stored() {
    return Integer.toString(theirs);
  }

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    String text = ours.apply().text();
    if (of(text) == theirs || FlywayScript.replayed(text).anyMatch(this::isTheirs)) {
      return compare(theirs);
    }
    Optional<String> filled = placeholders.fill(text);
    if (filled.isEmpty()) {
      return Verdict.notVerifiable(
          "our text has %s...%s, and Flyway summed it with the placeholders replaced"
              .formatted(placeholders.prefix(), placeholders.suffix()));
    }
    return compare(isTheirs(text) ? theirs : of(filled.get()));
  }

  /** Whether a text as it is, or with its placeholders replaced, has this checksum. */
  boolean isTheirs(String text) {
    return Stream.concat(Stream.of(text), placeholders.fill(text).stream())
        .anyMatch(candidate -> of(candidate) == theirs);
  }

  private Verdict compare(int ours) {
    return Verdict.compare(ALGORITHM, stored(), Integer.toString(ours)).limitedBy(LIMITS);
  }

  /** The checksum of a text. */
  static int of(String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    CRC32 crc = new CRC32();
    new BufferedReader(new StringReader(marked ? text.substring(1) : text))
        .lines()
        .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }
}
