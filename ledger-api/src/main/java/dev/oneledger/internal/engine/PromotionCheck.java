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
import java.util.Set;

/** Whether an environment whose history another tool wrote may be taken over as it is. */
final class PromotionCheck {
  private static final Set<FindingCode> UNDECIDED =
      Set.of(FindingCode.FAILED_THERE, FindingCode.MISSING, FindingCode.COLLISION);

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
              .formatted(environment, Shown.text(HistoryFindings.inWords(lock))));
    }
    List<Finding> open = new ArrayList<>(seen.problems());
    open.addAll(halfThere());
    seen.pending().forEach(pending -> open.add(HistoryFindings.onlyThere(environment, pending)));
    if (!open.isEmpty()) {
      throw new FindingsException(
          "Environment '%s' was not promoted: settle these first.".formatted(environment), open);
    }
  }

  /**
   * What cannot be waived away, since the next sync would run it: what failed there, what vanished
   * from their table, and what has the revision of another one there.
   */
  private List<Finding> halfThere() {
    return seen.comparisons().stream()
        .filter(comparison -> comparison.state() == RowState.WAIVED)
        .map(Comparison::finding)
        .filter(Objects::nonNull)
        .map(Finding.class::cast)
        .filter(finding -> UNDECIDED.contains(finding.code()))
        .toList();
  }
}
