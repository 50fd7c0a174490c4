package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Column;
import java.util.EnumMap;
import java.util.Map;

/** Buttons that filter the matrix by environment and state; the script shows and obeys them. */
final class MatrixFilters {
  private final Html html;
  private final StatusMatrix matrix;

  MatrixFilters(Html html, StatusMatrix matrix) {
    this.html = html;
    this.matrix = matrix;
  }

  void write() {
    html.open("div", "class", "filters", "hidden", "");
    html.open("div", "role", "group", "aria-label", "Show environments");
    html.element("span", "Environment", "class", "label");
    for (Column column : matrix.columns()) {
      html.open(
          "button", "type", "button", "aria-pressed", "false", "data-show", column.environment());
      html.name(column.environment()).close();
    }
    html.close();
    html.open("div", "role", "group", "aria-label", "Show states");
    html.element("span", "State", "class", "label");
    counts().forEach(this::button);
    html.close();
    html.open("p", "role", "status", "class", "quiet").close();
    html.close();
  }

  private void button(CellState state, int count) {
    html.open(
        "button",
        "type",
        "button",
        "class",
        Words.styleOf(state),
        "aria-pressed",
        "false",
        "data-state",
        Words.styleOf(state));
    html.text(state.label()).text(" ");
    html.element("span", Words.grouped(count), "class", "count").close();
  }

  private Map<CellState, Integer> counts() {
    Map<CellState, Integer> counts = new EnumMap<>(CellState.class);
    matrix
        .rows()
        .forEach(
            row ->
                row.cells().values().forEach(cell -> counts.merge(cell.state(), 1, Integer::sum)));
    counts.remove(CellState.BLANK);
    return counts;
  }
}
