package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.spi.History;
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
    List<JournalEntry> journal = journal().read();
    if (!journal.isEmpty()) {
      throw alreadyManaged(journal);
    }
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
    List<JournalEntry> journal = journal().read();
    refuseOpened(journal);
    LedgerJournals journals = context.journals();
    journals.register(there.stream().map(Taken::migration).flatMap(Optional::stream).toList());
    journal().append(why, entries(journal, there));
    if (!context.recordOf(environment.name()).isKnown()) {
      journals.openEnvironment(
          environment.name(), environment.mode(), environment.followsReleases());
    }
    Map<String, String> change = new TreeMap<>(details);
    change.put(EnvironmentRecord.MODE, Mode.MANAGED.label());
    change.put(EnvironmentRecord.WHY, why);
    journals.record(environment.name(), EntryKind.MODE_CHANGED, change, List.of(), current -> true);
    List<Finding> findings =
        new JournalCopy(context, target, environment.name()).update().stream().toList();
    List<MigrationId> applied = there.stream().filter(Taken::isApplied).map(Taken::id).toList();
    return new SyncReport(
        environment.name(),
        environment.mode(),
        applied,
        findings,
        "%s: %s, %s counted as applied."
            .formatted(environment.name(), why, Counted.migrations(applied.size())));
  }

  private VerifiedJournal journal() {
    return new VerifiedJournal(
        context, target, key, "Environment '%s' was not taken over".formatted(environment.name()));
  }

  private Optional<Mode> recordedMode() {
    return context.recordOf(environment.name()).mode();
  }

  /**
   * A managed journal is only gone on with where the ledger does not know of it: then an earlier
   * takeover ended halfway.
   */
  private void refuseOpened(List<JournalEntry> journal) {
    boolean managed = JournalMode.of(journal).filter(Mode.MANAGED::equals).isPresent();
    if (managed && recordedMode().filter(mode -> mode != Mode.MANAGED).isEmpty()) {
      throw alreadyManaged(journal);
    }
    if (journal.isEmpty()) {
      refuseForeign();
    }
  }

  private LedgerException alreadyManaged(List<JournalEntry> journal) {
    return new LedgerException(
        "Environment '%s' has a journal already (%s entries): it is managed, sync it."
            .formatted(environment.name(), journal.size()));
  }

  /** The journal of another environment that is still managed, not of one that was demoted. */
  private void refuseForeign() {
    TargetState state = target.inspect(key);
    boolean foreign =
        state.otherJournals().stream()
            .anyMatch(
                other ->
                    JournalMode.of(target.read(other, 0)).filter(Mode.MANAGED::equals).isPresent());
    if (foreign) {
      throw new FindingsException(
          "The journal of '%s' was not opened.".formatted(environment.name()),
          List.of(Findings.foreignJournal(environment.name(), state)));
    }
  }

  /**
   * A new journal, or one that goes on: after the environment was demoted for a while, or after a
   * takeover that ended halfway.
   */
  private List<JournalEntry> entries(List<JournalEntry> journal, List<Taken> there) {
    JournalWriter writer = new JournalWriter(key, journal);
    JournalState state = JournalState.of(journal);
    List<EntryDraft> drafts = new ArrayList<>();
    if (journal.isEmpty()) {
      drafts.add(LedgerJournals.opening(environment, target.inspect(key)));
    } else if (JournalMode.of(journal).filter(Mode.MANAGED::equals).isEmpty()) {
      drafts.add(JournalMode.changed(Mode.MANAGED, "promoted again"));
    }
    there.stream()
        .filter(taken -> !taken.isRecorded(state))
        .forEach(taken -> drafts.add(taken.draft()));
    drafts.addAll(gone(state, there));
    return drafts.stream().map(draft -> writer.next(draft, context.stamps().now())).toList();
  }

  /**
   * What the journal has as applied and their history has not: taken back there while somebody else
   * applied. A repeatable one that ran there with another text is among it, and so is due again.
   */
  private static List<EntryDraft> gone(JournalState state, List<Taken> there) {
    Set<MigrationId> ids = there.stream().map(Taken::id).collect(Collectors.toSet());
    return state.all().keySet().stream()
        .filter(id -> state.isApplied(id) && !ids.contains(id) && !RollbackName.isRollback(id))
        .map(id -> undone(id, state.of(id).orElseThrow()))
        .toList();
  }

  private static EntryDraft undone(MigrationId id, JournalState.Recorded recorded) {
    return new EntryDraft(
        EntryKind.ROLLED_BACK,
        id.isRepeatable() ? new Subject(id.toString(), null, null) : recorded.subject(),
        Map.of(EnvironmentRecord.WHY, "not so in the other tool's history any more"));
  }
}
