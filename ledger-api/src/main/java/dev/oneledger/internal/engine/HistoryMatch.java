package dev.oneledger.internal.engine;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.internal.engine.EnvironmentRecord.Adopted;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of another tool's history put with our migrations: by what was adopted as which; else by
 * revision and slug; where the tool records no name, by revision alone. A baseline row stands for
 * everything up to its revision.
 */
final class HistoryMatch {
  private final Map<String, Migration> known = new HashMap<>();
  private final Map<String, Adopted> adopted;
  private final Map<String, HistoryRow> matched = new LinkedHashMap<>();
  private final List<HistoryRow> unmatched = new ArrayList<>();
  private final Map<String, HistoryRow> adoptedAt = new HashMap<>();
  private @Nullable HistoryRow baseline;

  /**
   * @param known our migrations; of two with one revision, the later in the list counts
   * @param adopted recorded correspondences, by the other tool's key
   */
  HistoryMatch(List<Migration> known, Map<String, Adopted> adopted, HistoryReading reading) {
    this.adopted = adopted;
    known.forEach(migration -> this.known.put(revisionOf(migration.id()), migration));
    reading.rows().forEach(this::take);
  }

  private void take(HistoryRow row) {
    if (row.state() != HistoryState.BASELINED) {
      match(row);
    } else if (revisionOf(row) == null) {
      unmatched.add(row);
    } else if (baseline == null || isHigher(row, baseline)) {
      baseline = row;
    }
  }

  private static boolean isHigher(HistoryRow row, HistoryRow other) {
    return Objects.requireNonNull(revisionOf(row))
            .compareTo(Objects.requireNonNull(revisionOf(other)))
        > 0;
  }

  private static @Nullable Revision revisionOf(HistoryRow row) {
    MigrationId id = row.id();
    return id == null ? null : id.revision();
  }

  private static String revisionOf(MigrationId id) {
    Revision revision = id.revision();
    return revision == null ? id.canonical() : revision.canonical();
  }

  /** Puts a row with our migration of its revision; of two rows, the one with our name. */
  private void match(HistoryRow row) {
    Adopted adoption = adopted.get(row.key());
    MigrationId id = adoption == null ? row.id() : adoption.id();
    Migration ours = id == null ? null : known.get(revisionOf(id));
    if (adoption != null && id != null) {
      Optional.ofNullable(id.revision()).ifPresent(at -> adoptedAt.put(at.canonical(), row));
    }
    if (ours == null || (adoption != null && !ours.id().equals(adoption.id()))) {
      unmatched.add(row);
      return;
    }
    String revision = revisionOf(ours.id());
    HistoryRow rival = matched.putIfAbsent(revision, row);
    if (rival != null && !isOurs(ours.id(), rival) && isOurs(ours.id(), row)) {
      matched.put(revision, row);
      unmatched.add(rival);
    } else if (rival != null) {
      unmatched.add(row);
    }
  }

  /** The row that was adopted under this one's revision, as another migration. */
  @Nullable HistoryRow adoptedAtRevisionOf(MigrationId ours) {
    Revision revision = ours.revision();
    HistoryRow row = revision == null ? null : adoptedAt.get(revision.canonical());
    Adopted adoption = row == null ? null : adopted.get(row.key());
    return adoption == null || adoption.id().equals(ours) ? null : row;
  }

  /** Our migration of a row's very name, if another row was adopted as it. */
  @Nullable Migration adoptedNamesake(HistoryRow row) {
    MigrationId id = row.id();
    Migration ours = id == null ? null : known.get(revisionOf(id));
    return ours != null
            && ours.id().equals(id)
            && adopted.values().stream().anyMatch(adoption -> adoption.id().equals(id))
        ? ours
        : null;
  }

  private boolean isOurs(MigrationId ours, HistoryRow row) {
    return adopted.containsKey(row.key()) || !hasOtherName(ours, row);
  }

  /** Whether the row names itself, and otherwise than we do. */
  static boolean hasOtherName(MigrationId ours, HistoryRow row) {
    MigrationId theirs = row.id();
    return theirs != null && !theirs.slug().isEmpty() && !theirs.slug().equals(ours.slug());
  }

  /** Takes out the row that was put with a migration. */
  @Nullable HistoryRow take(MigrationId id) {
    return matched.remove(revisionOf(id));
  }

  /** The baseline row that covers a migration. */
  Optional<HistoryRow> baselineOf(MigrationId id) {
    HistoryRow row = baseline;
    MigrationId upTo = row == null ? null : row.id();
    Revision covered = upTo == null ? null : upTo.revision();
    Revision revision = id.revision();
    return row != null && covered != null && revision != null && revision.compareTo(covered) <= 0
        ? Optional.of(row)
        : Optional.empty();
  }

  /** The rows not taken out so far, with our migration of their revision. */
  Map<HistoryRow, Migration> remaining() {
    Map<HistoryRow, Migration> remaining = new LinkedHashMap<>();
    matched.forEach(
        (revision, row) -> {
          Migration ours = known.get(revision);
          if (ours != null) {
            remaining.put(row, ours);
          }
        });
    return remaining;
  }

  /** The rows that are none of ours. */
  List<HistoryRow> unmatched() {
    return unmatched;
  }
}
