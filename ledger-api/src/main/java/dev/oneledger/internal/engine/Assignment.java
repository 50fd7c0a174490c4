package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.GateOverride;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.journal.EntryDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assigns a release to an environment, if it continues what is assigned there. */
final class Assignment {
  private final Context context;
  private final ReleaseDocument release;
  private final String environment;
  private final List<GateOverride> overrides;

  Assignment(
      Context context, ReleaseDocument release, String environment, List<GateOverride> overrides) {
    this.context = context;
    this.release = release;
    this.environment = environment;
    this.overrides = overrides;
  }

  void record() {
    Optional<Environment> configured = context.configured(environment);
    EnvironmentRecord record = context.recordOf(environment);
    if (configured.isEmpty() && !record.isKnown()) {
      context.need(environment);
    }
    refuseUnlessFollowing(
        configured.map(Environment::followsReleases).orElseGet(record::followsReleases));
    configured
        .flatMap(known -> Admission.mode(known, record))
        .ifPresent(
            finding -> {
              throw new FindingsException(
                  "Release %s cannot be assigned.".formatted(release.name()), List.of(finding));
            });
    AppRecord app = context.appRecord();
    refuseSuperseded(app);
    GatesPassed gates = GateCheck.beforeAssignment(context, release, environment, overrides);
    EntryDraft assigned = new EntryDraft(EntryKind.ASSIGNED, null, gates.with(details()));
    LedgerJournals journals = context.journals();
    configured.ifPresent(known -> journals.openEnvironment(environment, known.mode(), true));
    journals.record(
        environment,
        gates.entries(context.stamps(), assigned),
        List.of(),
        current -> {
          refuseDiverging(app, current);
          return true;
        });
  }

  private Map<String, String> details() {
    return Map.of(
        EnvironmentRecord.RELEASE,
        release.name().id(),
        EnvironmentRecord.REVISION,
        Integer.toString(release.name().revision()),
        EnvironmentRecord.FOLLOWS,
        "releases",
        EnvironmentRecord.LINEAGE,
        release.lineage().digest().toString(),
        EnvironmentRecord.STATE,
        StateWhenApplied.of(release.lineage().pins()).toString());
  }

  private void refuseUnlessFollowing(boolean follows) {
    if (!follows) {
      throw refused(
          "that environment follows the latest migrations. Configure it with followingReleases()");
    }
  }

  private void refuseSuperseded(AppRecord app) {
    app.latest(release.name().id())
        .filter(latest -> latest.name().revision() > release.name().revision())
        .ifPresent(
            latest -> {
              throw refused("it is superseded by %s. Assign that one".formatted(latest.name()));
            });
  }

  /**
   * A later revision of the assigned release may take its place; anything else must continue it.
   */
  private void refuseDiverging(AppRecord app, EnvironmentRecord current) {
    current
        .assignment()
        .flatMap(assigned -> app.revision(assigned.releaseId(), assigned.revision()))
        .filter(assigned -> !replaces(assigned))
        .filter(assigned -> !release.lineage().extendsFrom(assigned.lineage()))
        .ifPresent(
            assigned -> {
              throw refused(
                  "its lineage does not continue that of %s, which is assigned there. Assign a later release"
                      .formatted(assigned.name()));
            });
  }

  private boolean replaces(ReleaseDocument assigned) {
    return assigned.name().id().equals(release.name().id())
        && assigned.name().revision() <= release.name().revision();
  }

  private LedgerException refused(String why) {
    return new LedgerException(
        "Release %s cannot be assigned to '%s': %s.".formatted(release.name(), environment, why));
  }
}
