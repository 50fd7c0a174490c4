package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;

/** Rows whose state another row changes. Internal: may change in any release. */
public final class RowStates {
  private RowStates() {}

  /** The same row in a state. */
  public static HistoryRow with(HistoryRow row, HistoryState state) {
    return new HistoryRow(
        row.key(), row.id(), state, row.appliedAt(), row.checksum(), row.text(), row.details());
  }
}
