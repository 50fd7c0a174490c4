package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Plan;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.internal.statementwise.Progress;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes a migration back in one managed environment, by a new migration that is applied like any
 * other; and applies it there again.
 */
final class Rollback {
  private final Context context;
  private final Environment environment;
  private final Target target;
  private final ManagedEnvironment managed;

  Rollback(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    this.target = Operations.targetOf(environment);
    this.managed = new ManagedEnvironment(context, environment, target);
  }

  /** What taking back would do, or what stands in its way. */
  Plan plan(String wanted) {
    Looked looked = managed.look();
    Migration migration = rollback(looked, wanted);
    List<Finding> findings = hindrances(looked, migration);
    return new Plan(
        environment.name(),
        environment.mode(),
        List.of(new Plan.Step(migration.id(), "rollback", migration.apply().text())),
        findings,
        findings.isEmpty()
            ? "%s: 1 to apply.".formatted(environment.name())
            : "%s: rollback would refuse.".formatted(environment.name()));
  }

  SyncReport rollback(String wanted) {
    Looked looked = managed.look();
    Migration migration = rollback(looked, wanted);
    refuse(looked, migration, "'%s' was not rolled back.".formatted(wanted));
    context.journals().register(List.of(migration));
    return apply(
        looked, new Due(migration, "rollback", Optional.empty(), progress(looked, migration)));
  }

  SyncReport reapply(String wanted) {
    Looked looked = managed.look();
    MigrationId id = resolve(looked, wanted);
    Optional<Recorded> recorded = looked.view().state().of(id);
    if (recorded.isEmpty() || recorded.get().status() != JournalState.Status.ROLLED_BACK) {
      throw new LedgerException(
          "Migration '%s' cannot be applied again in environment '%s': it is %s there, expected rolled back. Sync applies what is pending."
              .formatted(id, environment.name(), stateOf(recorded)));
    }
    Migration migration = expected(looked, id);
    refuse(looked, migration, "'%s' was not applied again.".formatted(id));
    context.journals().register(List.of(migration));
    return apply(
        looked, new Due(migration, "asked for", Optional.empty(), recorded.get().progress()));
  }

  private Migration expected(Looked looked, MigrationId id) {
    Finding finding = looked.view().expectation().findings().get(id);
    if (finding != null && finding.isProblem()) {
      throw new FindingsException("'%s' was not applied again.".formatted(id), List.of(finding));
    }
    return looked.view().expectation().migrations().stream()
        .filter(migration -> migration.id().equals(id))
        .findFirst()
        .orElseGet(
            () ->
                new RollbackTexts(context)
                    .registered(id)
                    .orElseThrow(
                        () ->
                            new LedgerException(
                                "Migration '%s' is neither in this build nor in the ledger: bring its file back."
                                    .formatted(id))));
  }

  private SyncReport apply(Looked looked, Due due) {
    context
        .journals()
        .openEnvironment(environment.name(), environment.mode(), environment.followsReleases());
    managed.catalog().lookAndRecord();
    new MigrationApplication(
            context,
            environment,
            target,
            context.deadline(environment.name()),
            looked.view().entries(),
            List.of())
        .apply(due, 1, 1);
    List<Finding> findings =
        new JournalCopy(context, target, environment.name()).update().stream().toList();
    return managed
        .catalog()
        .added(
            managed.report(List.of(due.migration().id()), findings),
            managed.catalog().lookAndRecord());
  }

  /** The migration that takes another one back here: one that is ready, or a new one. */
  private Migration rollback(Looked looked, String wanted) {
    MigrationId id = resolve(looked, wanted);
    Optional<Recorded> recorded = looked.view().state().of(id);
    if (recorded.isEmpty() || recorded.get().status() != JournalState.Status.APPLIED) {
      throw new LedgerException(
          "Migration '%s' cannot be rolled back in environment '%s': it is %s there, expected applied."
              .formatted(id, environment.name(), stateOf(recorded)));
    }
    Set<MigrationId> taken = new TreeSet<>(looked.view().state().all().keySet());
    return new RollbackTexts(context).rollbackOf(id, recorded.get(), taken);
  }

  private static String stateOf(Optional<Recorded> recorded) {
    return recorded.map(known -> known.entry().kind().status()).orElse("not applied");
  }

  private MigrationId resolve(Looked looked, String wanted) {
    Set<MigrationId> there = looked.view().state().all().keySet();
    return IdResolver.in(environment.name(), there).resolve(wanted);
  }

  private Progress progress(Looked looked, Migration migration) {
    return looked.view().state().of(migration.id()).map(Recorded::progress).orElse(Progress.NONE);
  }

  private void refuse(Looked looked, Migration migration, String what) {
    List<Finding> findings = hindrances(looked, migration);
    if (!findings.isEmpty()) {
      throw new FindingsException(what, findings);
    }
  }

  /** What must be settled first: of the environment as a whole, of this migration, later ones. */
  private List<Finding> hindrances(Looked looked, Migration migration) {
    List<Finding> findings = new ArrayList<>(looked.obstructions());
    ApplyScript.obstacles(migration, target)
        .forEach(why -> findings.add(Findings.notRunnable(environment.name(), migration, why)));
    RollbackName.original(migration.id())
        .map(original -> laterThan(looked.view().state(), original))
        .filter(later -> !later.isEmpty())
        .ifPresent(
            later -> findings.add(Findings.laterFirst(environment.name(), migration.id(), later)));
    return findings;
  }

  /** What was applied after a migration and is not taken back, in the order of application. */
  private static List<MigrationId> laterThan(JournalState state, MigrationId original) {
    long place = state.of(original).map(recorded -> recorded.entry().sequence()).orElse(0L);
    return state.all().entrySet().stream()
        .filter(each -> each.getValue().status() == JournalState.Status.APPLIED)
        .filter(each -> each.getValue().entry().sequence() > place)
        .filter(each -> !each.getKey().isRepeatable() && !RollbackName.isRollback(each.getKey()))
        .sorted(Comparator.comparing(each -> each.getValue().entry().sequence()))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }
}
