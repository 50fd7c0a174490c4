package dev.oneledger.samples.cli;

import dev.oneledger.DriftReport;
import dev.oneledger.Finding;
import dev.oneledger.Journal;
import dev.oneledger.Ledger;
import dev.oneledger.Plan;
import dev.oneledger.StatusMatrix;
import dev.oneledger.SyncReport;
import dev.oneledger.WaivedFinding;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ledger whose reports speak the {@link Idiom} of this command line. */
final class SpokenLedger {
  private final Ledger ledger;

  private SpokenLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  static Ledger of(Ledger ledger) {
    SpokenLedger spoken = new SpokenLedger(ledger);
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> spoken.call(method, arguments));
  }

  /** What it throws is put into our words by {@link Refusal}. */
  private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return spoken(method.invoke(ledger, arguments));
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  private static @Nullable Object spoken(@Nullable Object report) {
    if (report instanceof StatusMatrix matrix) {
      return new StatusMatrix(
          matrix.app(),
          matrix.columns().stream().map(SpokenLedger::column).toList(),
          matrix.rows());
    } else if (report instanceof DriftReport drift) {
      return drift(drift);
    } else if (report instanceof Plan plan) {
      return new Plan(
          plan.environment(),
          plan.mode(),
          plan.steps(),
          findings(plan.findings()),
          Idiom.of(plan.summary()));
    } else if (report instanceof SyncReport sync) {
      return new SyncReport(
          sync.environment(),
          sync.mode(),
          sync.applied(),
          findings(sync.findings()),
          Idiom.of(sync.summary()));
    } else if (report instanceof Journal journal) {
      return new Journal(journal.key(), journal.entries(), findings(journal.findings()));
    }
    return report;
  }

  private static StatusMatrix.Column column(StatusMatrix.Column column) {
    return new StatusMatrix.Column(
        column.environment(),
        column.mode(),
        column.asOf(),
        column.source(),
        findings(column.findings()));
  }

  private static DriftReport drift(DriftReport drift) {
    return new DriftReport(
        drift.environment(),
        drift.mode(),
        drift.asOf(),
        drift.source(),
        drift.rows().stream().map(SpokenLedger::row).toList(),
        findings(drift.findings()),
        drift.waived().stream()
            .map(each -> new WaivedFinding(finding(each.finding()), each.waiver()))
            .toList());
  }

  private static DriftReport.Row row(DriftReport.Row row) {
    Finding finding = row.finding();
    return new DriftReport.Row(
        row.label(),
        row.ours(),
        row.theirs(),
        row.state(),
        finding == null ? null : finding(finding),
        row.diff(),
        row.verdict(),
        row.details(),
        row.facts());
  }

  static List<Finding> findings(List<Finding> findings) {
    return findings.stream().map(SpokenLedger::finding).toList();
  }

  static Finding finding(Finding finding) {
    return new Finding(
        finding.code(), finding.place(), Idiom.of(finding.text()), Idiom.remedy(finding));
  }
}
