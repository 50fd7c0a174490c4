package dev.oneledger.internal.engine;

import dev.oneledger.Evidence;
import dev.oneledger.Finding;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.Receipt;
import dev.oneledger.Waiver;
import dev.oneledger.spi.LedgerStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
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
  static final String KEY = "key";
  static final String WHY = "why";
  static final String CODE = "code";
  static final String PLACE = "place";
  static final String FACTS = "facts";
  static final String UNTIL = "until";
  static final String WAIVED_BY = "waived-by";

  /** The state digest of a journal in which exactly the assigned release is applied. */
  static final String STATE = "state-when-applied";

  private static final Set<String> REPEATED = Set.of(MODE, GENERATION, STATE);

  private final List<JournalEntry> entries;
  private @Nullable Mode mode;
  private boolean followsReleases;
  private final List<JournalEntry> assigned = new ArrayList<>();
  private @Nullable Noted observation;
  private @Nullable RecordedCatalog catalog;
  private final List<AcceptedReceipt> receipts = new ArrayList<>();
  private final Map<String, Adopted> adopted = new HashMap<>();
  private final Map<List<String>, Waived> waived = new HashMap<>();
  private int generation = 1;
  private Map<String, String> repeated = Map.of();

  /** A release revision assigned to the environment. */
  record Assignment(String releaseId, int revision) {}

  /** A document kept as a text, and when it was noted. */
  record Noted(Hash document, Instant at) {}

  /**
   * A receipt that was accepted.
   *
   * @param document a text in the form of {@link Receipt}
   * @param of the release revision that was replayed
   * @param asOf the moment it speaks of
   */
  record AcceptedReceipt(Hash document, Assignment of, Evidence evidence, Instant asOf) {
    boolean isProven() {
      return evidence == Evidence.PROVEN;
    }
  }

  /**
   * A migration of another tool that somebody made ours.
   *
   * @param textHash its text; null if it is known by name only
   */
  record Adopted(MigrationId id, @Nullable Hash textHash, String who, String why) {}

  /**
   * A finding that somebody let be.
   *
   * @param facts what it rested on
   */
  record Waived(Hash facts, Waiver waiver) {}

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

  /**
   * What the next entry is to repeat of this one, so that the last one alone says how things are.
   */
  private static Map<String, String> repeated(JournalEntry entry) {
    Map<String, String> repeated = new TreeMap<>(entry.details());
    repeated.keySet().retainAll(REPEATED);
    return repeated;
  }

  private void accept(JournalEntry entry) {
    generation = generation(entry);
    repeated = repeated(entry);
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
      case CATALOG_READ -> catalog = RecordedCatalog.of(entry);
      case ACKNOWLEDGED -> receipts.add(receipt(entry));
      case ADOPTED -> adopted.put(need(entry, KEY), adopted(entry));
      case WAIVED ->
          waived.put(
              List.of(need(entry, CODE), need(entry, PLACE)),
              new Waived(Hash.parse(need(entry, FACTS)), waiver(entry)));
      default -> {
        // The other kinds carry nothing but the mode.
      }
    }
  }

  private static Adopted adopted(JournalEntry entry) {
    JournalEntry.Subject subject = entry.subject();
    if (subject == null) {
      throw new LedgerException(
          "Entry %s of journal '%s' adopts no migration: the journal is damaged. Verify it."
              .formatted(entry.sequence(), entry.key()));
    }
    return new Adopted(
        MigrationId.parse(subject.migration()),
        subject.textHash(),
        entry.stamp().who(),
        need(entry, WHY));
  }

  private static Waiver waiver(JournalEntry entry) {
    String until = entry.detail(UNTIL);
    return new Waiver(
        Objects.requireNonNullElse(entry.detail(WAIVED_BY), entry.stamp().who()),
        need(entry, WHY),
        until == null ? null : Instant.parse(until));
  }

  /** Entries that do not say what moment their receipt speaks of were written at or after it. */
  private static AcceptedReceipt receipt(JournalEntry entry) {
    String asOf = entry.detail(AS_OF);
    return new AcceptedReceipt(
        Hash.parse(need(entry, RECEIPT)),
        assignment(entry),
        Evidence.valueOf(need(entry, EVIDENCE)),
        asOf == null ? entry.stamp().at() : Instant.parse(asOf));
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
          "Entry %s of journal '%s' lacks the detail '%s': the journal is damaged. Verify it."
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

  /** Details that every entry takes over from the one before, unless it says otherwise. */
  Map<String, String> repeated() {
    return repeated;
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

  /** What was adopted, by the other tool's key. */
  Map<String, Adopted> adopted() {
    return Collections.unmodifiableMap(adopted);
  }

  /** The last waiver of each finding that has one, by {@link #name}. */
  Map<List<String>, Waived> waivers() {
    return Collections.unmodifiableMap(waived);
  }

  /** What a waiver goes by. */
  static List<String> name(Finding finding) {
    return List.of(finding.code().code(), finding.place());
  }

  /** The last waiver of a finding, ended or not. */
  Optional<Waived> waived(Finding finding) {
    return Optional.ofNullable(waived.get(name(finding)));
  }

  /** What was kept last of the environment's schema. */
  Optional<RecordedCatalog> catalog() {
    return Optional.ofNullable(catalog);
  }

  Optional<Noted> observation() {
    return Optional.ofNullable(observation);
  }

  /** Every accepted receipt, in the order of acceptance. */
  List<AcceptedReceipt> receipts() {
    return Collections.unmodifiableList(receipts);
  }

  /** The latest revision of a release that was ever assigned, if one was. */
  OptionalInt latestAssigned(String releaseId) {
    return assigned.stream()
        .map(EnvironmentRecord::assignment)
        .filter(assignment -> assignment.releaseId().equals(releaseId))
        .mapToInt(Assignment::revision)
        .max();
  }
}
