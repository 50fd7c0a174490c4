package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.MigrationSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The build's migrations, loaded once at first use, in order. Whether their texts can be read in
 * the dialect, which may take a connection to tell, is looked at when they are asked for.
 * Thread-safe.
 */
final class Catalogue {
  private final List<MigrationSource> sources;
  private final Language language;
  private @Nullable SortedMap<MigrationId, Migration> loaded;
  private @Nullable Hash allApplied;
  private boolean readable;

  Catalogue(List<MigrationSource> sources, Language language) {
    this.sources = List.copyOf(sources);
    this.language = language;
  }

  synchronized Collection<Migration> migrations() {
    return byId().values();
  }

  /** Takes in a migration that came up after the build, for as long as this ledger is open. */
  synchronized void add(Migration migration) {
    SortedMap<MigrationId, Migration> all = new TreeMap<>(byId());
    Migration known = all.get(migration.id());
    if (migration.equals(known)) {
      return;
    }
    for (Migration each : all.values()) {
      if (revisionOf(each.id()).equals(revisionOf(migration.id()))) {
        refuseDuplicate(each, migration);
      }
    }
    language.find().ifPresent(dialect -> refuseUnreadable(migration, dialect));
    all.put(migration.id(), migration);
    loaded = all;
    allApplied = null;
  }

  Optional<Migration> find(MigrationId id) {
    return Optional.ofNullable(byId().get(id));
  }

  /**
   * The state digest of a journal in which exactly these migrations were applied with these texts,
   * in their order: what a rollback migration among them takes back is rolled back. Asks no
   * database.
   */
  synchronized Hash digestWhenApplied() {
    if (allApplied == null) {
      allApplied = StateWhenApplied.of(unchecked().values().stream().map(Lineage.Pin::of).toList());
    }
    return allApplied;
  }

  /**
   * Text that does not split is refused here, before anything is planned with it; else, where the
   * dialect cannot be told now, before it is applied.
   */
  private synchronized SortedMap<MigrationId, Migration> byId() {
    SortedMap<MigrationId, Migration> all = unchecked();
    if (!readable) {
      forget();
      language
          .find()
          .ifPresent(known -> all.values().forEach(each -> refuseUnreadable(each, known)));
      loaded = all;
      readable = true;
    }
    return all;
  }

  /** What was refused is read again next time. */
  private void forget() {
    loaded = null;
    allApplied = null;
  }

  private SortedMap<MigrationId, Migration> unchecked() {
    if (loaded == null) {
      loaded = load();
    }
    return loaded;
  }

  private SortedMap<MigrationId, Migration> load() {
    SortedMap<MigrationId, Migration> all = new TreeMap<>();
    Map<String, Migration> byRevision = new HashMap<>();
    for (MigrationSource source : sources) {
      for (Migration migration : source.load()) {
        refuseDuplicate(byRevision.put(revisionOf(migration.id()), migration), migration);
        all.put(migration.id(), migration);
      }
    }
    return all;
  }

  private static void refuseUnreadable(Migration migration, SqlDialect dialect) {
    readable(migration.apply().text(), migration.origin(), dialect);
    if (migration.rollback() != null) {
      readable(migration.rollback().text(), migration.origin() + " (rollback)", dialect);
    }
  }

  private static void readable(String text, String origin, SqlDialect dialect) {
    try {
      SqlSplitter.split(text, dialect);
    } catch (LedgerException e) {
      throw new LedgerException(origin + ": " + e.getMessage(), e);
    }
  }

  private static void refuseDuplicate(@Nullable Migration first, Migration second) {
    if (first != null) {
      throw new LedgerException(
          """
          Two migrations have the same revision:
            %s  %s
            %s  %s
          Give one of them another revision."""
              .formatted(first.id(), first.origin(), second.id(), second.origin()));
    }
  }

  /** What no two migrations may share: the revision, or a repeatable one's whole name. */
  private static String revisionOf(MigrationId id) {
    return id.revision() == null ? id.canonical() : id.revision().canonical();
  }

  List<MigrationId> ids() {
    return new ArrayList<>(byId().keySet());
  }
}
