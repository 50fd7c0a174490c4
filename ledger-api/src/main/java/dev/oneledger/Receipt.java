package dev.oneledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.oneledger.internal.bundle.HistoryReceipt;
import dev.oneledger.internal.bundle.ReceiptText;
import dev.oneledger.internal.sign.TextSignature;
import dev.oneledger.spi.History;
import dev.oneledger.spi.Signer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was applied where: handed back by whoever replays a bundle. It says everything of the
 * release's lineage, that a migration is not there if it is not listed, and nothing of migrations
 * outside of it. Immutable; equal to what its own text reads as.
 *
 * @param release the release that was replayed
 * @param environment where
 * @param lineage the digest of the release's lineage
 * @param applied the migrations that are there, in order
 * @param tool what applied them or told us, such as {@code psql 15.4}
 * @param at when this was true; kept to the microsecond
 */
public record Receipt(
    ReleaseName release,
    String environment,
    Hash lineage,
    List<Applied> applied,
    String tool,
    Instant at) {

  /**
   * Checks the names.
   *
   * @throws LedgerException if the app's or the environment's name cannot be one, or a migration is
   *     listed twice
   */
  public Receipt {
    JournalKey.checkedName("an app", release.app());
    JournalKey.checkedName("an environment", environment);
    applied = List.copyOf(applied);
    at = at.truncatedTo(ChronoUnit.MICROS);
    Set<MigrationId> seen = new HashSet<>();
    for (Applied one : applied) {
      if (!seen.add(one.id())) {
        throw new LedgerException(
            "Migration %s stands twice in the receipt for environment '%s': expected every migration once."
                .formatted(one.id(), environment));
      }
    }
  }

  /**
   * One migration that is there.
   *
   * @param id which migration
   * @param textHash SHA-256 of the text that was applied
   */
  public record Applied(MigrationId id, Hash textHash) {}

  /**
   * The receipt as text, format {@code oneledger-receipt-1}: lines in fixed order that YAML reads
   * as well. {@link #parse} reads it back.
   */
  public String toText() {
    return ReceiptText.write(this);
  }

  /**
   * Reads what {@link #toText} or a bundle's {@code apply/psql/apply.sql} wrote.
   *
   * @throws LedgerException if the text has another form, is longer than four million characters,
   *     or lacks a part; the message names the line
   */
  public static Receipt parse(String text) {
    return ReceiptText.read(text);
  }

  /**
   * Signs the bytes of {@link #toText()} for {@link ProvenReceipt#signed}: a file {@code
   * receipt.yaml.sig} as {@code ssh-keygen -Y sign -n oneledger-receipt} writes it.
   *
   * @return the armored signature
   * @throws LedgerException if the signer does not sign
   */
  public String sign(Signer signer) {
    return TextSignature.sign(toText().getBytes(UTF_8), TextSignature.RECEIPT, signer);
  }

  /**
   * Makes a receipt by reading the history of an environment to which a bundle was replayed.
   *
   * @throws LedgerException if a migration of the bundle's lineage is not applied there, or its
   *     checksum there is not that of the bundle's text or cannot tell; the message has every such
   *     migration with both checksums
   * @throws LedgerUnreachableException if the history cannot be reached
   */
  public static Receipt read(Bundle bundle, String environment, History history) {
    return HistoryReceipt.read(bundle, environment, history.read());
  }
}
