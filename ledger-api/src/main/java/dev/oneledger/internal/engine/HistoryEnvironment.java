package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Plan;
import dev.oneledger.SqlText;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.SyncReport;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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

  /** Both sides at one moment. */
  private record Seen(
      HistoryReading reading, List<Comparison> comparisons, List<Finding> findings) {}

  private Seen look() {
    EnvironmentRecord record = context.recordOf(environment.name());
    AppRecord app = context.appRecord();
    Expectation expectation =
        environment.followsReleases()
            ? Expectation.ofReleases(context, app, record)
            : Expectation.ofLatest(context, app, id -> false);
    HistoryReading reading = history.read();
    List<Comparison> comparisons =
        new HistoryComparer(environment.name(), expectation.migrations(), others(app, expectation))
            .compare(reading);
    List<Finding> findings = new ArrayList<>();
    Admission.mode(environment, record).ifPresent(findings::add);
    findings.addAll(expectation.findings().values());
    comparisons.stream().map(Comparison::finding).filter(Objects::nonNull).forEach(findings::add);
    findings.addAll(missing(record, comparisons));
    return new Seen(reading, comparisons, findings);
  }

  /** Migrations the ledger or the build knows that are not meant for this environment so far. */
  private List<Migration> others(AppRecord app, Expectation expectation) {
    Set<MigrationId> expected = expectation.ids();
    Map<MigrationId, Migration> others = new LinkedHashMap<>();
    List<Lineage.Pin> registeredOnly = new ArrayList<>();
    for (Migration migration : context.catalogue().migrations()) {
      if (!expected.contains(migration.id())) {
        others.put(migration.id(), migration);
      }
    }
    for (MigrationId id : app.ids()) {
      if (!expected.contains(id) && !others.containsKey(id)) {
        app.registered(id).ifPresent(registeredOnly::add);
      }
    }
    List<Migration> all = new ArrayList<>(others.values());
    all.addAll(context.texts().migrations(new Lineage(registeredOnly)));
    return all;
  }

  /** What was applied there when it was last observed, and is not there any more. */
  private List<Finding> missing(EnvironmentRecord record, List<Comparison> comparisons) {
    Set<String> pending = new HashSet<>();
    comparisons.stream()
        .filter(comparison -> comparison.theirs() == null && comparison.ours() != null)
        .forEach(
            comparison -> pending.add(Objects.requireNonNull(comparison.ours()).id().canonical()));
    Optional<Observation> before = Observation.last(context, record);
    return before.map(Observation::lines).orElse(List.of()).stream()
        .filter(line -> line.state() == CellState.APPLIED && pending.contains(line.key()))
        .map(line -> Findings.missing(environment.name(), MigrationId.parse(line.key())))
        .toList();
  }

  @Override
  public Plan plan() {
    Seen seen = look();
    return new Plan(
        environment.name(),
        environment.mode(),
        List.of(),
        seen.findings(),
        "%s is %s: somebody else applies there; sync reads %s and records what it sees."
            .formatted(environment.name(), environment.mode().label(), seen.reading().source()));
  }

  @Override
  public SyncReport sync() {
    Seen seen = look();
    Admission.refuseBlocked(
        "Environment '%s' cannot be synced.".formatted(environment.name()),
        Admission.mode(environment, context.recordOf(environment.name())).stream().toList());
    if (!environment.followsReleases()) {
      context.journals().register(registrable(seen));
    }
    SqlText document =
        new Observation(seen.comparisons().stream().map(Comparison::observation).toList()).toText();
    LedgerJournals journals = context.journals();
    journals.openEnvironment(environment.name(), environment.mode(), environment.followsReleases());
    journals.record(
        environment.name(),
        EntryKind.OBSERVED,
        Map.of(
            EnvironmentRecord.OBSERVATION,
            document.textHash().toString(),
            "source",
            seen.reading().source()),
        List.of(document));
    return new SyncReport(
        environment.name(), environment.mode(), List.of(), seen.findings(), summary(seen));
  }

  /** Ours, in an environment that follows the latest: registered so that their texts are kept. */
  private static List<Migration> registrable(Seen seen) {
    return seen.comparisons().stream().map(Comparison::ours).filter(Objects::nonNull).toList();
  }

  private String summary(Seen seen) {
    long there = seen.comparisons().stream().filter(c -> c.theirs() != null).count();
    long problems = seen.findings().stream().filter(Finding::isProblem).count();
    return "%s: read %d migrations from %s, nothing written there; %s."
        .formatted(
            environment.name(),
            there,
            seen.reading().source(),
            problems == 0 ? "no drift" : problems + " to review");
  }

  @Override
  public DriftReport drift() {
    Seen seen = look();
    return new DriftReport(
        environment.name(),
        environment.mode(),
        seen.reading().asOf(),
        seen.reading().source(),
        seen.comparisons().stream().map(Comparison::row).toList(),
        seen.findings());
  }

  @Override
  public ColumnView column() {
    Seen seen = look();
    Map<MigrationId, Cell> cells = new LinkedHashMap<>();
    Map<String, Cell> outside = new LinkedHashMap<>();
    for (Comparison comparison : seen.comparisons()) {
      Migration ours = comparison.ours();
      if (ours != null) {
        cells.put(ours.id(), comparison.toCell());
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
            Admission.mode(environment, context.recordOf(environment.name())).stream().toList()),
        cells,
        outside);
  }
}
