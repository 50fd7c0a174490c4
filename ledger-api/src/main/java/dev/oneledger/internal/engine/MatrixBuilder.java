package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the columns of all environments together. Writes nothing. */
final class MatrixBuilder {
  private final Context context;

  MatrixBuilder(Context context) {
    this.context = context;
  }

  StatusMatrix build() {
    List<ColumnView> columns = new ArrayList<>();
    Set<String> configured = new LinkedHashSet<>();
    for (Environment environment : context.settings().environments()) {
      configured.add(environment.name());
      columns.add(column(environment));
    }
    for (String name : KnownEnvironments.recorded(context)) {
      if (!configured.contains(name)) {
        columns.add(Remembered.column(context, name, Mode.MANAGED));
      }
    }
    return of(columns);
  }

  /** The matrix of these columns. */
  StatusMatrix of(List<ColumnView> columns) {
    return new StatusMatrix(
        context.app(),
        columns.stream().map(ColumnView::column).toList(),
        rows(context.catalogue().ids(), columns));
  }

  /** The column of one environment; what the ledger remembers where it does not answer. */
  ColumnView column(Environment environment) {
    try {
      return Operations.of(context, environment).column();
    } catch (LedgerException e) {
      return remembered(environment, String.valueOf(e.getMessage()));
    }
  }

  /** The column of an environment that does not answer, for this reason. */
  ColumnView remembered(Environment environment, String message) {
    return Remembered.column(context, environment.name(), environment.mode())
        .with(Findings.unreachable(environment.name(), message));
  }

  private static List<Row> rows(List<MigrationId> build, List<ColumnView> columns) {
    SortedMap<MigrationId, Map<String, Cell>> known = new TreeMap<>();
    build.forEach(id -> known.put(id, new HashMap<>()));
    Map<String, Map<String, Cell>> outside = new LinkedHashMap<>();
    for (ColumnView column : columns) {
      String name = column.column().environment();
      column
          .cells()
          .forEach((id, cell) -> known.computeIfAbsent(id, i -> new HashMap<>()).put(name, cell));
      column
          .outside()
          .forEach(
              (key, cell) -> outside.computeIfAbsent(key, k -> new HashMap<>()).put(name, cell));
    }
    List<Row> rows = new ArrayList<>();
    known.forEach((id, cells) -> rows.add(row(id.toString(), cells, columns)));
    outside.forEach((key, cells) -> rows.add(row(key, cells, columns)));
    return rows;
  }

  private static Row row(String label, Map<String, Cell> cells, List<ColumnView> columns) {
    Map<String, Cell> all = new HashMap<>(cells);
    columns.forEach(column -> all.putIfAbsent(column.column().environment(), Cell.BLANK));
    return new Row(label, all);
  }
}
