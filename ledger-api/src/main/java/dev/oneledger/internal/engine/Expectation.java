package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
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

  /**
   * What an environment is meant to have, by the releases assigned to it or by the latest
   * migrations.
   *
   * @param applied see {@link #ofLatest}
   */
  static Expectation of(
      Context context,
      AppRecord app,
      EnvironmentRecord environment,
      boolean followsReleases,
      Predicate<MigrationId> applied) {
    return followsReleases
        ? ofReleases(context, app, environment)
        : ofLatest(context, app, applied);
  }

  /** What an environment that follows releases is meant to have: its assigned release's lineage. */
  private static Expectation ofReleases(
      Context context, AppRecord app, EnvironmentRecord environment) {
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
  private static Expectation ofLatest(
      Context context, AppRecord app, Predicate<MigrationId> applied) {
    OurText texts = new OurText(context, app);
    List<Migration> ours = new ArrayList<>();
    Map<MigrationId, Finding> findings = new LinkedHashMap<>();
    for (Migration build : context.catalogue().migrations()) {
      if (applied.test(build.id())) {
        ours.add(build);
      } else {
        OurText.Choice choice = texts.of(build);
        ours.add(choice.migration());
        choice.finding().ifPresent(finding -> findings.put(build.id(), finding));
      }
    }
    return new Expectation(ours, findings, Optional.empty());
  }

  Set<MigrationId> ids() {
    return migrations.stream().map(Migration::id).collect(Collectors.toSet());
  }
}
