package dev.oneledger.flyway;

import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The checksum of Flyway 3 and older: CRC32 over the bytes of a file as it was, line ends and byte
 * order mark included, as a signed 32-bit number. Checked against 3.2.1.
 *
 * <p>Our text has no bytes of its own any more. Where the file that ran is at hand, known by this
 * very checksum, texts are compared; else ours is tried with the line ends that files have.
 *
 * @param theirs the number in the table
 * @param ran the text of the file that ran, if it is at hand
 */
record FileChecksum(int theirs, @Nullable SqlText ran) implements HistoryChecksum {
  static final String ALGORITHM = "CRC32 of the file (Flyway 3)";
  static final String LIMITS = "has only 32 bits";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @Override
  public String stored() {
    return Integer.toString(theirs);
  }

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    String text = ours.apply().text();
    boolean same =
        ran == null ? spellings(text).anyMatch(this::isTheirs) : ran.equals(ours.apply());
    if (!same && ran == null) {
      return Verdict.notVerifiable(
          "Flyway 3 and older summed the bytes of a file that is not at hand, and our text has another sum with any usual line end");
    }
    return new Verdict(
        same ? Outcome.MATCH : Outcome.MISMATCH,
        ALGORITHM,
        stored(),
        same ? stored() : Integer.toString(of(text)),
        LIMITS);
  }

  private static Stream<String> spellings(String text) {
    String windows = text.replace("\n", "\r\n");
    return Stream.of(text, windows, BYTE_ORDER_MARK + text, BYTE_ORDER_MARK + windows);
  }

  private boolean isTheirs(String text) {
    return of(text) == theirs;
  }

  private static int of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The checksum of a file. */
  static int of(byte[] file) {
    CRC32 crc = new CRC32();
    crc.update(file);
    return (int) crc.getValue();
  }
}
