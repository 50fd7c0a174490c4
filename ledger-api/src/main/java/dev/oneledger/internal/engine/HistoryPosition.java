package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.Hash;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** By another tool's history: all its rows. */
final class HistoryPosition implements CatalogPosition {
  private final Context context;
  private final History history;
  private final HistorySeen seen;

  HistoryPosition(Context context, History history, HistorySeen seen) {
    this.context = context;
    this.history = history;
    this.seen = seen;
  }

  @Override
  public String known() {
    return of(seen.reading());
  }

  @Override
  public String now() {
    return of(history.read());
  }

  private static String of(HistoryReading reading) {
    StringBuilder rows = new StringBuilder();
    for (HistoryRow row : reading.rows()) {
      rows.append(row.key().length())
          .append(':')
          .append(row.key())
          .append(' ')
          .append(row.state())
          .append(' ')
          .append(row.checksum().stored())
          .append('\n');
    }
    return Hash.sha256(rows.toString()).toString();
  }

  @Override
  public boolean isMoving() {
    return history.read().lock() != null;
  }

  @Override
  public List<SqlText> appliedSince(String position) {
    Set<String> before =
        Observation.last(context, seen.record()).map(Observation::idsSeenThere).orElse(Set.of());
    List<SqlText> texts = new ArrayList<>();
    for (Comparison comparison : seen.comparisons()) {
      Migration ours = comparison.ours();
      MigrationId id = comparison.id();
      if (ours != null
          && id != null
          && comparison.cell() == CellState.APPLIED
          && !before.contains(id.canonical())) {
        texts.add(ours.apply());
      }
    }
    return texts;
  }
}
