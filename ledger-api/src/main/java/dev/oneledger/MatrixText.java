package dev.oneledger;

import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.StatusMatrix.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The status matrix as an aligned table with a legend for the marks that occur in it. */
final class MatrixText {
  private static final String CLAIMED = "*";
  private static final String COSMETIC = "~";
  private static final Map<CellState, TextTable.Ink> INKS =
      Map.of(
          CellState.APPLIED, TextTable.Ink.GREEN,
          CellState.PENDING, TextTable.Ink.YELLOW,
          CellState.DRIFTED, TextTable.Ink.RED,
          CellState.FAILED, TextTable.Ink.RED,
          CellState.IN_DOUBT, TextTable.Ink.RED,
          CellState.OUTSIDE, TextTable.Ink.RED);

  private final StatusMatrix matrix;
  private final TextTable table;
  private final Moments moments;
  private boolean anyClaimed;
  private boolean anyCosmetic;

  MatrixText(StatusMatrix matrix, boolean colour) {
    this.matrix = matrix;
    this.table = new TextTable(colour);
    this.moments = Moments.of(matrix.columns().stream().map(Column::asOf).toList());
  }

  String render() {
    table.heading(line("Migration", Column::environment));
    table.row(line("", column -> column.mode().label()));
    table.rule();
    for (Row row : matrix.rows()) {
      table.row(
          line(row.label(), column -> text(cell(row, column))),
          index ->
              index == 0 ? null : INKS.get(cell(row, matrix.columns().get(index - 1)).state()));
    }
    table.rule();
    table.row(line("as of", column -> moments.text(column.asOf())));
    return "migrations of " + matrix.app() + moments.common() + "\n\n" + table.render() + legend();
  }

  private List<String> line(String first, Function<Column, String> rest) {
    List<String> cells = new ArrayList<>(List.of(first));
    matrix.columns().forEach(column -> cells.add(rest.apply(column)));
    return cells;
  }

  private static Cell cell(Row row, Column column) {
    return row.cells().getOrDefault(column.environment(), Cell.BLANK);
  }

  private String text(Cell cell) {
    boolean claimed = cell.evidence() == Evidence.CLAIMED && cell.state() == CellState.APPLIED;
    anyClaimed |= claimed;
    anyCosmetic |= cell.cosmetic();
    return cell.state().label() + (claimed ? CLAIMED : "") + (cell.cosmetic() ? COSMETIC : "");
  }

  private String legend() {
    StringBuilder legend = new StringBuilder();
    if (anyClaimed) {
      legend.append(CLAIMED).append(" claimed by an unsigned receipt\n");
    }
    if (anyCosmetic) {
      legend.append(COSMETIC).append(" only comments or blanks changed since\n");
    }
    for (Column column : matrix.columns()) {
      column.findings().forEach(finding -> legend.append(finding).append('\n'));
    }
    return legend.toString();
  }
}
