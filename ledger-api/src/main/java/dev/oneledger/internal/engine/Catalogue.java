package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.index.IndexHeader;
import dev.oneledger.internal.index.IndexedSource;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.MigrationSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The build's migrations, loaded once at first use, in order. Whether their texts can be read in
 * the dialect, which may take a connection to tell, is looked at when they are asked for. What an
 * index tells of all of them together needs no loading. Thread-safe.
 */
final class Catalogue {
  private final List<MigrationSource> sources;
  private final Language language;
  private @Nullable SortedMap<MigrationId, Migration> loaded;
  private @Nullable IndexHeader summary;
  private List<Part> parts = List.of();
  private boolean readable;

  /** What a source has, and the dialects in which all of it was read already. */
  private record Part(List<Migration> migrations, Set<SqlDialect> readable) {}

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
    summary = null;
  }

  Optional<Migration> find(MigrationId id) {
    return Optional.ofNullable(byId().get(id));
  }

  /**
   * The state digest of a journal in which exactly these migrations were applied with these texts,
   * in their order: what a rollback migration among them takes back is rolled back. Asks no
   * database.
   */
  Hash digestWhenApplied() {
    return summary().state();
  }

  /** The highest revision, a rollback counting as what it takes back. Asks no database. */
  @Nullable Revision newest() {
    return summary().newest();
  }

  private synchronized IndexHeader summary() {
    IndexHeader known = summary;
    if (known == null) {
      Optional<IndexHeader> indexed = loaded == null ? indexed() : Optional.empty();
      known = indexed.isPresent() ? indexed.get() : IndexHeader.of(unchecked().values(), Set.of());
      summary = known;
    }
    return known;
  }

  /** What indexes tell of all sources together, if all have one and these add up. */
  private Optional<IndexHeader> indexed() {
    Optional<IndexHeader> all = Optional.empty();
    for (MigrationSource source : sources) {
      Optional<IndexHeader> one = indexOf(source);
      if (one.isEmpty()) {
        return one;
      }
      all = all.isEmpty() ? one : all.get().with(one.get());
      if (all.isEmpty()) {
        return all;
      }
    }
    return all;
  }

  private static Optional<IndexHeader> indexOf(MigrationSource source) {
    return source instanceof IndexedSource indexed ? indexed.index() : Optional.empty();
  }

  /**
   * Text that does not split is refused here, before anything is planned with it; else, where the
   * dialect cannot be told now, before it is applied.
   */
  private synchronized SortedMap<MigrationId, Migration> byId() {
    SortedMap<MigrationId, Migration> all = unchecked();
    if (!readable) {
      forget();
      language.find().ifPresent(this::refuseUnreadable);
      loaded = all;
      readable = true;
    }
    return all;
  }

  /** What an index says was read in this dialect is not read again. */
  private void refuseUnreadable(SqlDialect dialect) {
    for (Part part : parts) {
      if (!part.readable.contains(dialect)) {
        part.migrations.forEach(each -> refuseUnreadable(each, dialect));
      }
    }
  }

  /** What was refused is read again next time. */
  private void forget() {
    loaded = null;
    summary = null;
  }

  private SortedMap<MigrationId, Migration> unchecked() {
    if (loaded == null) {
      loaded = load();
    }
    return loaded;
  }

  private SortedMap<MigrationId, Migration> load() {
    SortedMap<MigrationId, Migration> all = new TreeMap<>();
    List<Part> found = new ArrayList<>();
    for (MigrationSource source : sources) {
      Set<SqlDialect> readable = indexOf(source).map(IndexHeader::readable).orElse(Set.of());
      List<Migration> migrations = source.load();
      found.add(new Part(migrations, readable));
      for (Migration migration : migrations) {
        refuseDuplicate(all.put(migration.id(), migration), migration);
      }
    }
    refuseDuplicates(all.values());
    parts = found;
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

  /** Of migrations in order, those of one revision are neighbours. */
  private static void refuseDuplicates(Collection<Migration> inOrder) {
    Migration before = null;
    for (Migration each : inOrder) {
      Revision revision = each.id().revision();
      if (before != null && revision != null && Objects.equals(revision, before.id().revision())) {
        refuseDuplicate(before, each);
      }
      before = each;
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
