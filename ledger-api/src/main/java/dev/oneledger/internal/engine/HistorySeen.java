package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
import dev.oneledger.SqlText;
import dev.oneledger.WaivedFinding;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import java.util.List;
import java.util.Map;

/**
 * Ours and another tool's history at one moment.
 *
 * @param record what the ledger recorded about the environment
 * @param reading their history
 * @param expectation what the environment is meant to have
 * @param comparisons migration by migration
 * @param findings what is open, problems and notes
 * @param waived what somebody let be
 * @param pending what their tool would apply next, and ours would not
 */
record HistorySeen(
    EnvironmentRecord record,
    HistoryReading reading,
    Expectation expectation,
    List<Comparison> comparisons,
    List<Finding> findings,
    List<WaivedFinding> waived,
    List<HistoryPending> pending) {

  /** Records in the ledger what was seen; an older sight is not put over a newer one. */
  void record(Context context, String environment) {
    SqlText document =
        new Observation(comparisons.stream().map(Comparison::observation).toList()).toText();
    context
        .journals()
        .record(
            environment,
            EntryKind.OBSERVED,
            Map.of(
                EnvironmentRecord.OBSERVATION,
                document.textHash().toString(),
                EnvironmentRecord.AS_OF,
                reading.asOf().toString(),
                "source",
                reading.source()),
            List.of(document),
            current ->
                current
                    .observation()
                    .filter(noted -> noted.at().isAfter(reading.asOf()))
                    .isEmpty());
  }

  List<Finding> problems() {
    return findings.stream().filter(Finding::isProblem).toList();
  }
}
