package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at another tool's history and at what the ledger says of it. Writes nothing. */
final class HistoryLook {
  private final Context context;
  private final Environment environment;
  private final History history;

  HistoryLook(Context context, Environment environment, History history) {
    this.context = context;
    this.environment = environment;
    this.history = history;
  }

  HistorySeen look() {
    return look(history.read());
  }

  /** The same for a history that was read already. */
  HistorySeen look(HistoryReading reading) {
    EnvironmentRecord record = context.recordOf(environment.name());
    AppRecord app = context.appRecord();
    Expectation expectation =
        Expectation.of(context, app, record, environment.followsReleases(), Expectation.Own.NONE);
    List<Migration> others = others(app, record, expectation);
    List<Comparison> compared =
        new HistoryComparer(
                environment,
                expectation,
                others,
                record.adopted(),
                new TextJudge(environment.name(), context.catalogue(), expectation))
            .compare(reading, lastSeen(record));
    Waivers waivers = new Waivers(record, context.stamps().clock());
    List<Comparison> comparisons = compared.stream().map(waivers::applied).toList();
    List<Finding> findings = new ArrayList<>(unseenInBuild(expectation, compared));
    findings.addAll(waivers.open(comparisons));
    HistoryNotes notes = new HistoryNotes(environment, expectation, others);
    findings.addAll(notes.of(reading));
    return new HistorySeen(
        record,
        reading,
        expectation,
        comparisons,
        findings,
        waivers.waived(comparisons),
        notes.pending(reading));
  }

  /** While we apply there, the journal says what was there, and not what was seen before that. */
  private Optional<Observation> lastSeen(EnvironmentRecord record) {
    return record.mode().filter(Mode.MANAGED::equals).isPresent()
        ? Optional.empty()
        : Observation.last(context, record);
  }

  /** What is wrong with the build's texts, unless the comparison has said so in its own way. */
  private List<Finding> unseenInBuild(Expectation expectation, List<Comparison> comparisons) {
    Set<MigrationId> said =
        comparisons.stream()
            .filter(this::isAboutTheBuild)
            .map(Comparison::id)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return expectation.findings().entrySet().stream()
        .filter(finding -> !said.contains(finding.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private boolean isAboutTheBuild(Comparison comparison) {
    MigrationId id = comparison.id();
    Finding finding = comparison.finding();
    Comparison.Other other = comparison.outcome().other();
    return id != null
        && other != null
        && finding != null
        && finding.code() == FindingCode.UNSEEN_CHANGE
        && context.catalogue().find(id).filter(b -> b.apply().equals(other.text())).isPresent();
  }

  /** Migrations the ledger or the build knows that are not meant for this environment so far. */
  private List<Migration> others(AppRecord app, EnvironmentRecord record, Expectation expectation) {
    Set<MigrationId> expected = expectation.ids();
    List<Lineage.Pin> registeredOnly = new ArrayList<>();
    for (MigrationId id : app.ids()) {
      if (!expected.contains(id) && context.catalogue().find(id).isEmpty()) {
        app.registered(id).ifPresent(registeredOnly::add);
      }
    }
    for (EnvironmentRecord.Adopted adopted : record.adopted().values()) {
      Hash text = adopted.textHash();
      boolean isKnown =
          app.registered(adopted.id()).isPresent()
              || context.catalogue().find(adopted.id()).isPresent();
      if (text != null && !isKnown) {
        registeredOnly.add(new Lineage.Pin(adopted.id(), text, null));
      }
    }
    List<Migration> others =
        new ArrayList<>(context.texts().migrations(new Lineage(registeredOnly)));
    context.catalogue().migrations().stream()
        .filter(migration -> !expected.contains(migration.id()))
        .forEach(others::add);
    return others;
  }
}
