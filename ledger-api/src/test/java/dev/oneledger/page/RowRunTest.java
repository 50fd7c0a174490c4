package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.CellState;
import dev.oneledger.Evidence;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowRunTest {
  private static final Cell APPLIED = new Cell(CellState.APPLIED, Evidence.JOURNAL, false);

  private static List<Row> applied(int number) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rows.add(new Row(i + "_x", Map.of("dev", APPLIED, "prod", APPLIED)));
    }
    return rows;
  }

  private static List<Row> with(List<Row> rows, int index, Cell cell) {
    rows.set(index, new Row(rows.get(index).label(), Map.of("dev", APPLIED, "prod", cell)));
    return rows;
  }

  @Test
  void a_short_matrix_is_seen_whole() {
    assertThat(RowRun.of(applied(59))).containsExactly(new RowRun(0, 59, false));
    assertThat(RowRun.of(List.of())).containsExactly(new RowRun(0, 0, false));
  }

  @Test
  void a_long_matrix_of_applied_rows_is_one_fold() {
    assertThat(RowRun.of(applied(60))).containsExactly(new RowRun(0, 60, true));
  }

  @Test
  void a_row_that_is_not_applied_everywhere_stands_between_folds() {
    List<Row> rows = with(applied(100), 50, new Cell(CellState.PENDING, Evidence.JOURNAL, false));

    assertThat(RowRun.of(rows))
        .containsExactly(
            new RowRun(0, 50, true), new RowRun(50, 51, false), new RowRun(51, 100, true));
  }

  @Test
  void runs_too_short_for_a_fold_stay_with_their_neighbours() {
    List<Row> rows = applied(100);
    with(rows, 50, Cell.BLANK);
    with(rows, 58, new Cell(CellState.DRIFTED, Evidence.JOURNAL, false));
    with(rows, 67, new Cell(CellState.IN_DOUBT, Evidence.JOURNAL, false));

    assertThat(RowRun.of(rows))
        .containsExactly(
            new RowRun(0, 50, true),
            new RowRun(50, 59, false),
            new RowRun(59, 67, true),
            new RowRun(67, 68, false),
            new RowRun(68, 100, true));
  }

  @Test
  void what_is_claimed_or_changed_in_comments_is_not_folded() {
    List<Row> rows = applied(100);
    with(rows, 0, new Cell(CellState.APPLIED, Evidence.CLAIMED, false));
    with(rows, 99, new Cell(CellState.APPLIED, Evidence.JOURNAL, true));

    assertThat(RowRun.of(rows))
        .containsExactly(
            new RowRun(0, 1, false), new RowRun(1, 99, true), new RowRun(99, 100, false));
  }
}
