package dev.oneledger.flyway;

import dev.oneledger.Migration;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.Verdict;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Flyway's checksum of a migration: CRC32 over the UTF-8 bytes of its lines one after the other,
 * without anything between them, as a signed 32-bit number; a byte order mark at the start is left
 * out. Line ends are therefore not part of it: {@code -- note\ndrop table t;} and {@code --
 * notedrop table t;} have the same checksum. So Flyway computes it since 4.0; the same in 13.12.0.
 *
 * <p>Our text also matches as {@link FlywayLayout} writes it, without its outer BEGIN and COMMIT.
 *
 * <p>Of a repeatable migration Flyway sums the text after replacing placeholders, whose values are
 * not known here.
 *
 * @param theirs the number in the table
 * @param repeatable whether the row is that of a repeatable migration
 */
record FlywayChecksum(int theirs, boolean repeatable) implements HistoryChecksum {
  static final String ALGORITHM = "CRC32 (Flyway)";
  static final String PLACEHOLDER = "${";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  @Override
  public String stored() {
    return Integer.toString(theirs);
  }

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    String text = ours.apply().text();
    int asWritten = of(text);
    if (theirs != asWritten) {
      if (FlywayScript.replayed(text).anyMatch(replayed -> of(replayed) == theirs)) {
        return compare(theirs);
      }
      if (repeatable && text.contains(PLACEHOLDER)) {
        return Verdict.notVerifiable(
            "our text has ${...}, and Flyway summed it with the placeholders replaced");
      }
    }
    return compare(asWritten);
  }

  private Verdict compare(int ours) {
    return Verdict.compare(ALGORITHM, Integer.toString(theirs), Integer.toString(ours));
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
