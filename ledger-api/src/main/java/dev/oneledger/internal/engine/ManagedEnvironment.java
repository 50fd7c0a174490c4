package dev.oneledger.internal.engine;

import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.MigrationId;
import dev.oneledger.Plan;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.spi.History;
import dev.oneledger.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An environment we apply to. */
final class ManagedEnvironment implements EnvironmentOperations {
  private final Context context;
  private final Environment environment;
  private final Target target;
  private final Acceptance acceptance;
  private @Nullable CatalogCheck catalog;

  ManagedEnvironment(Context context, Environment environment, Target target) {
    this.context = context;
    this.environment = environment;
    this.target = target;
    this.acceptance = new Acceptance(environment, context.catalogue());
  }

  /** What is watched of its schema. */
  CatalogCheck catalog() {
    CatalogCheck known = catalog;
    if (known == null) {
      JournalPosition position = new JournalPosition(context, environment, target);
      known = new CatalogCheck(context, environment, position);
      catalog = known;
    }
    return known;
  }

  Looked look() {
    return new ManagedLook(context, environment, target).look();
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
        : "%s: %s to apply.".formatted(environment.name(), steps);
  }

  @Override
  public SyncReport sync() {
    Optional<List<Finding>> settled =
        new Standstill(context, environment, target, acceptance).look();
    if (acceptance.appliesNothing()) {
      SyncReport verified =
          settled.isPresent()
              ? verified(settled.get())
              : new Verification(context, environment, target, this, acceptance).run();
      return environment.watch() == null ? verified : catalog().added(verified, catalog().look());
    }
    return settled.isPresent() ? watched(report(List.of(), settled.get())) : syncDue();
  }

  /** The same where somebody has seen that something may be due. */
  private SyncReport syncDue() {
    return watched(new ManagedSync(context, environment, target, this).run());
  }

  private SyncReport watched(SyncReport synced) {
    return environment.watch() == null
        ? synced
        : catalog().added(synced, catalog().lookAndRecord());
  }

  /** Syncs without asking first whether there is anything to do. */
  SyncReport syncUnsettled() {
    return acceptance.appliesNothing() ? sync() : syncDue();
  }

  private SyncReport verified(List<Finding> findings) {
    String summary = acceptance.verified("everything that is meant to be is applied");
    return new SyncReport(environment.name(), environment.mode(), List.of(), findings, summary);
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
            ? environment.name() + ": nothing to apply."
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
    DriftReport managed =
        new ManagedDrift(context, looked.view()).report(environment, looked.findings());
    History former = environment.history();
    DriftReport whole =
        former == null
            ? managed
            : new FormerHistory(context, environment, former).added(managed, looked.view());
    return catalog().added(whole);
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
