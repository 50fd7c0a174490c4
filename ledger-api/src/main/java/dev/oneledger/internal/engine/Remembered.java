package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.Evidence;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column from what the ledger knows alone: for environments out of reach or not configured here.
 */
final class Remembered {
  private final Context context;
  private final String environment;
  private final EnvironmentRecord record;
  private final Mode mode;

  private Remembered(Context context, String environment, Mode fallback) {
    this.context = context;
    this.environment = environment;
    this.record = context.recordOf(environment);
    this.mode = record.mode().orElse(fallback);
  }

  /**
   * @param fallback the mode to show where none is recorded
   */
  static ColumnView column(Context context, String environment, Mode fallback) {
    return new Remembered(context, environment, fallback).column();
  }

  private ColumnView column() {
    if (mode == Mode.MANAGED) {
      return fromJournal();
    }
    Optional<Observation> observation = Observation.last(context, record);
    return observation.isPresent() ? fromObservation(observation.get()) : fromReceipts();
  }

  private ColumnView fromJournal() {
    List<JournalEntry> entries = lastKnownJournal();
    AppRecord app = context.appRecord();
    JournalState state = JournalState.of(entries);
    Expectation expectation =
        Expectation.of(
            context,
            app,
            record,
            record.followsReleases(),
            new Expectation.Own(environment, state::isApplied));
    ManagedView view = ManagedView.of(environment, entries, state, expectation);
    Instant asOf = entries.isEmpty() ? null : entries.get(entries.size() - 1).stamp().at();
    return new ColumnView(head("ledger's copy of the journal", asOf), view.cells(), Map.of());
  }

  /**
   * The ledger's copy of the generation it follows; where ledger and environment are one database
   * there is none, but the journal.
   */
  private List<JournalEntry> lastKnownJournal() {
    List<JournalEntry> copy =
        context.store().read(JournalKey.copy(context.app(), environment, record.generation()), 0);
    return copy.isEmpty() ? context.store().read(context.journalOf(environment), 0) : copy;
  }

  private ColumnView fromObservation(Observation observation) {
    Map<MigrationId, Cell> cells = new LinkedHashMap<>();
    Map<String, Cell> outside = new LinkedHashMap<>();
    for (Observation.Line line : observation.lines()) {
      if (line.outside()) {
        outside.put(line.key(), cell(line));
      } else {
        cells.put(MigrationId.parse(line.key()), cell(line));
      }
    }
    Instant asOf = record.observation().map(EnvironmentRecord.Noted::at).orElse(null);
    return new ColumnView(head("last observation", asOf), cells, outside);
  }

  private static Cell cell(Observation.Line line) {
    return line.state() == CellState.BLANK ? Cell.BLANK : line.cell(Evidence.HISTORY);
  }

  private ColumnView fromReceipts() {
    ReceiptView view = ReceiptView.of(context, record);
    return new ColumnView(head("receipts", view.asOf().orElse(null)), view.cells(), Map.of());
  }

  private Column head(String source, @Nullable Instant asOf) {
    return new Column(environment, mode, asOf, source, List.of());
  }
}
