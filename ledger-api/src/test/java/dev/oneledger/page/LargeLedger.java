package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Evidence;
import dev.oneledger.Journal;
import dev.oneledger.JournalKey;
import dev.oneledger.Mode;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.StatusMatrix.Row;
import dev.oneledger.page.LedgerReading.EnvironmentReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 1,000 migrations in 20 environments. */
final class LargeLedger {
  static final int MIGRATIONS = 1_000;
  static final int ENVIRONMENTS = 20;
  private static final Cell APPLIED = new Cell(CellState.APPLIED, Evidence.JOURNAL, false);
  private static final Cell PENDING = new Cell(CellState.PENDING, Evidence.JOURNAL, false);

  private LargeLedger() {}

  /**
   * @param every how many rows there are to one that is pending somewhere
   */
  static LedgerReading reading(int every) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < ENVIRONMENTS; i++) {
      columns.add(
          new Column(
              "region-" + i, Mode.MANAGED, DemoLedger.MORNING.instant(), "journal", List.of()));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < MIGRATIONS; i++) {
      Map<String, Cell> cells = new HashMap<>();
      for (Column column : columns) {
        cells.put(column.environment(), APPLIED);
      }
      if (i % every == every - 1) {
        cells.put("region-" + i % ENVIRONMENTS, PENDING);
      }
      rows.add(new Row("%d_migration_of_some_length".formatted(1_000 + i), cells));
    }
    return new LedgerReading(
        DemoLedger.MORNING.instant(),
        new StatusMatrix("large", columns, rows),
        columns.stream().map(column -> environment(column, rows)).toList(),
        List.of(),
        new Journal(JournalKey.ledger("large"), List.of(), List.of()),
        List.of());
  }

  private static EnvironmentReading environment(Column column, List<Row> rows) {
    List<DriftReport.Row> compared =
        rows.stream()
            .map(
                row ->
                    row.cells().get(column.environment()).equals(APPLIED)
                        ? compared(row, "applied", RowState.IN_SYNC)
                        : compared(row, "", RowState.PENDING))
            .toList();
    return new EnvironmentReading(
        column,
        new DriftReport(
            column.environment(), column.mode(), column.asOf(), "journal", compared, List.of()),
        null,
        "");
  }

  private static DriftReport.Row compared(Row row, String theirs, RowState state) {
    return new DriftReport.Row(row.label(), "applied", theirs, state, null, null);
  }
}
