package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.GateOverride;
import dev.oneledger.LedgerException;
import dev.oneledger.ReleaseConditions;
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
  private final ChainRules chain;

  Assignment(
      Context context, ReleaseDocument release, String environment, List<GateOverride> overrides) {
    this.context = context;
    this.release = release;
    this.environment = environment;
    this.overrides = overrides;
    this.chain =
        new ChainRules(
            release.name(),
            release.conditions(),
            "Release %s cannot be assigned to '%s'.".formatted(release.name(), environment));
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
    chain.refuseSuperseded(app);
    chain.refuseExpired(context.stamps().now().at());
    refuseUnlessAllowed();
    GatesPassed gates = GateCheck.beforeAssignment(context, release, environment, overrides);
    EntryDraft draft = new EntryDraft(EntryKind.ASSIGNED, null, gates.with(details()));
    LedgerJournals journals = context.journals();
    configured.ifPresent(known -> journals.openEnvironment(environment, known.mode(), true));
    journals.record(
        environment,
        gates.entries(context.stamps(), draft),
        List.of(),
        current -> {
          current
              .assignment()
              .flatMap(assigned -> app.revision(assigned.releaseId(), assigned.revision()))
              .ifPresent(this::refuseUnlessContinuing);
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

  private void refuseUnlessAllowed() {
    if (!release.conditions().allow(environment)) {
      throw chain.refused(
          FindingCode.ENVIRONMENT_NOT_ALLOWED,
          "it is for %s only, not for '%s'."
              .formatted(String.join(", ", release.conditions().environments()), environment),
          "Assign it there, or cut a revision with onlyFor(...) that names this environment.");
    }
  }

  /**
   * A later revision of the assigned release may take its place; anything else must continue it,
   * and may skip releases unless it requires one of them.
   */
  private void refuseUnlessContinuing(ReleaseDocument assigned) {
    if (!replaces(assigned) && !release.lineage().extendsFrom(assigned.lineage())) {
      throw chain.refused(
          FindingCode.BUNDLE_DIVERGES,
          "its lineage does not continue that of %s, which is assigned to '%s'."
              .formatted(assigned.name(), environment),
          "Assign a later release.");
    }
    ReleaseConditions.Prefix required = release.conditions().requires();
    if (required != null && !replaces(assigned) && !required.begins(assigned.lineage())) {
      throw chain.refused(
          FindingCode.PREFIX_MISSING,
          "it requires release '%s' to be in place, and '%s' has %s."
              .formatted(required.release(), environment, assigned.name()),
          "Assign release '%s' and replay it first.".formatted(required.release()));
    }
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
