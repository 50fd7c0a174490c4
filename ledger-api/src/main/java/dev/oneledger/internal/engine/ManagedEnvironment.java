package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.Plan;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.internal.journal.Succession;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An environment we apply to. */
final class ManagedEnvironment implements EnvironmentOperations {
  /** The findings that speak against applying anything, not just what sync would apply. */
  private static final Set<FindingCode> OBSTRUCT =
      EnumSet.of(
          FindingCode.MODE_MISMATCH,
          FindingCode.IN_DOUBT,
          FindingCode.FOREIGN_JOURNAL,
          FindingCode.UNMANAGED_SCHEMA,
          FindingCode.ENTRY_ALTERED,
          FindingCode.ENTRY_MISSING,
          FindingCode.CHAIN_BROKEN,
          FindingCode.STATE_WRONG);

  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;

  ManagedEnvironment(Context context, Environment environment, Target target) {
    this.context = context;
    this.environment = environment;
    this.target = target;
    this.key = context.journalOf(environment.name());
  }

  /** The environment, and what stands in the way of working with it. */
  record Looked(ManagedView view, List<Finding> findings) {
    boolean isNew() {
      return view.entries().isEmpty();
    }

    /** What stands in the way of everything here, whichever migration it is about. */
    List<Finding> obstructions() {
      return findings.stream().filter(finding -> OBSTRUCT.contains(finding.code())).toList();
    }
  }

  Looked look() {
    EnvironmentRecord record = context.recordOf(environment.name());
    List<JournalEntry> entries = target.read(key, 0);
    JournalState state = JournalState.of(entries);
    ManagedView view =
        ManagedView.of(environment.name(), entries, state, expectation(record, state));
    List<Finding> findings = new ArrayList<>();
    Admission.mode(environment, record).ifPresent(findings::add);
    findings.addAll(JournalVerifier.verify(key, entries));
    if (entries.isEmpty()) {
      findings.addAll(occupied(target.inspect(key)));
    }
    findings.addAll(view.findings(environment.outOfOrder()));
    view.due().forEach(due -> findings.addAll(hindrances(due)));
    return new Looked(view, findings);
  }

  private Expectation expectation(EnvironmentRecord record, JournalState state) {
    return Expectation.of(
        context, context.appRecord(), record, environment.followsReleases(), state::isApplied);
  }

  private List<Finding> occupied(TargetState state) {
    if (!state.otherJournals().isEmpty()) {
      return List.of(Findings.foreignJournal(environment.name(), state));
    }
    return state.objects().isEmpty()
        ? List.of()
        : List.of(Findings.unmanagedSchema(environment.name(), state));
  }

  private List<Finding> hindrances(Due due) {
    Migration migration = due.migration();
    List<String> obstacles = ApplyScript.obstacles(migration, target);
    if (!obstacles.isEmpty()) {
      return obstacles.stream()
          .map(why -> Findings.notRunnable(environment.name(), migration, why))
          .toList();
    }
    return ApplyScript.misfit(migration, due.progress(), target.dialect()).stream()
        .map(what -> Findings.partlyApplied(environment.name(), migration, due.progress(), what))
        .toList();
  }

  /**
   * Whether the last entries alone show that there is nothing to do: the recorded mode is the
   * configured one, and the journal's state digest is that of this build with everything applied.
   */
  private boolean isAtHead() {
    if (environment.followsReleases()) {
      return false;
    }
    Optional<JournalEntry> head = target.head(key);
    if (head.isEmpty()
        || !head.get().chain().state().equals(context.catalogue().digestWhenApplied())) {
      return false;
    }
    Map<JournalKey, JournalEntry> heads = context.store().heads(context.app());
    JournalEntry about = heads.get(JournalKey.ledger(context.app(), environment.name()));
    JournalEntry last = head.get();
    boolean isCopied =
        JournalCopy.isKept(heads.get(key), last)
            || JournalCopy.isKept(heads.get(Succession.copyOf(key)), last);
    return about != null
        && Mode.MANAGED.label().equals(about.detail(EnvironmentRecord.MODE))
        && isCopied;
  }

  @Override
  public Plan plan() {
    Looked looked = look();
    List<Plan.Step> steps =
        looked.view().due().stream()
            .map(
                due ->
                    new Plan.Step(
                        due.migration().id(), due.reason(), due.migration().apply().text()))
            .toList();
    Plan plan = new Plan(environment.name(), environment.mode(), steps, looked.findings(), "");
    return new Plan(
        plan.environment(), plan.mode(), steps, plan.findings(), summary(plan, steps.size()));
  }

  private String summary(Plan plan, int steps) {
    if (plan.isBlocked()) {
      return "%s: sync would refuse.".formatted(environment.name());
    }
    return steps == 0
        ? "%s: nothing to apply.".formatted(environment.name())
        : "%s: %d to apply.".formatted(environment.name(), steps);
  }

  @Override
  public SyncReport sync() {
    return isAtHead()
        ? report(List.of(), List.of())
        : new ManagedSync(context, environment, target, this).run();
  }

  SyncReport report(List<MigrationId> applied, List<Finding> findings) {
    String summary =
        applied.isEmpty()
            ? "%s: nothing to apply.".formatted(environment.name())
            : "%s: applied %s."
                .formatted(
                    environment.name(),
                    String.join(", ", applied.stream().map(MigrationId::toString).toList()));
    return new SyncReport(environment.name(), environment.mode(), applied, findings, summary);
  }

  @Override
  public DriftReport drift() {
    Looked looked = look();
    return new ManagedDrift(context, looked.view()).report(environment, looked.findings());
  }

  @Override
  public ColumnView column() {
    Looked looked = look();
    String aboutMigrations = environment.name() + ", ";
    List<Finding> whole =
        looked.findings().stream()
            .filter(finding -> finding.isProblem() && !finding.place().startsWith(aboutMigrations))
            .toList();
    return new ColumnView(
        new Column(
            environment.name(),
            environment.mode(),
            context.stamps().clock().instant(),
            "journal",
            whole),
        looked.view().cells(),
        Map.of());
  }
}
