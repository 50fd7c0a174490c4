package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.Evidence;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.StatusMatrix.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The matrix of migrations and environments. */
final class MatrixTable {
  private final Html html;
  private final StatusMatrix matrix;
  private final ReviewRows reviews;

  MatrixTable(Html html, StatusMatrix matrix, ReviewRows reviews) {
    this.html = html;
    this.matrix = matrix;
    this.reviews = reviews;
  }

  void write() {
    html.open("section", "aria-labelledby", "matrix").element("h2", "Matrix", "id", "matrix");
    if (matrix.rows().isEmpty()) {
      html.element("p", "The ledger knows no migration yet.", "class", "quiet").close();
      return;
    }
    new MatrixFilters(html, matrix).write();
    html.open(
        "div", "class", "region", "role", "region", "aria-labelledby", "matrix", "tabindex", "0");
    html.open("table", "class", "matrix");
    html.element("caption", "Every migration in every environment", "class", "aside");
    head();
    body();
    foot();
    html.close().close().close();
  }

  private void head() {
    html.open("thead").open("tr").element("th", "Migration", "scope", "col");
    for (Column column : matrix.columns()) {
      html.open("th", "scope", "col", "data-environment", column.environment());
      html.name(column.environment());
      html.element("span", column.mode().label(), "class", "mode");
      if (Unreachable.is(column)) {
        html.element("span", "not reached", "class", "mode unreached");
      }
      html.close();
    }
    html.close().close();
  }

  private void body() {
    List<RowRun> runs = RowRun.of(matrix.rows());
    for (RowRun run : runs) {
      if (run.isFolded()) {
        folder(run);
      }
      html.open("tbody", "class", run.isFolded() ? "folded" : "shown");
      for (int row = run.from(); row < run.to(); row++) {
        row(row);
      }
      html.close();
    }
  }

  /** The box works without the script: the style shows the rows that follow a box that is set. */
  private void folder(RowRun run) {
    html.open("tbody", "class", "fold").open("tr");
    html.open("th", "scope", "rowgroup", "colspan", Integer.toString(matrix.columns().size() + 1));
    html.open("label").lone("input", "type", "checkbox");
    html.open("span", "class", "run");
    html.code(matrix.rows().get(run.from()).label()).text(" to ");
    html.code(matrix.rows().get(run.to() - 1).label()).close();
    html.element(
        "span",
        Words.counted(run.to() - run.from(), "migration") + ", applied everywhere",
        "class",
        "quiet");
    html.close().close().close().close();
  }

  private void row(int index) {
    Row row = matrix.rows().get(index);
    html.open("tr").open("th", "scope", "row").code(row.label()).close();
    for (int column = 0; column < matrix.columns().size(); column++) {
      cell(index, column, Attention.cell(row, matrix.columns().get(column).environment()));
    }
    html.close();
  }

  private void cell(int row, int column, Cell cell) {
    String anchor = reviews.anchor(matrix.rows().get(row).label(), column);
    if (cell.state() == CellState.BLANK) {
      html.element("td", "");
    } else if (isCalm(cell) && anchor == null) {
      html.element("td", words(cell), "class", style(cell));
    } else {
      String held = isCalm(cell) ? " held" : "";
      html.open("td", "class", style(cell) + held, "id", Anchors.cell(row, column));
      linked(cell, anchor, row, column);
      html.close();
    }
  }

  private void linked(Cell cell, @Nullable String anchor, int row, int column) {
    if (anchor == null) {
      html.text(words(cell));
      return;
    }
    html.open("a", "href", Anchors.link(anchor)).text(words(cell) + " ");
    boolean diff = reviews.hasDiff(matrix.rows().get(row).label(), column);
    html.element("span", diff ? "show diff" : "details", "class", "more").close();
  }

  /** Whether the state alone asks for nobody; a finding about the migration still may. */
  static boolean isCalm(Cell cell) {
    return switch (cell.state()) {
      case APPLIED, PENDING, ROLLED_BACK, BLANK -> !cell.cosmetic();
      case DRIFTED, FAILED, IN_DOUBT, OUTSIDE -> false;
    };
  }

  private static String style(Cell cell) {
    boolean claimed = cell.state() == CellState.APPLIED && cell.evidence() == Evidence.CLAIMED;
    return Words.styleOf(cell.state()) + (claimed ? " s-claimed" : "");
  }

  private static String words(Cell cell) {
    String claimed =
        cell.state() == CellState.APPLIED && cell.evidence() == Evidence.CLAIMED
            ? " (claimed)"
            : "";
    return cell.state().label() + claimed + (cell.cosmetic() ? " (comments changed)" : "");
  }

  private void foot() {
    html.open("tfoot").open("tr").element("th", "as of", "scope", "row");
    for (Column column : matrix.columns()) {
      html.open("td");
      Instant asOf = column.asOf();
      if (asOf == null) {
        html.text("never read");
      } else {
        html.time(asOf);
      }
      html.close();
    }
    html.close().close();
  }
}
