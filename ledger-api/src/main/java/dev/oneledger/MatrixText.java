package dev.oneledger;

import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.StatusMatrix.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The status matrix as an aligned table with a legend for the marks that occur in it. Environments
 * that do not fit side by side follow below, with the migrations again.
 */
final class MatrixText {
  private static final String CLAIMED = "*";
  private static final String COSMETIC = "~";
  private static final Map<CellState, Ink> INKS =
      Map.of(
          CellState.APPLIED, Ink.GREEN,
          CellState.PENDING, Ink.YELLOW,
          CellState.DRIFTED, Ink.RED,
          CellState.FAILED, Ink.RED,
          CellState.IN_DOUBT, Ink.RED,
          CellState.OUTSIDE, Ink.RED);

  private final StatusMatrix matrix;
  private final TextStyle style;
  private final Moments moments;
  private boolean anyClaimed;
  private boolean anyCosmetic;

  MatrixText(StatusMatrix matrix, TextStyle style) {
    this.matrix = matrix;
    this.style = style;
    this.moments = Moments.of(matrix.columns().stream().map(Column::asOf).toList());
  }

  String render() {
    List<String> tables = groups().stream().map(this::table).toList();
    return Prose.wrapped("migrations of " + matrix.app() + moments.common(), style)
        + "\n\n"
        + String.join("\n", tables)
        + legend();
  }

  /** The environments in runs that fit beside a name. */
  private List<List<Column>> groups() {
    if (style.width() == 0 || matrix.columns().isEmpty()) {
      return List.of(matrix.columns());
    }
    List<List<Column>> groups = new ArrayList<>();
    int left = 0;
    for (Column column : matrix.columns()) {
      int width = TextTable.GAP.length() + width(column);
      if (groups.isEmpty() || width > left) {
        groups.add(new ArrayList<>());
        left = style.width() - TextTable.SHORTEST_NAME;
      }
      groups.get(groups.size() - 1).add(column);
      left -= width;
    }
    return groups;
  }

  private int width(Column column) {
    int width = DisplayWidth.of(column.mode().label());
    width = Math.max(width, DisplayWidth.of(TextTable.visible(column.environment())));
    width = Math.max(width, DisplayWidth.of(moments.text(column.asOf())));
    for (Row row : matrix.rows()) {
      width = Math.max(width, text(cell(row, column)).length());
    }
    return Math.min(width, TextTable.widestCell(style));
  }

  private String table(List<Column> columns) {
    TextTable table = new TextTable(style);
    table.heading(line("Migration", columns, Column::environment));
    table.row(line("", columns, column -> column.mode().label()));
    table.rule();
    for (Row row : matrix.rows()) {
      table.row(
          line(row.label(), columns, column -> text(cell(row, column))),
          index -> index == 0 ? null : INKS.get(cell(row, columns.get(index - 1)).state()));
    }
    table.rule();
    table.row(line("as of", columns, column -> moments.text(column.asOf())));
    return table.render();
  }

  private static List<String> line(
      String first, List<Column> columns, Function<Column, String> rest) {
    List<String> cells = new ArrayList<>(List.of(first));
    columns.forEach(column -> cells.add(rest.apply(column)));
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
      column.findings().forEach(f -> legend.append(Prose.finding(f, style)).append('\n'));
    }
    return legend.toString();
  }
}
