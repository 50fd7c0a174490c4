package dev.oneledger.internal.engine;

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
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.History;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    return begin(covered.stream().map(Taken::of).toList(), "baseline at " + last, Map.of());
  }

  /** Takes over what another tool's history says is applied. */
  SyncReport promote(History history) {
    HistorySeen seen = new HistoryLook(context, environment, history).look();
    new PromotionCheck(environment.name(), seen).refuseUnsettled();
    String source = seen.reading().source();
    List<Taken> there =
        seen.comparisons().stream().map(Taken::of).flatMap(Optional::stream).toList();
    return begin(there, "promoted from " + source, Map.of("history", source));
  }

  private Expectation expected(EnvironmentRecord record) {
    return Expectation.of(
        context, context.appRecord(), record, environment.followsReleases(), Expectation.Own.NONE);
  }

  private SyncReport begin(List<Taken> there, String why, Map<String, String> details) {
    LedgerJournals journals = context.journals();
    List<JournalEntry> journal = target.read(key, 0);
    if (!isHalfDone(journal)) {
      refuseOpened(journal);
      journals.register(there.stream().map(Taken::migration).flatMap(Optional::stream).toList());
      if (!context.recordOf(environment.name()).isKnown()) {
        journals.openEnvironment(
            environment.name(), environment.mode(), environment.followsReleases());
      }
      target.apply(
          Step.entriesOnly(why), entries(journal, there), context.deadline(environment.name()));
    }
    Map<String, String> change = new TreeMap<>(details);
    change.put(EnvironmentRecord.MODE, Mode.MANAGED.label());
    change.put(EnvironmentRecord.WHY, why);
    journals.record(environment.name(), EntryKind.MODE_CHANGED, change, List.of(), current -> true);
    List<Finding> findings =
        new JournalCopy(context, target, environment.name()).update().stream().toList();
    return new SyncReport(
        environment.name(),
        environment.mode(),
        there.stream().map(Taken::id).toList(),
        findings,
        "%s: %s, %s counted as applied."
            .formatted(environment.name(), why, Counted.migrations(there.size())));
  }

  /** Whether an earlier takeover wrote the journal and ended before the ledger knew of it. */
  private boolean isHalfDone(List<JournalEntry> journal) {
    boolean recordedOtherwise =
        context
            .recordOf(environment.name())
            .mode()
            .filter(mode -> mode != Mode.MANAGED)
            .isPresent();
    return recordedOtherwise && JournalMode.of(journal).filter(Mode.MANAGED::equals).isPresent();
  }

  private void refuseOpened(List<JournalEntry> journal) {
    if (JournalMode.of(journal).filter(Mode.MANAGED::equals).isPresent()) {
      throw new LedgerException(
          "Environment '%s' has a journal already (%d entries): it is managed, sync it."
              .formatted(environment.name(), journal.size()));
    }
    TargetState state = target.inspect(key);
    if (journal.isEmpty() && !state.otherJournals().isEmpty()) {
      throw new FindingsException(
          "The journal of '%s' was not opened.".formatted(environment.name()),
          List.of(Findings.foreignJournal(environment.name(), state)));
    }
  }

  /** A new journal, or one that goes on after the environment was demoted for a while. */
  private List<JournalEntry> entries(List<JournalEntry> journal, List<Taken> there) {
    JournalWriter writer = new JournalWriter(key, journal);
    JournalState state = JournalState.of(journal);
    List<JournalEntry> entries = new ArrayList<>();
    EntryDraft first =
        journal.isEmpty()
            ? LedgerJournals.opening(environment, target.inspect(key))
            : JournalMode.changed(Mode.MANAGED, "promoted again");
    entries.add(writer.next(first, context.stamps().now()));
    there.stream()
        .filter(taken -> !taken.isRecorded(state))
        .forEach(taken -> entries.add(writer.next(taken.draft(), context.stamps().now())));
    gone(state, there)
        .forEach(recorded -> entries.add(writer.next(undone(recorded), context.stamps().now())));
    return entries;
  }

  /** What was applied when the environment was demoted, and is not there any more. */
  private static List<JournalState.Recorded> gone(JournalState state, List<Taken> there) {
    Set<MigrationId> ids = there.stream().map(Taken::id).collect(Collectors.toSet());
    return state.all().entrySet().stream()
        .filter(known -> state.isApplied(known.getKey()) && !ids.contains(known.getKey()))
        .filter(known -> !RollbackName.isRollback(known.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static EntryDraft undone(JournalState.Recorded recorded) {
    return new EntryDraft(
        EntryKind.ROLLED_BACK,
        recorded.subject(),
        Map.of(EnvironmentRecord.WHY, "not in the other tool's history any more"));
  }
}
