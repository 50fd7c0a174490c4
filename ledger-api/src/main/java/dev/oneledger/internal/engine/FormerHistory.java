package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.WaivedFinding;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of a tool that used to apply in an environment that is managed now. It is still read:
 * what appears in it was applied past the ledger.
 */
final class FormerHistory {
  private final Context context;
  private final Environment environment;
  private final History history;

  FormerHistory(Context context, Environment environment, History history) {
    this.context = context;
    this.environment = environment;
    this.history = history;
  }

  /** The managed environment's report with what their table has beyond the journal. */
  DriftReport added(DriftReport managed, ManagedView view) {
    HistoryReading reading;
    try {
      reading = history.read();
    } catch (LedgerException unread) {
      return with(
          managed,
          List.of(),
          List.of(HistoryFindings.formerUnread(environment.name(), unread)),
          List.of());
    }
    HistorySeen seen = new HistoryLook(context, environment, history).look(reading);
    List<Comparison> appeared = appeared(seen, view.entries(), view.state());
    Waivers waivers = new Waivers(seen.record(), context.stamps().clock());
    return with(
        managed,
        appeared.stream().map(Comparison::row).toList(),
        waivers.open(appeared).stream().filter(Finding::isProblem).toList(),
        waivers.waived(appeared));
  }

  /** What their table has and the journal never had, as drift or as waived. */
  List<Comparison> appeared(HistorySeen seen, List<JournalEntry> journal, JournalState state) {
    Set<String> taken =
        journal.stream()
            .map(entry -> entry.detail(Taken.THEIRS))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Waivers waivers = new Waivers(seen.record(), context.stamps().clock());
    return seen.comparisons().stream()
        .filter(each -> isNews(each, taken, state))
        .map(this::asDrift)
        .map(waivers::applied)
        .toList();
  }

  /** Whatever their checksum says of it: the journal does not have it. */
  private Comparison asDrift(Comparison comparison) {
    HistoryRow row = comparison.theirs();
    Finding finding = comparison.finding();
    return row == null || (finding != null && finding.isProblem())
        ? comparison
        : comparison.with(
            Comparison.Result.of(
                RowState.DRIFT,
                CellState.OUTSIDE,
                HistoryFindings.pastTheLedger(environment.name(), row)));
  }

  private static boolean isNews(Comparison comparison, Set<String> taken, JournalState state) {
    HistoryRow row = comparison.theirs();
    MigrationId id = comparison.id();
    return row != null
        && row.state() != HistoryState.UNDONE
        && row.state() != HistoryState.BASELINED
        && !taken.contains(row.key())
        && (id == null || !state.isApplied(id));
  }

  private static DriftReport with(
      DriftReport report,
      List<DriftReport.Row> rows,
      List<Finding> findings,
      List<WaivedFinding> waived) {
    return new DriftReport(
        report.environment(),
        report.mode(),
        report.asOf(),
        report.source(),
        joined(report.rows(), rows),
        joined(report.findings(), findings),
        joined(report.waived(), waived));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
