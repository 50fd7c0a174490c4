package dev.oneledger.jdbc.internal.history;

import dev.oneledger.Hash;
import dev.oneledger.Migration;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.Verdict;
import java.util.List;
import java.util.Locale;

/** A stored SHA-256 in hex. Internal: may change in any release. */
public final class Sha256Checksum implements HistoryChecksum {
  private static final String ALGORITHM = "SHA-256";
  private static final String PREFIX = "sha256:";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String stored;
  private final boolean ofFile;

  private Sha256Checksum(String stored, boolean ofFile) {
    String hex = stored.strip().toLowerCase(Locale.ROOT);
    this.stored = hex.startsWith(PREFIX) ? hex.substring(PREFIX.length()) : hex;
    this.ofFile = ofFile;
  }

  /** Of the text without byte order mark and with LF. */
  public static Sha256Checksum ofCanonicalText(String stored) {
    return new Sha256Checksum(stored, false);
  }

  /** Of a file's bytes, which may differ from our text in line ends and byte order mark. */
  public static Sha256Checksum ofFile(String stored) {
    return new Sha256Checksum(stored, true);
  }

  @Override
  public String stored() {
    return stored;
  }

  @Override
  public Verdict judge(Migration ours, List<Migration> ordered) {
    String text = ours.apply().text();
    String computed = hex(text);
    boolean equivalent =
        ofFile && spellings(text).stream().map(Sha256Checksum::hex).anyMatch(stored::equals);
    return Verdict.compare(ALGORITHM, stored, equivalent ? stored : computed);
  }

  private static List<String> spellings(String text) {
    String windows = text.replace("\n", "\r\n");
    return List.of(windows, BYTE_ORDER_MARK + text, BYTE_ORDER_MARK + windows);
  }

  private static String hex(String text) {
    return Hash.sha256(text).hex();
  }
}
