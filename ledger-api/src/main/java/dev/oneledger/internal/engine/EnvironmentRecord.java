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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  static final String GENERATION = "generation";
  static final String LINEAGE = "lineage";

  private final List<JournalEntry> entries;
  private @Nullable Mode mode;
  private boolean followsReleases;
  private final List<JournalEntry> assigned = new ArrayList<>();
  private @Nullable Noted observation;
  private @Nullable Noted receipt;
  private Evidence receiptEvidence = Evidence.CLAIMED;
  private int generation = 1;

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

  /** The generation of the environment's copy, by the last entry of the journal about it. */
  static int generation(Map<JournalKey, JournalEntry> heads, String app, String environment) {
    JournalEntry head = heads.get(JournalKey.ledger(app, environment));
    return head == null ? 1 : generation(head);
  }

  /** Every entry repeats it once it is not the first. */
  private static int generation(JournalEntry entry) {
    String generation = entry.detail(GENERATION);
    return generation == null ? 1 : Integer.parseInt(generation);
  }

  private void accept(JournalEntry entry) {
    generation = generation(entry);
    String modeLabel = entry.detail(MODE);
    if (modeLabel != null) {
      mode = Mode.ofLabel(modeLabel);
    }
    String follows = entry.detail(FOLLOWS);
    if (follows != null) {
      followsReleases = follows.equals("releases");
    }
    switch (entry.kind()) {
      case ASSIGNED -> assigned.add(entry);
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

  /**
   * A detail that an entry must have.
   *
   * @throws LedgerException if it lacks it
   */
  static String need(JournalEntry entry, String name) {
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

  /**
   * Which copy of the environment's journal is followed: one more than the times the journal did
   * not continue its copy.
   */
  int generation() {
    return generation;
  }

  Optional<Assignment> assignment() {
    return assigned.isEmpty()
        ? Optional.empty()
        : Optional.of(assignment(assigned.get(assigned.size() - 1)));
  }

  private static Assignment assignment(JournalEntry entry) {
    return new Assignment(need(entry, RELEASE), Integer.parseInt(need(entry, REVISION)));
  }

  /** Whether a release was assigned at some time, at this lineage. */
  boolean wasAssigned(KeptAssignment kept) {
    Assignment wanted = new Assignment(kept.release().id(), kept.release().revision());
    String lineage = kept.lineage().digest().toString();
    return assigned.stream()
        .anyMatch(
            entry -> assignment(entry).equals(wanted) && lineage.equals(entry.detail(LINEAGE)));
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
