package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.Evidence;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of the matrix that stand together.
 *
 * @param from the first
 * @param to behind the last
 * @param isFolded whether they are out of sight until asked for
 */
record RowRun(int from, int to, boolean isFolded) {
  /** A matrix with fewer rows is short enough to be seen whole. */
  private static final int LONG = 60;

  /** Fewer rows than this are not worth a fold. */
  private static final int SHORTEST = 8;

  /** All rows in order; runs that are applied everywhere are folded in a long matrix. */
  static List<RowRun> of(List<Row> rows) {
    if (rows.size() < LONG) {
      return List.of(new RowRun(0, rows.size(), false));
    }
    List<RowRun> runs = new ArrayList<>();
    int shownFrom = 0;
    int at = 0;
    while (at < rows.size()) {
      int end = endOfApplied(rows, at);
      if (end - at >= SHORTEST) {
        if (shownFrom < at) {
          runs.add(new RowRun(shownFrom, at, false));
        }
        runs.add(new RowRun(at, end, true));
        shownFrom = end;
      }
      at = Math.max(end, at + 1);
    }
    if (shownFrom < rows.size()) {
      runs.add(new RowRun(shownFrom, rows.size(), false));
    }
    return runs;
  }

  private static int endOfApplied(List<Row> rows, int from) {
    int at = from;
    while (at < rows.size() && rows.get(at).cells().values().stream().allMatch(RowRun::isPlain)) {
      at++;
    }
    return at;
  }

  private static boolean isPlain(Cell cell) {
    return cell.state() == CellState.APPLIED
        && !cell.cosmetic()
        && cell.evidence() != Evidence.CLAIMED;
  }
}
