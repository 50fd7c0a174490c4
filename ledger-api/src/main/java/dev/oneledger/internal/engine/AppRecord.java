package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlText;
import dev.oneledger.spi.LedgerStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger's journal of the app says: the latest registered text of each migration, and the
 * releases. An immutable value, read in at most two round trips.
 */
final class AppRecord {
  static final String ROLLBACK = "rollback";
  static final String DOCUMENT = "document";
  static final String BUNDLE = "bundle";

  private final List<JournalEntry> entries;
  private final SortedMap<MigrationId, Lineage.Pin> registered = new TreeMap<>();
  private final Set<Lineage.Pin> everRegistered = new HashSet<>();
  private final List<ReleaseDocument> releases = new ArrayList<>();
  private final Map<ReleaseName, Hash> bundles = new HashMap<>();

  private AppRecord(List<JournalEntry> entries) {
    this.entries = entries;
  }

  static AppRecord read(LedgerStore store, String app) {
    return of(store.read(JournalKey.ledger(app), 0), store);
  }

  /** What these entries say; the store has the texts they speak of. */
  static AppRecord of(List<JournalEntry> entries, LedgerStore store) {
    AppRecord record = new AppRecord(entries);
    Set<Hash> documents = new HashSet<>();
    for (JournalEntry entry : record.entries) {
      registration(entry).ifPresent(record::add);
      document(entry).ifPresent(documents::add);
    }
    Map<Hash, SqlText> texts = documents.isEmpty() ? Map.of() : store.texts(documents);
    for (JournalEntry entry : record.entries) {
      document(entry)
          .map(hash -> ReleaseDocument.read(hash, texts))
          .ifPresent(release -> record.add(release, entry));
    }
    return record;
  }

  private void add(ReleaseDocument release, JournalEntry entry) {
    releases.add(release);
    bundles.put(release.name(), Hash.parse(EnvironmentRecord.need(entry, BUNDLE)));
  }

  private void add(Lineage.Pin pin) {
    registered.put(pin.id(), pin);
    everRegistered.add(new Lineage.Pin(pin.id(), pin.textHash(), null));
  }

  private static Optional<Hash> document(JournalEntry entry) {
    return Optional.ofNullable(entry.detail(DOCUMENT)).map(Hash::parse);
  }

  /** The migration an entry registers at its texts, if it registers one. */
  static Optional<Lineage.Pin> registration(JournalEntry entry) {
    Subject subject = entry.subject();
    if (entry.kind() != EntryKind.REGISTERED || subject == null || subject.textHash() == null) {
      return Optional.empty();
    }
    String rollback = entry.detail(ROLLBACK);
    return Optional.of(
        new Lineage.Pin(
            MigrationId.parse(subject.migration()),
            subject.textHash(),
            rollback == null ? null : Hash.parse(rollback)));
  }

  /** What was found of migrations at their texts. */
  Proofs proofs() {
    return Proofs.of(entries, releases);
  }

  Set<MigrationId> ids() {
    return registered.keySet();
  }

  /** The latest registered texts of a migration. */
  Optional<Lineage.Pin> registered(MigrationId id) {
    return Optional.ofNullable(registered.get(id));
  }

  /** Whether a migration was ever registered at this text. */
  boolean hasRegistered(MigrationId id, Hash textHash) {
    return everRegistered.contains(new Lineage.Pin(id, textHash, null));
  }

  /** Every release revision, in the order in which they were cut. */
  List<ReleaseDocument> allRevisions() {
    return releases;
  }

  /** The SHA-256 of a release revision's bundle as a zip. */
  Hash bundle(ReleaseName release) {
    return Objects.requireNonNull(bundles.get(release), () -> "no release " + release);
  }

  /** The latest revision of every release, in sequence. */
  List<ReleaseDocument> latestReleases() {
    SortedMap<Integer, ReleaseDocument> latest = new TreeMap<>();
    releases.forEach(release -> latest.put(release.name().sequence(), release));
    return List.copyOf(latest.values());
  }

  Optional<ReleaseDocument> latest(String releaseId) {
    return latestReleases().stream()
        .filter(release -> release.name().id().equals(releaseId))
        .findFirst();
  }

  Optional<ReleaseDocument> revision(String releaseId, int revision) {
    return releases.stream()
        .filter(r -> r.name().id().equals(releaseId) && r.name().revision() == revision)
        .findFirst();
  }

  /** The first release revision that pins this text of a migration. */
  Optional<ReleaseDocument> pinning(MigrationId id, Hash textHash) {
    return releases.stream()
        .filter(
            release ->
                release
                    .lineage()
                    .pin(id)
                    .filter(pin -> pin.textHash().equals(textHash))
                    .isPresent())
        .findFirst();
  }
}
