package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.WaivedFinding;
import dev.oneledger.spi.History;
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
  DriftReport added(DriftReport managed, JournalState state) {
    try {
      return added(managed, new HistoryLook(context, environment, history).look(), state);
    } catch (LedgerException unread) {
      return with(
          managed,
          List.of(),
          List.of(HistoryFindings.formerUnread(environment.name(), unread)),
          List.of());
    }
  }

  private DriftReport added(DriftReport managed, HistorySeen seen, JournalState state) {
    Set<String> taken =
        state.all().values().stream()
            .map(recorded -> recorded.entry().detail(Taken.THEIRS))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<Comparison> appeared =
        seen.comparisons().stream().filter(each -> isNews(each, taken, state)).toList();
    Waivers waivers = new Waivers(seen.record(), context.stamps().clock());
    return with(
        managed,
        appeared.stream().map(Comparison::row).toList(),
        waivers.open(appeared).stream().filter(Finding::isProblem).toList(),
        waivers.waived(appeared));
  }

  private static boolean isNews(Comparison comparison, Set<String> taken, JournalState state) {
    HistoryRow row = comparison.theirs();
    MigrationId id = comparison.id();
    boolean isDrift = comparison.state() == RowState.DRIFT || comparison.state() == RowState.WAIVED;
    return isDrift
        && row != null
        && row.state() != HistoryState.UNDONE
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
