package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.spi.HistoryLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whether an environment whose history another tool wrote may be taken over as it is. */
final class PromotionCheck {
  private final String environment;
  private final HistorySeen seen;

  PromotionCheck(String environment, HistorySeen seen) {
    this.environment = environment;
    this.seen = seen;
  }

  /**
   * Passes where nothing is open.
   *
   * @throws FindingsException with everything to settle first
   * @throws LedgerBusyException if the other tool holds its lock: what is there may be changing
   */
  void refuseUnsettled() {
    HistoryLock lock = seen.reading().lock();
    if (lock != null) {
      throw new LedgerBusyException(
          "Environment '%s' was not promoted: %s. Wait for it, or release it with that tool."
              .formatted(environment, HistoryFindings.inWords(lock)));
    }
    List<Finding> open = new ArrayList<>(seen.problems());
    open.addAll(halfThere());
    new HistoryNotes(environment, seen.expectation())
        .pending(seen.reading())
        .forEach(pending -> open.add(HistoryFindings.onlyThere(environment, pending)));
    if (!open.isEmpty()) {
      throw new FindingsException(
          "Environment '%s' was not promoted: settle these first.".formatted(environment), open);
    }
  }

  /** What failed there cannot be waived away: nobody knows what a next try would meet. */
  private List<Finding> halfThere() {
    return seen.comparisons().stream()
        .filter(comparison -> comparison.state() == RowState.WAIVED)
        .map(Comparison::finding)
        .filter(Objects::nonNull)
        .map(Finding.class::cast)
        .filter(finding -> finding.code() == FindingCode.FAILED_THERE)
        .toList();
  }
}
