package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Evidence;
import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.spi.HistoryRow;
import org.jspecify.annotations.Nullable;

/**
 * One migration as both sides have it: ours, theirs, or both.
 *
 * @param ours our migration, if there is one
 * @param theirs the row over there, if there is one
 * @param expected whether the environment is meant to have it
 * @param state what the comparison came to
 * @param cell what the matrix shows
 * @param finding what is wrong or worth saying
 */
record Comparison(
    @Nullable Migration ours,
    @Nullable HistoryRow theirs,
    boolean expected,
    RowState state,
    CellState cell,
    @Nullable Finding finding) {

  /** A row of the drift report. */
  DriftReport.Row row() {
    return new DriftReport.Row(label(), oursLabel(), theirsLabel(), state, finding, diff());
  }

  private String label() {
    if (theirs != null) {
      return theirs.key();
    }
    return ours == null ? "" : ours.id().toString();
  }

  private String oursLabel() {
    if (ours == null) {
      return "";
    }
    if (!expected) {
      return "not released";
    }
    return theirs == null ? "pending" : "applied";
  }

  private String theirsLabel() {
    return theirs == null ? "" : HistoryWords.label(theirs.state());
  }

  private @Nullable String diff() {
    if (state != RowState.DRIFT || ours == null || theirs == null || theirs.text() == null) {
      return null;
    }
    return UnifiedDiff.of(
        "ledger: " + ours.id(),
        ours.apply().text(),
        "there: " + theirs.key(),
        theirs.text().text());
  }

  Cell toCell() {
    return new Cell(
        cell, cell == CellState.BLANK ? null : Evidence.HISTORY, state == RowState.COSMETIC);
  }

  /** What the ledger keeps of this comparison. */
  Observation.Line observation() {
    boolean same = state == RowState.IN_SYNC && ours != null;
    return new Observation.Line(
        cell,
        state == RowState.COSMETIC,
        ours == null ? label() : ours.id().canonical(),
        ours == null,
        same && ours != null ? ours.textHash() : null);
  }
}
