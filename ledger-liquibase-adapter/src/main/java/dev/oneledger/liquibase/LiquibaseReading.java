package dev.oneledger.liquibase;

import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.liquibase.Conditions.Mark;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of the table put with the changesets of their files. */
final class LiquibaseReading {
  private final Map<String, RanChangeset> ran = new LinkedHashMap<>();
  private final ChangelogFolder folder;
  private final RanChecksums checksums;
  private final RanIds ids;

  /**
   * @param rows in the order of the table; of several rows of one changeset, which it can have
   *     since it has no primary key, the last counts
   */
  LiquibaseReading(List<RanChangeset> rows, ChangelogFolder folder, RanChecksums checksums) {
    for (RanChangeset row : rows) {
      ran.remove(row.key().identity());
      ran.put(row.key().identity(), row);
    }
    this.folder = folder;
    this.checksums = checksums;
    folder.requireRootOf(keys(ran.values()));
    Stream<ChangesetKey> inFilesOnly =
        folder.all().stream().map(Changeset::key).filter(key -> !ran.containsKey(key.identity()));
    this.ids = new RanIds(Stream.concat(keys(ran.values()).stream(), inFilesOnly).toList());
  }

  private static List<ChangesetKey> keys(Collection<RanChangeset> rows) {
    return rows.stream().map(RanChangeset::key).toList();
  }

  /**
   * One row per changeset. One that {@link LiquibaseEject} wrote stands for the changeset it was
   * adopted from as well, by whose name it goes.
   */
  List<HistoryRow> rows() {
    Set<MigrationId> ejected = new HashSet<>();
    keys(ran.values()).stream()
        .filter(WrittenChangeset::isOne)
        .map(ids::of)
        .filter(Objects::nonNull)
        .forEach(ejected::add);
    return ran.values().stream()
        .filter(row -> WrittenChangeset.isOne(row.key()) || !ejected.contains(ids.of(row.key())))
        .map(this::row)
        .toList();
  }

  private HistoryRow row(RanChangeset row) {
    Changeset theirs = folder.find(row.key());
    HistoryChecksum checksum = checksums.of(row, theirs);
    SortedMap<String, String> details = new TreeMap<>(row.details());
    String sumOfFile = sumOfFile(theirs, checksum.stored());
    boolean edited = sumOfFile != null && !sumOfFile.equals(checksum.stored());
    if (edited) {
      details.put("changelog", "edited since it ran, now %s".formatted(sumOfFile));
    }
    return new HistoryRow(
        row.key().toString(),
        ids.of(row.key()),
        row.state(),
        row.at(),
        checksum,
        edited ? null : text(theirs, checksum),
        details);
  }

  private static @Nullable SqlText text(@Nullable Changeset theirs, HistoryChecksum checksum) {
    if (theirs != null && theirs.text() != null) {
      return theirs.text();
    }
    return checksum instanceof VerifiedChecksum verified && verified.isAsItRan()
        ? verified.sql()
        : null;
  }

  private boolean isDue(Changeset changeset) {
    RanChangeset before = ran.get(changeset.key().identity());
    if (before == null || changeset.conditions().has(Mark.ALWAYS)) {
      return true;
    }
    String stored = before.sum();
    String now = sumOfFile(changeset, stored);
    return changeset.conditions().has(Mark.ON_CHANGE) && now != null && !now.equals(stored);
  }

  private static @Nullable String sumOfFile(@Nullable Changeset theirs, @Nullable String stored) {
    SumVersion version = stored == null ? null : StoredSum.of(stored).version();
    return theirs == null || version == null || theirs.hasPlaceholder()
        ? null
        : theirs.sum(version);
  }

  /**
   * What Liquibase would run next: what their files have and the table has not, and what runs
   * again.
   *
   * @param product the database in Liquibase's word
   */
  List<HistoryPending> pending(String product) {
    List<HistoryPending> pending = new ArrayList<>();
    for (Changeset changeset : folder.all()) {
      boolean runsHere =
          changeset.conditions().includes(product) && !changeset.conditions().has(Mark.IGNORED);
      if (runsHere && isDue(changeset)) {
        pending.add(
            new HistoryPending(
                changeset.key().toString(),
                ids.of(changeset.key()),
                changeset.text(),
                Obstacle.of(changeset)));
      }
    }
    return pending;
  }
}
