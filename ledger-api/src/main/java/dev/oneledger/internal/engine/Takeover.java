package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Begins the journal of a managed environment whose schema holds migrations already. */
final class Takeover {
  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;

  Takeover(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    this.key = context.journalOf(environment.name());
    Target configured = environment.target();
    if (environment.mode() != Mode.MANAGED || configured == null) {
      throw new LedgerException(
          "Environment '%s' is configured as %s: configure it with Environment.managed(...) first."
              .formatted(environment.name(), environment.mode().label()));
    }
    this.target = configured;
  }

  /** Counts everything up to a migration as applied. */
  SyncReport baseline(String upTo) {
    MigrationId last = IdResolver.of(context).resolve(upTo);
    EnvironmentRecord record = context.recordOf(environment.name());
    List<Finding> findings = new ArrayList<>(Admission.mode(environment, record).stream().toList());
    Admission.refuseBlocked("The baseline was not taken.", findings);
    List<Migration> expected = expected(record).migrations();
    if (expected.stream().noneMatch(migration -> migration.id().equals(last))) {
      throw new LedgerException(
          "The baseline was not taken: %s is not meant for environment '%s'. Assign a release that contains it first."
              .formatted(last, environment.name()));
    }
    List<Migration> covered =
        expected.stream()
            .filter(migration -> !migration.id().isRepeatable())
            .filter(migration -> migration.id().compareTo(last) <= 0)
            .toList();
    return begin(covered, "baseline at " + last, Map.of());
  }

  /** Takes over what another tool's history says is applied. */
  SyncReport promote(History history) {
    EnvironmentRecord record = context.recordOf(environment.name());
    HistoryReading reading = history.read();
    List<Comparison> comparisons =
        new HistoryComparer(environment, expected(record), List.of())
            .compare(reading, Optional.empty());
    List<Finding> problems =
        comparisons.stream()
            .map(Comparison::finding)
            .filter(Objects::nonNull)
            .filter(Finding::isProblem)
            .toList();
    if (!problems.isEmpty()) {
      throw new FindingsException(
          "Environment '%s' was not promoted: settle these first.".formatted(environment.name()),
          problems);
    }
    List<Migration> there =
        comparisons.stream()
            .filter(comparison -> comparison.cell() == CellState.APPLIED)
            .map(Comparison::ours)
            .filter(Objects::nonNull)
            .toList();
    return begin(there, "promoted from " + reading.source(), Map.of("history", reading.source()));
  }

  private Expectation expected(EnvironmentRecord record) {
    return Expectation.of(
        context, context.appRecord(), record, environment.followsReleases(), Expectation.Own.NONE);
  }

  private SyncReport begin(List<Migration> there, String why, Map<String, String> details) {
    LedgerJournals journals = context.journals();
    if (!isHalfDone()) {
      refuseOpened();
      journals.register(there);
      if (!context.recordOf(environment.name()).isKnown()) {
        journals.openEnvironment(
            environment.name(), environment.mode(), environment.followsReleases());
      }
      target.apply(Step.entriesOnly(why), entries(there), context.deadline(environment.name()));
    }
    Map<String, String> change = new TreeMap<>(details);
    change.put(EnvironmentRecord.MODE, Mode.MANAGED.label());
    change.put("why", why);
    journals.record(environment.name(), EntryKind.MODE_CHANGED, change, List.of(), current -> true);
    List<Finding> findings =
        new JournalCopy(context, target, environment.name()).update().stream().toList();
    return new SyncReport(
        environment.name(),
        environment.mode(),
        there.stream().map(Migration::id).toList(),
        findings,
        "%s: %s, %s counted as applied."
            .formatted(environment.name(), why, Counted.migrations(there.size())));
  }

  /** Whether an earlier takeover wrote the journal and ended before the ledger knew of it. */
  private boolean isHalfDone() {
    boolean recordedOtherwise =
        context
            .recordOf(environment.name())
            .mode()
            .filter(mode -> mode != Mode.MANAGED)
            .isPresent();
    return recordedOtherwise && !target.read(key, 0).isEmpty();
  }

  private void refuseOpened() {
    List<JournalEntry> entries = target.read(key, 0);
    if (!entries.isEmpty()) {
      throw new LedgerException(
          "Environment '%s' has a journal already (%d entries): it is managed, sync it."
              .formatted(environment.name(), entries.size()));
    }
    TargetState state = target.inspect(key);
    if (!state.otherJournals().isEmpty()) {
      throw new FindingsException(
          "The journal of '%s' was not opened.".formatted(environment.name()),
          List.of(Findings.foreignJournal(environment.name(), state)));
    }
  }

  private List<JournalEntry> entries(List<Migration> there) {
    JournalWriter writer = new JournalWriter(key, List.of());
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(
        writer.next(
            LedgerJournals.opening(environment, target.inspect(key)), context.stamps().now()));
    for (Migration migration : there) {
      entries.add(
          writer.next(
              EntryKind.BASELINED,
              context.stamps().now(),
              LedgerJournals.subject(migration),
              Map.of()));
    }
    return entries;
  }
}
