package dev.oneledger.internal.engine;

import dev.oneledger.Evidence;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.Mode;
import dev.oneledger.Receipt;
import dev.oneledger.spi.LedgerStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger's journal about one environment says: its mode, the release assigned to it,
 * receipts and the last observation. An immutable value.
 */
final class EnvironmentRecord {
  static final String MODE = "mode";
  static final String RELEASE = "release";
  static final String REVISION = "revision";
  static final String OBSERVATION = "observation";
  static final String RECEIPT = "receipt";
  static final String EVIDENCE = "evidence";
  static final String FOLLOWS = "follows";
  static final String AS_OF = "as-of";

  private final List<JournalEntry> entries;
  private @Nullable Mode mode;
  private boolean followsReleases;
  private @Nullable Assignment assignment;
  private @Nullable Noted observation;
  private @Nullable Noted receipt;
  private Evidence receiptEvidence = Evidence.CLAIMED;

  /** A release revision assigned to the environment. */
  record Assignment(String releaseId, int revision) {}

  /** A document kept as a text, and when it was noted. */
  record Noted(Hash document, Instant at) {}

  private EnvironmentRecord(List<JournalEntry> entries) {
    this.entries = entries;
    entries.forEach(this::accept);
  }

  static EnvironmentRecord read(LedgerStore store, String app, String environment) {
    return of(store.read(JournalKey.ledger(app, environment), 0));
  }

  static EnvironmentRecord of(List<JournalEntry> entries) {
    return new EnvironmentRecord(entries);
  }

  private void accept(JournalEntry entry) {
    String modeLabel = entry.detail(MODE);
    if (modeLabel != null) {
      mode = Mode.ofLabel(modeLabel);
    }
    String follows = entry.detail(FOLLOWS);
    if (follows != null) {
      followsReleases = follows.equals("releases");
    }
    switch (entry.kind()) {
      case ASSIGNED ->
          assignment =
              new Assignment(need(entry, RELEASE), Integer.parseInt(need(entry, REVISION)));
      case OBSERVED ->
          observation =
              new Noted(Hash.parse(need(entry, OBSERVATION)), Instant.parse(need(entry, AS_OF)));
      case ACKNOWLEDGED -> {
        receipt = noted(entry, RECEIPT);
        receiptEvidence = Evidence.valueOf(need(entry, EVIDENCE));
      }
      default -> {
        // The other kinds carry nothing but the mode.
      }
    }
  }

  private static Noted noted(JournalEntry entry, String detail) {
    return new Noted(Hash.parse(need(entry, detail)), entry.stamp().at());
  }

  private static String need(JournalEntry entry, String name) {
    String value = entry.detail(name);
    if (value == null) {
      throw new LedgerException(
          "Entry %d of journal '%s' lacks the detail '%s': the journal is damaged. Verify it."
              .formatted(entry.sequence(), entry.key(), name));
    }
    return value;
  }

  boolean isKnown() {
    return !entries.isEmpty();
  }

  Optional<Mode> mode() {
    return Optional.ofNullable(mode);
  }

  boolean followsReleases() {
    return followsReleases;
  }

  Optional<Assignment> assignment() {
    return Optional.ofNullable(assignment);
  }

  Optional<Noted> observation() {
    return Optional.ofNullable(observation);
  }

  /** The last accepted receipt, a text in the form of {@link Receipt}. */
  Optional<Noted> receipt() {
    return Optional.ofNullable(receipt);
  }

  Evidence receiptEvidence() {
    return receiptEvidence;
  }
}
