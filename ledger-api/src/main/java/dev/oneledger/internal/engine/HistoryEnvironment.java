package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Plan;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.SyncReport;
import dev.oneledger.spi.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An environment whose history somebody else writes and we read. Writes only to the ledger. */
final class HistoryEnvironment implements EnvironmentOperations {
  private final Context context;
  private final Environment environment;
  private final History history;

  HistoryEnvironment(Context context, Environment environment, History history) {
    this.context = context;
    this.environment = environment;
    this.history = history;
  }

  private HistorySeen look() {
    return new HistoryLook(context, environment, history).look();
  }

  private List<Finding> modeFindings(HistorySeen seen) {
    return Admission.mode(environment, seen.record()).stream().toList();
  }

  private List<Finding> findings(HistorySeen seen) {
    List<Finding> findings = new ArrayList<>(modeFindings(seen));
    findings.addAll(seen.findings());
    return findings;
  }

  @Override
  public Plan plan() {
    HistorySeen seen = look();
    return new Plan(
        environment.name(),
        environment.mode(),
        List.of(),
        findings(seen),
        "%s is %s: somebody else applies there; sync reads %s and records what it sees."
            .formatted(environment.name(), environment.mode().label(), seen.reading().source()));
  }

  @Override
  public SyncReport sync() {
    HistorySeen seen = look();
    context.tellDrift(environment.name(), findings(seen));
    Admission.refuseBlocked(
        "Environment '%s' cannot be synced.".formatted(environment.name()), modeFindings(seen));
    if (!environment.followsReleases()) {
      context.journals().register(registrable(seen));
    }
    context
        .journals()
        .openEnvironment(environment.name(), environment.mode(), environment.followsReleases());
    seen.record(context, environment.name());
    new Waivers(seen.record(), context.stamps().clock())
        .outlived(seen.comparisons())
        .forEach(this::recordEnd);
    CatalogCheck catalog = catalog(seen);
    return catalog.added(
        new SyncReport(
            environment.name(), environment.mode(), List.of(), findings(seen), summary(seen)),
        catalog.lookAndRecord());
  }

  private CatalogCheck catalog(HistorySeen seen) {
    return new CatalogCheck(context, environment, new HistoryPosition(context, history, seen));
  }

  /** So a waiver does not come back to life when the facts do. */
  private void recordEnd(Map<String, String> ended) {
    context
        .journals()
        .record(environment.name(), EntryKind.WAIVED, ended, List.of(), current -> true);
  }

  /** Ours, in an environment that follows the latest: registered so that their texts are kept. */
  private static List<Migration> registrable(HistorySeen seen) {
    return seen.comparisons().stream().map(Comparison::ours).filter(Objects::nonNull).toList();
  }

  private String summary(HistorySeen seen) {
    long there = seen.comparisons().stream().filter(c -> c.theirs() != null).count();
    int problems = seen.problems().size();
    return "%s: read %s from %s, nothing written there; %s%s."
        .formatted(
            environment.name(),
            Counted.migrations(there),
            seen.reading().source(),
            problems == 0 ? "no drift" : problems + " to review",
            seen.waived().isEmpty() ? "" : ", %s waived".formatted(seen.waived().size()));
  }

  @Override
  public DriftReport drift() {
    HistorySeen seen = look();
    DriftReport report =
        new DriftReport(
            environment.name(),
            environment.mode(),
            seen.reading().asOf(),
            seen.reading().source(),
            seen.comparisons().stream().map(Comparison::row).toList(),
            findings(seen),
            seen.waived());
    return catalog(seen).added(report);
  }

  @Override
  public ColumnView column() {
    HistorySeen seen = look();
    Map<MigrationId, Cell> cells = new LinkedHashMap<>();
    Map<String, Cell> outside = new LinkedHashMap<>();
    for (Comparison comparison : seen.comparisons()) {
      MigrationId id = comparison.id();
      if (id != null) {
        cells.put(id, comparison.toCell());
      } else {
        outside.put(comparison.row().label(), comparison.toCell());
      }
    }
    return new ColumnView(
        new Column(
            environment.name(),
            environment.mode(),
            seen.reading().asOf(),
            seen.reading().source(),
            modeFindings(seen)),
        cells,
        outside);
  }
}
