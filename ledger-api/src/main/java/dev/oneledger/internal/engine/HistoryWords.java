package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.spi.HistoryState;
import java.util.Locale;

/** Another tool's states in the words of our reports. */
final class HistoryWords {
  private HistoryWords() {}

  static String label(HistoryState state) {
    return switch (state) {
      case APPLIED, BASELINED, FAILED, PARTIAL, UNDONE -> state.name().toLowerCase(Locale.ROOT);
      case MARKED_RAN -> "marked, never ran";
    };
  }

  /** What the matrix shows of a migration of ours that stands there in this state with our text. */
  static CellState cell(HistoryState state) {
    return switch (state) {
      case APPLIED, BASELINED -> CellState.APPLIED;
      case FAILED, PARTIAL -> CellState.FAILED;
      case MARKED_RAN -> CellState.DRIFTED;
      case UNDONE -> CellState.ROLLED_BACK;
    };
  }
}
