package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.engine.AppRecord.Registered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an environment is meant to have: migrations in order of application, each with our text.
 *
 * @param migrations in order
 * @param findings where the build's file is not our text, because ours is applied or pinned already
 * @param release the assigned release, if the environment follows releases and has one
 */
record Expectation(
    List<Migration> migrations,
    Map<MigrationId, Finding> findings,
    Optional<ReleaseDocument> release) {

  /** What an environment that follows releases is meant to have: its assigned release's lineage. */
  static Expectation ofReleases(Context context, AppRecord app, EnvironmentRecord environment) {
    Optional<ReleaseDocument> release =
        environment.assignment().map(assigned -> assigned(app, assigned));
    Lineage lineage = release.map(ReleaseDocument::lineage).orElse(Lineage.EMPTY);
    return new Expectation(context.texts().migrations(lineage), Map.of(), release);
  }

  private static ReleaseDocument assigned(AppRecord app, EnvironmentRecord.Assignment assigned) {
    return app.revision(assigned.releaseId(), assigned.revision())
        .orElseThrow(
            () ->
                new LedgerException(
                    "Release %s r%d is assigned, but the ledger's journal has no such release: restore the ledger from a backup."
                        .formatted(assigned.releaseId(), assigned.revision())));
  }

  /**
   * What an environment that follows the latest migrations is meant to have: all of the build's.
   *
   * @param applied which migrations the environment's own journal records as applied: those are
   *     held against that record, not against the registered text
   */
  static Expectation ofLatest(Context context, AppRecord app, Predicate<MigrationId> applied) {
    List<Migration> ours = new ArrayList<>();
    Map<MigrationId, Finding> findings = new LinkedHashMap<>();
    for (Migration migration : context.catalogue().migrations()) {
      Optional<Lineage.Pin> fixed =
          applied.test(migration.id()) ? Optional.empty() : fixedOtherwise(context, app, migration);
      if (fixed.isEmpty()) {
        ours.add(migration);
        continue;
      }
      Migration registered = context.texts().migrations(new Lineage(List.of(fixed.get()))).get(0);
      ours.add(registered);
      findings.put(migration.id(), Findings.changedInBuild(registered, migration));
    }
    return new Expectation(ours, findings, Optional.empty());
  }

  /** The registered text, where it differs from the build's and is applied or pinned somewhere. */
  private static Optional<Lineage.Pin> fixedOtherwise(
      Context context, AppRecord app, Migration migration) {
    if (migration.id().isRepeatable()) {
      return Optional.empty();
    }
    Optional<Registered> registered = app.registered(migration.id());
    return registered
        .map(Registered::pin)
        .filter(pin -> !pin.textHash().equals(migration.textHash()))
        .filter(pin -> new FixedTexts(context, app).isFixed(pin.id(), pin.textHash()));
  }

  Set<MigrationId> ids() {
    return migrations.stream().map(Migration::id).collect(Collectors.toSet());
  }
}
