package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.SqlText;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.TargetState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Appends to the ledger's own journals, again when another writer came first. */
final class LedgerJournals {
  /**
   * Each failed try means that another writer got through, so this many in a row is no accident.
   */
  private static final int TRIES = 100;

  /** Names of details of an environment journal's first entry. */
  static final String JOURNAL_ID = "journal-id";

  static final String SYSTEM = "system";

  private final LedgerStore store;
  private final String app;
  private final Stamps stamps;

  LedgerJournals(LedgerStore store, String app, Stamps stamps) {
    this.store = store;
    this.app = app;
    this.stamps = stamps;
  }

  /** What to append, given a writer that continues the journal as it stands. */
  record Addition(List<JournalEntry> entries, Collection<SqlText> texts) {}

  /**
   * Appends what the function makes of the journal's current entries; nothing if it makes nothing.
   */
  void append(JournalKey key, Function<List<JournalEntry>, Addition> addition) {
    for (int attempt = 1; ; attempt++) {
      Addition wanted = addition.apply(store.read(key, 0));
      if (wanted.entries().isEmpty()) {
        return;
      }
      try {
        store.append(wanted.entries(), wanted.texts());
        return;
      } catch (JournalMovedException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  /** What an entry is to say, and in whose name. */
  record Stamped(EntryDraft draft, Stamp stamp) {}

  /** Registers the texts of migrations that are new, or that changed while that is still free. */
  void register(Collection<Migration> migrations) {
    JournalKey key = JournalKey.ledger(app);
    append(
        key,
        existing -> {
          Map<MigrationId, Lineage.Pin> latest = latestPins(existing);
          JournalWriter writer = new JournalWriter(key, existing);
          List<JournalEntry> entries = new ArrayList<>();
          List<SqlText> texts = new ArrayList<>();
          for (Migration migration : migrations) {
            if (!Lineage.Pin.of(migration).equals(latest.get(migration.id()))) {
              entries.add(registration(writer, migration));
              texts.add(migration.apply());
              if (migration.rollback() != null) {
                texts.add(migration.rollback());
              }
            }
          }
          return new Addition(entries, texts);
        });
  }

  private static Map<MigrationId, Lineage.Pin> latestPins(List<JournalEntry> entries) {
    Map<MigrationId, Lineage.Pin> latest = new HashMap<>();
    entries.forEach(
        entry -> AppRecord.registration(entry).ifPresent(pin -> latest.put(pin.id(), pin)));
    return latest;
  }

  private JournalEntry registration(JournalWriter writer, Migration migration) {
    SqlText rollback = migration.rollback();
    return writer.next(
        EntryKind.REGISTERED,
        stamps.now(),
        subject(migration),
        rollback == null ? Map.of() : Map.of(AppRecord.ROLLBACK, rollback.textHash().toString()));
  }

  static Subject subject(Migration migration) {
    return new Subject(
        migration.id().toString(), migration.textHash(), migration.apply().tokenHash());
  }

  /**
   * Records the mode an environment is in, once, when nothing about it is recorded yet.
   *
   * @throws FindingsException if somebody else has recorded another mode in the meantime
   */
  void openEnvironment(String environment, Mode mode, boolean followsReleases) {
    JournalKey key = JournalKey.ledger(app, environment);
    append(
        key,
        existing -> {
          if (existing.isEmpty()) {
            return new Addition(List.of(opening(key, mode, followsReleases)), List.of());
          }
          refuseOtherMode(environment, mode, EnvironmentRecord.of(existing));
          return new Addition(List.of(), List.of());
        });
  }

  private static void refuseOtherMode(String environment, Mode mode, EnvironmentRecord record) {
    record
        .mode()
        .filter(recorded -> recorded != mode)
        .ifPresent(
            recorded -> {
              throw new FindingsException(
                  "Environment '%s' is in another mode.".formatted(environment),
                  List.of(Findings.modeMismatch(environment, mode, recorded)));
            });
  }

  private JournalEntry opening(JournalKey key, Mode mode, boolean followsReleases) {
    return new JournalWriter(key, List.of())
        .next(EntryKind.OPENED, stamps.now(), null, openingDetails(mode, followsReleases));
  }

  /** The first entry of an environment journal, which says for which schema it is kept. */
  static EntryDraft opening(Environment environment, TargetState target) {
    Map<String, String> details =
        new TreeMap<>(openingDetails(environment.mode(), environment.followsReleases()));
    details.put("schema", target.schema());
    String system = target.system();
    if (system != null) {
      details.put(SYSTEM, system);
    }
    return new EntryDraft(EntryKind.OPENED, null, details);
  }

  private static Map<String, String> openingDetails(Mode mode, boolean followsReleases) {
    return Map.of(
        JOURNAL_ID,
        UUID.randomUUID().toString(),
        EnvironmentRecord.MODE,
        mode.label(),
        EnvironmentRecord.FOLLOWS,
        followsReleases ? "releases" : "latest");
  }

  /**
   * Records something about an environment whose journal is open. Every entry repeats what a start
   * must know without reading them all: see {@link EnvironmentRecord#repeated()}.
   *
   * @param wanted asked with what is recorded at the moment of writing: says whether the entry is
   *     still wanted, or throws if it must be refused
   */
  void record(
      String environment,
      EntryKind kind,
      Map<String, String> details,
      Collection<SqlText> texts,
      Predicate<EnvironmentRecord> wanted) {
    record(environment, new EntryDraft(kind, null, details), stamps.now(), texts, wanted);
  }

  /** The same about one migration, or in the name of somebody else than the configured author. */
  void record(
      String environment,
      EntryDraft draft,
      Stamp stamp,
      Collection<SqlText> texts,
      Predicate<EnvironmentRecord> wanted) {
    record(environment, List.of(new Stamped(draft, stamp)), texts, wanted);
  }

  /** The same for several entries, all or none. */
  void record(
      String environment,
      List<Stamped> drafts,
      Collection<SqlText> texts,
      Predicate<EnvironmentRecord> wanted) {
    JournalKey key = JournalKey.ledger(app, environment);
    append(
        key,
        existing -> {
          EnvironmentRecord current = EnvironmentRecord.of(existing);
          if (!wanted.test(current)) {
            return new Addition(List.of(), List.of());
          }
          JournalWriter writer = new JournalWriter(key, existing);
          return new Addition(
              drafts.stream()
                  .map(one -> writer.next(repeating(one, current), one.stamp()))
                  .toList(),
              texts);
        });
  }

  private static EntryDraft repeating(Stamped one, EnvironmentRecord current) {
    Map<String, String> all = new TreeMap<>(current.repeated());
    all.putAll(one.draft().details());
    return new EntryDraft(one.draft().kind(), one.draft().subject(), all);
  }
}
