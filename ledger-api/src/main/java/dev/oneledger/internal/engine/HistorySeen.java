package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.WaivedFinding;
import dev.oneledger.spi.HistoryReading;
import java.util.List;

/**
 * Ours and another tool's history at one moment.
 *
 * @param record what the ledger recorded about the environment
 * @param reading their history
 * @param expectation what the environment is meant to have
 * @param comparisons migration by migration
 * @param findings what is open, problems and notes
 * @param waived what somebody let be
 */
record HistorySeen(
    EnvironmentRecord record,
    HistoryReading reading,
    Expectation expectation,
    List<Comparison> comparisons,
    List<Finding> findings,
    List<WaivedFinding> waived) {

  List<Finding> problems() {
    return findings.stream().filter(Finding::isProblem).toList();
  }
}
