package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import dev.oneledger.MigrationId;
import dev.oneledger.Receipt;
import dev.oneledger.ReleaseName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The text form of receipts, {@code oneledger-receipt-1}. Internal: may change in any release.
 *
 * <p>Ten lines {@code name: value} in fixed order, the line {@code applied:}, and one line of two
 * blanks, the quoted id, colon, blank and text hash for each migration. Texts are in double quotes
 * with JSON's escapes, numbers and hashes are bare, the time is RFC 3339 in UTC. Every line ends
 * with LF; CRLF is read as LF.
 */
public final class ReceiptText {
  static final String FORMAT = "oneledger-receipt-1";

  private ReceiptText() {}

  /** Writes a receipt. */
  public static String write(Receipt receipt) {
    ReleaseName release = receipt.release();
    StringBuilder text =
        new StringBuilder(head(release, receipt.lineage()))
            .append("environment: ")
            .append(QuotedText.quote(receipt.environment()))
            .append("\ntool: ")
            .append(QuotedText.quote(receipt.tool()))
            .append("\nat: ")
            .append(receipt.at())
            .append("\napplied:\n");
    for (Receipt.Applied applied : receipt.applied()) {
      text.append(line(applied.id(), applied.textHash())).append('\n');
    }
    return text.toString();
  }

  /** The lines that are known before anything was applied, each with its line feed. */
  static String head(ReleaseName release, Hash lineage) {
    return """
    format: %s
    app: %s
    release: %s
    version: %s
    sequence: %s
    revision: %s
    lineage: %s
    """
        .formatted(
            FORMAT,
            QuotedText.quote(release.app()),
            QuotedText.quote(release.id()),
            QuotedText.quote(release.version()),
            Integer.toString(release.sequence()),
            Integer.toString(release.revision()),
            lineage);
  }

  /** The line of one migration, without line feed. */
  static String line(MigrationId id, Hash textHash) {
    return "  " + QuotedText.quote(id.toString()) + ": " + textHash;
  }

  /**
   * Reads a receipt.
   *
   * @throws dev.oneledger.LedgerException as {@link Receipt#parse} says
   */
  public static Receipt read(String text) {
    ReceiptLines lines = new ReceiptLines(text);
    lines.expect("format", FORMAT);
    ReleaseName release =
        new ReleaseName(
            lines.quoted("app"),
            lines.quoted("release"),
            lines.quoted("version"),
            lines.number("sequence"),
            lines.number("revision"));
    Hash lineage = lines.hash("lineage");
    String environment = lines.quoted("environment");
    String tool = lines.quoted("tool");
    Instant at = lines.instant("at");
    lines.expect("applied", "");
    List<Receipt.Applied> applied = new ArrayList<>();
    while (lines.hasMore()) {
      applied.add(lines.applied());
    }
    return lines.checked(() -> new Receipt(release, environment, lineage, applied, tool, at));
  }
}
