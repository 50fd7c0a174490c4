package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.spi.HistoryLock;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is worth saying of another tool's history besides the comparison of each migration. */
final class HistoryNotes {
  private final Environment environment;
  private final Map<MigrationId, Migration> known = new HashMap<>();
  private final Map<MigrationId, Integer> releaseOrder = new HashMap<>();

  /**
   * @param others further migrations the ledger knows, not meant for this environment so far
   */
  HistoryNotes(Environment environment, Expectation expectation, List<Migration> others) {
    this.environment = environment;
    others.forEach(migration -> known.put(migration.id(), migration));
    expectation.migrations().forEach(migration -> known.put(migration.id(), migration));
    expectation.order().forEach(id -> releaseOrder.put(id, releaseOrder.size()));
  }

  List<Finding> of(HistoryReading reading) {
    List<Finding> notes = new ArrayList<>(late(reading));
    pending(reading)
        .forEach(pending -> notes.add(HistoryFindings.pendingThere(environment.name(), pending)));
    HistoryLock lock = reading.lock();
    if (lock != null) {
      notes.add(HistoryFindings.lockedThere(environment.name(), lock));
    }
    return notes;
  }

  /** Rows that ran after one that should have come after them. */
  private List<Finding> late(HistoryReading reading) {
    List<Finding> late = new ArrayList<>();
    HistoryRow last = null;
    for (HistoryRow row : reading.rows()) {
      if (row.state() != HistoryState.APPLIED || !hasPlace(row)) {
        continue;
      }
      if (last != null && isBefore(row, last)) {
        late.add(HistoryFindings.lateThere(environment.name(), row, last));
      } else {
        last = row;
      }
    }
    return late;
  }

  private boolean hasPlace(HistoryRow row) {
    MigrationId id = row.id();
    return id != null
        && id.revision() != null
        && (!environment.followsReleases() || releaseOrder.containsKey(id));
  }

  /** By revision; where releases are followed, by the order that they have. */
  private boolean isBefore(HistoryRow row, HistoryRow last) {
    MigrationId id = row.id();
    MigrationId before = last.id();
    if (id == null || before == null || id.revision() == null || before.revision() == null) {
      return false;
    }
    return environment.followsReleases()
        ? releaseOrder.getOrDefault(id, 0) < releaseOrder.getOrDefault(before, 0)
        : id.revision().compareTo(before.revision()) < 0;
  }

  /**
   * What their tool would apply next, and ours would not: unknown, or of a text only it can run.
   */
  List<HistoryPending> pending(HistoryReading reading) {
    return reading.pending().stream().filter(pending -> !isOurs(pending)).toList();
  }

  private boolean isOurs(HistoryPending pending) {
    Migration ours = pending.id() == null ? null : known.get(pending.id());
    return ours != null && (pending.obstacle() == null || isReplaced(ours, pending));
  }

  /** Whether ours is another text for the same migration, such as SQL for Java. */
  private static boolean isReplaced(Migration ours, HistoryPending pending) {
    return pending.text() == null || !SameText.of(pending.text(), ours.apply());
  }
}
