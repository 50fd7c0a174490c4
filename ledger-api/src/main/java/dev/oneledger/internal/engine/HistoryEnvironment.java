package dev.oneledger.internal.engine;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      HistoryReading reading,
      List<Comparison> comparisons,
      List<Finding> modeFindings,
      List<Finding> findings) {}

  private Seen look() {
    EnvironmentRecord record = context.recordOf(environment.name());
    AppRecord app = context.appRecord();
    Expectation expectation =
        Expectation.of(context, app, record, environment.followsReleases(), Expectation.Own.NONE);
    HistoryReading reading = history.read();
    List<Comparison> comparisons =
        new HistoryComparer(environment, expectation, others(app, expectation))
            .compare(reading, Observation.last(context, record));
    List<Finding> modeFindings = Admission.mode(environment, record).stream().toList();
    List<Finding> findings = new ArrayList<>(modeFindings);
    findings.addAll(expectation.findings().values());
    comparisons.stream().map(Comparison::finding).filter(Objects::nonNull).forEach(findings::add);
    return new Seen(reading, comparisons, modeFindings, findings);
  }

  /** Migrations the ledger or the build knows that are not meant for this environment so far. */
  private List<Migration> others(AppRecord app, Expectation expectation) {
    Set<MigrationId> expected = expectation.ids();
    List<Lineage.Pin> registeredOnly = new ArrayList<>();
    for (MigrationId id : app.ids()) {
      if (!expected.contains(id) && context.catalogue().find(id).isEmpty()) {
        app.registered(id).ifPresent(registeredOnly::add);
      }
    }
    List<Migration> others =
        new ArrayList<>(context.texts().migrations(new Lineage(registeredOnly)));
    context.catalogue().migrations().stream()
        .filter(migration -> !expected.contains(migration.id()))
        .forEach(others::add);
    return others;
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
    context.tellDrift(environment.name(), seen.findings());
    Admission.refuseBlocked(
        "Environment '%s' cannot be synced.".formatted(environment.name()), seen.modeFindings());
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
            EnvironmentRecord.AS_OF,
            seen.reading().asOf().toString(),
            "source",
            seen.reading().source()),
        List.of(document),
        current -> isNewer(seen.reading(), current));
    return new SyncReport(
        environment.name(), environment.mode(), List.of(), seen.findings(), summary(seen));
  }

  /** A slow reader does not put an older sight of the environment over a newer one. */
  private static boolean isNewer(HistoryReading reading, EnvironmentRecord current) {
    return current.observation().filter(noted -> noted.at().isAfter(reading.asOf())).isEmpty();
  }

  /** Ours, in an environment that follows the latest: registered so that their texts are kept. */
  private static List<Migration> registrable(Seen seen) {
    return seen.comparisons().stream().map(Comparison::ours).filter(Objects::nonNull).toList();
  }

  private String summary(Seen seen) {
    long there = seen.comparisons().stream().filter(c -> c.theirs() != null).count();
    long problems = seen.findings().stream().filter(Finding::isProblem).count();
    return "%s: read %s from %s, nothing written there; %s."
        .formatted(
            environment.name(),
            Counted.migrations(there),
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
            seen.modeFindings()),
        cells,
        outside);
  }
}
