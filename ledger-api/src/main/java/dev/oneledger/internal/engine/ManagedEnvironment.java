package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.Plan;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An environment we apply to. */
final class ManagedEnvironment implements EnvironmentOperations {
  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;
  private final Acceptance acceptance;

  ManagedEnvironment(Context context, Environment environment, Target target) {
    this.context = context;
    this.environment = environment;
    this.target = target;
    this.key = context.journalOf(environment.name());
    this.acceptance = new Acceptance(environment, context.catalogue());
  }

  Looked look() {
    return new ManagedLook(context, environment, target).look();
  }

  /**
   * Whether the last entries alone show that there is nothing to do: the recorded mode is the
   * configured one, the journal's state digest is that of this build with everything applied, and
   * the ledger knows of all of it.
   */
  private boolean isAtHead() {
    if (environment.followsReleases() || !acceptance.acceptsAll()) {
      return false;
    }
    Optional<JournalEntry> head = target.head(key);
    return head.isPresent()
        && head.get().chain().state().equals(context.catalogue().digestWhenApplied())
        && isKnown(head.get());
  }

  private boolean isKnown(JournalEntry head) {
    try {
      Map<JournalKey, JournalEntry> heads = context.store().heads(context.app());
      JournalEntry about = heads.get(JournalKey.ledger(context.app(), environment.name()));
      return about != null
          && Mode.MANAGED.label().equals(about.detail(EnvironmentRecord.MODE))
          && JournalCopy.isComplete(heads, head);
    } catch (LedgerSilentException silence) {
      return false;
    }
  }

  @Override
  public Plan plan() {
    Looked looked = look();
    if (acceptance.appliesNothing()) {
      Plan plan =
          new Plan(
              environment.name(), environment.mode(), List.of(), looked.findingsOfVerifying(), "");
      return summarised(plan);
    }
    List<Plan.Step> steps = looked.wanted().stream().map(ManagedEnvironment::step).toList();
    return summarised(
        new Plan(environment.name(), environment.mode(), steps, looked.findings(), ""));
  }

  private static Plan.Step step(Due due) {
    String reason =
        due.overtaker()
            .map(later -> "%s, late: %s is applied already".formatted(due.reason(), later))
            .orElse(due.reason());
    return new Plan.Step(due.migration().id(), reason, due.migration().apply().text());
  }

  private Plan summarised(Plan plan) {
    return new Plan(plan.environment(), plan.mode(), plan.steps(), plan.findings(), summary(plan));
  }

  private String summary(Plan plan) {
    if (plan.isBlocked()) {
      return "%s: sync would refuse.".formatted(environment.name());
    }
    int steps = plan.steps().size();
    return steps == 0
        ? "%s: nothing to apply.".formatted(environment.name())
        : "%s: %d to apply.".formatted(environment.name(), steps);
  }

  @Override
  public SyncReport sync() {
    boolean atHead = isAtHead();
    if (acceptance.appliesNothing()) {
      return atHead
          ? verified(acceptance.verified(context.catalogue().ids().size(), Verification.BUILD))
          : new Verification(context, environment, target, this, acceptance).run();
    }
    return atHead
        ? report(List.of(), List.of())
        : new ManagedSync(context, environment, target, this).run();
  }

  private SyncReport verified(String summary) {
    return new SyncReport(environment.name(), environment.mode(), List.of(), List.of(), summary);
  }

  SyncReport report(List<MigrationId> applied, List<Finding> findings) {
    return report(applied, Map.of(), findings);
  }

  /**
   * @param late which of them came late, and after which applied migration
   */
  SyncReport report(
      List<MigrationId> applied, Map<MigrationId, MigrationId> late, List<Finding> findings) {
    String summary =
        applied.isEmpty()
            ? "%s: nothing to apply.".formatted(environment.name())
            : "%s: applied %s."
                .formatted(
                    environment.name(),
                    String.join(", ", applied.stream().map(id -> inWords(id, late)).toList()));
    return new SyncReport(environment.name(), environment.mode(), applied, findings, summary);
  }

  private static String inWords(MigrationId id, Map<MigrationId, MigrationId> late) {
    MigrationId later = late.get(id);
    return later == null ? id.toString() : "%s (late, after %s)".formatted(id, later);
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
