package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.LedgerStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger's journal of the app says: the latest registered text of each migration, and the
 * releases. An immutable value, read in at most two round trips.
 */
final class AppRecord {
  static final String ROLLBACK = "rollback";
  static final String DOCUMENT = "document";

  private final List<JournalEntry> entries;
  private final SortedMap<MigrationId, Registered> registered = new TreeMap<>();
  private final List<ReleaseDocument> releases = new ArrayList<>();

  private AppRecord(List<JournalEntry> entries) {
    this.entries = entries;
  }

  /**
   * The latest registration of a migration.
   *
   * @param pin the migration at its texts
   * @param tokenHash the token hash of its apply text
   */
  record Registered(Lineage.Pin pin, @Nullable Hash tokenHash) {}

  static AppRecord read(LedgerStore store, String app) {
    AppRecord record = new AppRecord(store.read(JournalKey.ledger(app), 0));
    Set<Hash> documents = new HashSet<>();
    for (JournalEntry entry : record.entries) {
      record.accept(entry, documents);
    }
    Map<Hash, SqlText> texts = documents.isEmpty() ? Map.of() : store.texts(documents);
    for (JournalEntry entry : record.entries) {
      String document = entry.detail(DOCUMENT);
      if (document != null) {
        record.releases.add(ReleaseDocument.read(Hash.parse(document), texts));
      }
    }
    return record;
  }

  private void accept(JournalEntry entry, Set<Hash> documents) {
    Subject subject = entry.subject();
    switch (entry.kind()) {
      case REGISTERED -> {
        if (subject != null && subject.textHash() != null) {
          MigrationId id = MigrationId.parse(subject.migration());
          String rollback = entry.detail(ROLLBACK);
          Lineage.Pin pin =
              new Lineage.Pin(
                  id, subject.textHash(), rollback == null ? null : Hash.parse(rollback));
          registered.put(id, new Registered(pin, subject.tokenHash()));
        }
      }
      case RELEASED -> {
        String document = entry.detail(DOCUMENT);
        if (document != null) {
          documents.add(Hash.parse(document));
        }
      }
      default -> {
        // The other kinds of this journal say nothing about migrations or releases.
      }
    }
  }

  List<JournalEntry> entries() {
    return entries;
  }

  Set<MigrationId> ids() {
    return registered.keySet();
  }

  Optional<Registered> registered(MigrationId id) {
    return Optional.ofNullable(registered.get(id));
  }

  /** Every release revision, in the order in which they were cut. */
  List<ReleaseDocument> allRevisions() {
    return releases;
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
