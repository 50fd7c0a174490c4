package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an environment is meant to have: migrations in order of application, each with our text.
 *
 * @param order the whole of it, in order
 * @param migrations in order; all of it, except what is applied already and whose text is out of
 *     reach while the ledger does not answer
 * @param findings where the build's file is not our text, because ours is applied or pinned already
 * @param release the assigned release, if the environment follows releases and has one
 */
record Expectation(
    List<MigrationId> order,
    List<Migration> migrations,
    Map<MigrationId, Finding> findings,
    Optional<ReleaseName> release) {

  /** With the text of every migration. */
  Expectation(
      List<Migration> migrations,
      Map<MigrationId, Finding> findings,
      Optional<ReleaseName> release) {
    this(migrations.stream().map(Migration::id).toList(), migrations, findings, release);
  }

  /**
   * What an environment's own journal says, where it is at hand: what it records as applied is held
   * against that record, not against the registered text.
   *
   * @param environment null where no journal is at hand
   */
  record Own(@Nullable String environment, Predicate<MigrationId> applied) {
    static final Own NONE = new Own(null, id -> false);
  }

  /**
   * What an environment is meant to have, by the releases assigned to it or by the latest
   * migrations.
   */
  static Expectation of(
      Context context,
      AppRecord app,
      EnvironmentRecord environment,
      boolean followsReleases,
      Own own) {
    return followsReleases ? ofReleases(context, app, environment) : ofLatest(context, app, own);
  }

  /** What an environment that follows releases is meant to have: its assigned release's lineage. */
  private static Expectation ofReleases(
      Context context, AppRecord app, EnvironmentRecord environment) {
    Optional<ReleaseDocument> release =
        environment.assignment().map(assigned -> assigned(app, assigned));
    Lineage lineage = release.map(ReleaseDocument::lineage).orElse(Lineage.EMPTY);
    return new Expectation(
        context.texts().migrations(lineage), Map.of(), release.map(ReleaseDocument::name));
  }

  private static ReleaseDocument assigned(AppRecord app, EnvironmentRecord.Assignment assigned) {
    return app.revision(assigned.releaseId(), assigned.revision())
        .orElseThrow(
            () ->
                new LedgerException(
                    "Release %s r%s is assigned, but the ledger's journal has no such release: restore the ledger from a backup."
                        .formatted(assigned.releaseId(), assigned.revision())));
  }

  /** What an environment that follows the latest migrations is meant to have: all the build's. */
  private static Expectation ofLatest(Context context, AppRecord app, Own own) {
    OurText texts = new OurText(context, app, own.environment());
    List<Migration> ours = new ArrayList<>();
    Map<MigrationId, Finding> findings = new LinkedHashMap<>();
    for (Migration build : context.catalogue().migrations()) {
      if (own.applied().test(build.id())) {
        ours.add(build);
      } else {
        OurText.Choice choice = texts.of(build);
        ours.add(choice.migration());
        choice.finding().ifPresent(finding -> findings.put(build.id(), finding));
      }
    }
    return new Expectation(ours, findings, Optional.empty());
  }

  /** The same without asking the ledger: all the build's, at the build's texts. */
  static Expectation ofBuild(Context context) {
    return new Expectation(
        List.copyOf(context.catalogue().migrations()), Map.of(), Optional.empty());
  }

  Set<MigrationId> ids() {
    return Set.copyOf(order);
  }
}
