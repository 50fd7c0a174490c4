package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.spi.HistoryLock;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is worth saying of another tool's history besides the comparison of each migration. */
final class HistoryNotes {
  private final String environment;
  private final Map<MigrationId, Migration> ours = new HashMap<>();

  HistoryNotes(String environment, Expectation expectation) {
    this.environment = environment;
    expectation.migrations().forEach(migration -> ours.put(migration.id(), migration));
  }

  List<Finding> of(HistoryReading reading) {
    List<Finding> notes = new ArrayList<>(late(reading));
    pending(reading)
        .forEach(pending -> notes.add(HistoryFindings.pendingThere(environment, pending)));
    HistoryLock lock = reading.lock();
    if (lock != null) {
      notes.add(HistoryFindings.lockedThere(environment, lock));
    }
    return notes;
  }

  /** Rows that ran after one of a later revision. */
  private List<Finding> late(HistoryReading reading) {
    List<Finding> late = new ArrayList<>();
    HistoryRow highest = null;
    for (HistoryRow row : reading.rows()) {
      Revision revision = revision(row);
      if (row.state() == HistoryState.APPLIED && revision != null) {
        Revision before = highest == null ? null : revision(highest);
        if (highest != null && before != null && revision.compareTo(before) < 0) {
          late.add(HistoryFindings.lateThere(environment, row, highest));
        } else {
          highest = row;
        }
      }
    }
    return late;
  }

  private static @Nullable Revision revision(HistoryRow row) {
    MigrationId id = row.id();
    return id == null ? null : id.revision();
  }

  /**
   * What their tool would apply next, and ours would not: unknown, or of a text only it can run.
   */
  List<HistoryPending> pending(HistoryReading reading) {
    return reading.pending().stream().filter(pending -> !isOurs(pending)).toList();
  }

  private boolean isOurs(HistoryPending pending) {
    Migration known = pending.id() == null ? null : ours.get(pending.id());
    return known != null && (pending.obstacle() == null || isReplaced(known, pending));
  }

  /** Whether ours is another text for the same migration, such as SQL for Java. */
  private static boolean isReplaced(Migration ours, HistoryPending pending) {
    return pending.text() == null || !pending.text().textHash().equals(ours.textHash());
  }
}
